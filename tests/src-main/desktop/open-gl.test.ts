import { expect, test, vi } from 'vitest'
import { spareOpenGl } from '../../../src-main/desktop/open-gl.ts'

function fakeApp() {
  const ready = Promise.resolve()
  return { disableHardwareAcceleration: vi.fn<() => void>(), whenReady: () => ready }
}

test.each([
  [['null', 'shm', 'tty0', 'fb0'], 1],
  [['null', 'dri'], 0],
  [['nvidia0', 'nvidiactl'], 0],
  [['nvhost-gpu'], 0],
  [['dxg'], 0],
])('of the devices %j, hardware acceleration is turned off %i times', (devices, times) => {
  const app = fakeApp()
  spareOpenGl(app, 'linux', {}, () => devices)
  expect(app.disableHardwareAcceleration).toHaveBeenCalledTimes(times)
})

test('GTK loads no OpenGL, and programs that Camwall opens may', async () => {
  const app = fakeApp()
  const environment: NodeJS.ProcessEnv = {}
  spareOpenGl(app, 'linux', environment, () => ['dri'])
  expect(environment['GDK_GL']).toBe('disable')
  await app.whenReady()
  expect(environment).not.toHaveProperty('GDK_GL')
})

test('what a person has set for GTK stays', async () => {
  const app = fakeApp()
  const environment: NodeJS.ProcessEnv = { GDK_GL: 'always' }
  spareOpenGl(app, 'linux', environment, () => [])
  await app.whenReady()
  expect(environment).toEqual({ GDK_GL: 'always' })
})

test.each(['darwin', 'win32'] as const)('nothing is changed on %s', (platform) => {
  const app = fakeApp()
  const environment: NodeJS.ProcessEnv = {}
  spareOpenGl(app, platform, environment, () => [])
  expect(environment).toEqual({})
  expect(app.disableHardwareAcceleration).not.toHaveBeenCalled()
})
