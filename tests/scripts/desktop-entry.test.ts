/** The Exec line is read as a desktop reads it. */
import { expect, test } from 'vitest'
import { execOf } from '../package/desktop-entry.ts'

test('the codes for what was clicked are left out', () => {
  const entry =
    '[Desktop Entry]\nName=Camwall\nExec=/opt/Camwall/camwall --fullscreen %U\nIcon=camwall\n'
  expect(execOf(entry)).toEqual(['/opt/Camwall/camwall', '--fullscreen'])
})

test('a quoted path is one word', () => {
  expect(execOf('Exec="/opt/My \\"Wall/wall" %f\n')).toEqual(['/opt/My "Wall/wall'])
})

test('an entry without it is no program', () => {
  expect(() => execOf('[Desktop Entry]\nTryExec=x\n')).toThrow('no Exec line')
})
