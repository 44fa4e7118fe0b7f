import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ListenOptions } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkDisplay, displayServers } from '../../scripts/display-server.ts'

const closing: (() => unknown)[] = []
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-display-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await rm(folder, { recursive: true })
})

/** Stands in for a display server: it accepts connections. */
async function listen(options: ListenOptions) {
  const server = createServer((socket) => socket.destroy())
  server.listen(options)
  await once(server, 'listening')
  closing.push(() => server.close())
  return server
}

const placesOf = (env: Record<string, string>) =>
  displayServers(env).flatMap(({ endpoints }) => endpoints)

test('X11: an abstract socket and a file, or TCP', () => {
  const sockets = [{ path: '\0/tmp/.X11-unix/X7' }, { path: '/tmp/.X11-unix/X7' }]
  for (const DISPLAY of [':7', ':7.1', 'unix:7']) expect(placesOf({ DISPLAY })).toEqual(sockets)
  expect(placesOf({ DISPLAY: 'localhost:10.0' })).toEqual([{ host: 'localhost', port: 6010 }])
  expect(placesOf({ DISPLAY: 'nonsense' })).toEqual([])
})

test('Wayland: a file in the user’s runtime folder', () => {
  const XDG_RUNTIME_DIR = '/run/user/1000'
  expect(placesOf({ WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR })).toEqual([
    { path: '/run/user/1000/wayland-0' },
  ])
  expect(placesOf({ WAYLAND_DISPLAY: '/tmp/w', XDG_RUNTIME_DIR })).toEqual([{ path: '/tmp/w' }])
  expect(placesOf({ WAYLAND_DISPLAY: 'wayland-0' })).toEqual([])
})

test.runIf(process.platform === 'linux')('a display that accepts connections passes', async () => {
  await listen({ path: join(folder, 'wayland-0') })
  const there = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: folder }
  await checkDisplay(there)
  await checkDisplay({ ...there, DISPLAY: ':4094' })
  await listen({ path: '\0/tmp/.X11-unix/X4093' })
  await checkDisplay({ DISPLAY: ':4093.0' })
  await checkDisplay({})
})

test('a missing display is reported by name, with a remedy', async () => {
  await expect(checkDisplay({ DISPLAY: ':4094' })).rejects.toThrow(
    /DISPLAY is :4094, but nothing answers there\.\n.*unset it .*env -u DISPLAY npm start/,
  )
  const WAYLAND_DISPLAY = join(folder, 'gone')
  await expect(checkDisplay({ DISPLAY: 'nonsense', WAYLAND_DISPLAY })).rejects.toThrow(
    /DISPLAY is nonsense and WAYLAND_DISPLAY is .*gone, .*\n.*unset them .*env -u DISPLAY -u WAYLAND_DISPLAY/,
  )
})
