import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { canReplaceItself } from '../../../../src-main/features/updates/own-place.ts'

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
  expect(canReplaceItself('linux')).toBe(false)
  await writeFile(path, '')
  expect(canReplaceItself('linux')).toBe(true)
  vi.stubEnv('APPIMAGE', undefined)
  expect(canReplaceItself('linux')).toBe(false)
})
