import { expect, test } from 'vitest'
import { settingsFolder } from '../../../src-main/node-hub/settings-folder.ts'

const ofLinux = (environment: Readonly<Record<string, string>>) =>
  settingsFolder({ platform: 'linux', environment, home: '/home/ann' })

test('on Linux it is in the folder for configurations', () => {
  expect(ofLinux({})).toBe('/home/ann/.config/Camwall')
  expect(ofLinux({ XDG_CONFIG_HOME: '/etc/xdg' })).toBe('/etc/xdg/Camwall')
})

test('on a Mac it is in the library', () => {
  expect(settingsFolder({ platform: 'darwin', environment: {}, home: '/Users/ann' })).toBe(
    '/Users/ann/Library/Application Support/Camwall',
  )
})
