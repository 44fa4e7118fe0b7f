import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { canReplaceItself, ownAppImage } from '../../../../src-main/features/updates/own-place.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-own-place-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

test('a user’s AppImage can be replaced; a missing one, a deb and an archive cannot', async () => {
  const path = join(folder, 'camwall.AppImage')
  vi.stubEnv('APPIMAGE', path)
  vi.stubEnv('APPDIR', dirname(process.execPath))
  expect(canReplaceItself('linux')).toBe(false)
  await writeFile(path, '')
  expect(canReplaceItself('linux')).toBe(true)
  vi.stubEnv('APPIMAGE', undefined)
  expect(canReplaceItself('linux')).toBe(false)
})

test('another AppImage, in whose terminal Camwall was started, is not its own', async () => {
  const other = join(folder, 'terminal.AppImage')
  await writeFile(other, '')
  vi.stubEnv('APPIMAGE', other)
  for (const mounted of [
    folder,
    join(folder, 'gone'),
    `${dirname(process.execPath)}/no`,
    undefined,
  ]) {
    vi.stubEnv('APPDIR', mounted)
    expect(ownAppImage()).toBeUndefined()
    expect(canReplaceItself('linux')).toBe(false)
  }
})

test('the folder of the mounted AppImage may be given by a link', async () => {
  const link = join(folder, 'mounted')
  await symlink(dirname(process.execPath), link)
  vi.stubEnv('APPIMAGE', '/opt/camwall.AppImage')
  vi.stubEnv('APPDIR', link)
  expect(ownAppImage()).toBe('/opt/camwall.AppImage')
})
