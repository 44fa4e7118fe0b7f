/** The Exec line is parsed as by a desktop. */
import { expect, test } from 'vitest'
import { execOf } from '../package/desktop-entry.ts'

test('field codes are omitted', () => {
  const entry =
    '[Desktop Entry]\nName=Camwall\nExec=/opt/Camwall/camwall --fullscreen %U\nIcon=camwall\n'
  expect(execOf(entry)).toEqual(['/opt/Camwall/camwall', '--fullscreen'])
})

test('a quoted path is one argument', () => {
  expect(execOf('Exec="/opt/My \\"Wall/wall" %f\n')).toEqual(['/opt/My "Wall/wall'])
})

test('an entry without an Exec line is an error', () => {
  expect(() => execOf('[Desktop Entry]\nTryExec=x\n')).toThrow('no Exec line')
})
