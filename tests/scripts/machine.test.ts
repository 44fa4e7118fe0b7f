import { expect, test } from 'vitest'
import { isHeadless, isOnPath } from '../../scripts/machine.ts'

test('only Linux without a display is headless', () => {
  expect(isHeadless({}, 'linux')).toBe(true)
  expect(isHeadless({ DISPLAY: '', WAYLAND_DISPLAY: '' }, 'linux')).toBe(true)
  expect(isHeadless({ DISPLAY: ':0' }, 'linux')).toBe(false)
  expect(isHeadless({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false)
  expect(isHeadless({}, 'darwin')).toBe(false)
  expect(isHeadless({}, 'win32')).toBe(false)
})

test('a command that is not on the PATH is not found', async () => {
  expect(await isOnPath('camwall-no-such-command')).toBe(false)
})
