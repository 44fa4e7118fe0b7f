import { expect, test } from 'vitest'
import {
  electronArguments,
  electronEnvironment,
  hiddenLines,
  isBusNoise,
} from '../../scripts/launch.ts'

test("the app's flags follow its folder", () => {
  expect(electronArguments('', ['--demo', '8'], false)).toEqual(['.', '--demo', '8'])
  expect(electronArguments('..', ['--report', 'r.json'], false)).toEqual([
    '..',
    '--report',
    'r.json',
  ])
})

test('only root runs without the sandbox', () => {
  expect(electronArguments('', ['--demo', '8'], true)).toEqual(['--no-sandbox', '.', '--demo', '8'])
})

test('Electron is not started as plain Node', () => {
  expect(electronEnvironment({ ELECTRON_RUN_AS_NODE: '1', DISPLAY: ':5' })).toEqual({
    DISPLAY: ':5',
  })
})

test.each([
  '[11541:1122/180734.180272:ERROR:dbus/bus.cc:405] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
  '[11541:1122/180734.635609:ERROR:dbus/object_proxy.cc:572] Failed to call method: org.freedesktop.DBus.NameHasOwner: object_path= /org/freedesktop/DBus: unknown error type: ',
  '[11541:1122/180734.180272:ERROR:dbus/bus.cc(405)] Failed to connect to the bus: No such file',
])('noise: %s', (line) => {
  expect(isBusNoise(line)).toBe(true)
})

test.each([
  'Error: listen EADDRINUSE: address already in use 0.0.0.0:5555',
  'camwall: dbus/bus.cc is not to be had',
  '[5631:1122/183811.234991:ERROR:components/viz/service/main/viz_main_impl.cc:190] Exiting GPU process due to errors during initialization',
  '[5631:1122/183811.234991:FATAL:dbus/bus.cc:12] Check failed',
  '',
])('shown: %s', (line) => {
  expect(isBusNoise(line)).toBe(false)
})

test('on a real display nothing is hidden', () => {
  expect(hiddenLines({ env: {}, virtual: false })).toEqual({})
  expect(hiddenLines({ env: {}, virtual: true })).toEqual({ hideLine: isBusNoise })
})
