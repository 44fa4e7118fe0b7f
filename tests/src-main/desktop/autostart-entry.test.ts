import { expect, test } from 'vitest'
import { autostartEntry } from '../../../src-main/desktop/autostart-entry.ts'

function execOf(program: string, ...args: readonly string[]): string | undefined {
  return /^Exec=(.*)$/m.exec(autostartEntry(program, args))?.[1]
}

test('the program and its arguments are quoted', () => {
  expect(execOf('/opt/My Camwall/camwall', '--kiosk')).toBe('"/opt/My Camwall/camwall" "--kiosk"')
})

test('what means something in a desktop entry is escaped', () => {
  expect(execOf('/opt/100%/a"$b')).toBe(String.raw`"/opt/100%%/a\\"\\$b"`)
  expect(execOf(String.raw`/opt/a\b`)).toBe(String.raw`"/opt/a\\\\b"`)
})
