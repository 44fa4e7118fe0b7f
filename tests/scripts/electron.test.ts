import { expect, test } from 'vitest'
import { hasStandInFor } from '../../scripts/electron-stand-in.ts'
import { namedElectron } from '../../scripts/electron.ts'

test('an Electron named by a variable comes first', () => {
  const here = process.execPath
  expect(namedElectron({ CAMWALL_ELECTRON: here })).toBe(here)
  expect(namedElectron({ ELECTRON_EXEC_PATH: here })).toBe(here)
  expect(namedElectron({ CAMWALL_ELECTRON: '' })).toBeUndefined()
  expect(namedElectron({})).toBeUndefined()
})

test('a wrong path is an error and is not ignored', () => {
  expect(() => namedElectron({ CAMWALL_ELECTRON: '/no/such/electron' })).toThrow(
    'CAMWALL_ELECTRON names /no/such/electron, which is not there',
  )
})

test('the stand-in is only for Linux x64', () => {
  expect(hasStandInFor('linux', 'x64')).toBe(true)
  expect(hasStandInFor('linux', 'arm64')).toBe(false)
  expect(hasStandInFor('darwin', 'x64')).toBe(false)
  expect(hasStandInFor('win32', 'x64')).toBe(false)
})
