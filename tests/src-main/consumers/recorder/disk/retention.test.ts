import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ListedFile } from '../../../../../src-main/consumers/recorder/disk/manifest.ts'
import { isOwnPath, partPath } from '../../../../../src-main/consumers/recorder/disk/part-path.ts'
import {
  deleteOwn,
  keepWithin,
  surplus,
} from '../../../../../src-main/consumers/recorder/disk/retention.ts'
import { ManifestInMemory } from '../../../../support/a-recording.ts'

const DAY_MS = 86_400_000
const KEEP_ALL = { days: null, bytes: null, freeBytes: 0 }
const NOW = Date.UTC(2026, 10, 26)

describe('which files must go', () => {
  const files = (count: number): readonly ListedFile[] =>
    Array.from({ length: count }, (_, index) => ({
      id: index,
      path: '',
      bytes: 10,
      endedAt: NOW - (count - index) * DAY_MS,
    }))
  const ids = (gone: readonly ListedFile[]) => gone.map(({ id }) => id)
  const space = { bytes: 50, freeBytes: 100 }

  test('none without a limit', () => {
    expect(surplus(files(5), KEEP_ALL, space, NOW)).toEqual([])
  })

  test.each([
    [{ ...KEEP_ALL, days: 3 }, [0, 1]],
    [{ ...KEEP_ALL, bytes: 25 }, [0, 1, 2]],
    [{ ...KEEP_ALL, freeBytes: 111 }, [0, 1]],
    [{ days: 4, bytes: 30, freeBytes: 0 }, [0, 1]],
    [{ ...KEEP_ALL, freeBytes: 1e9 }, [0, 1, 2, 3, 4]],
  ])('%j', (retention, expected) => {
    expect(ids(surplus(files(5), retention, space, NOW))).toEqual(expected)
  })

  test('never more than the limits need, and always from the oldest on', () => {
    const limit = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 })),
        limit,
        limit,
        (sizes, bytes, freeBytes) => {
          const all = sizes.map((size, id) => ({ id, path: '', bytes: size, endedAt: NOW }))
          const total = sizes.reduce((sum, size) => sum + size, 0)
          const gone = surplus(
            all,
            { days: null, bytes, freeBytes },
            { bytes: total, freeBytes: 100 },
            NOW,
          )
          const freed = gone.reduce((sum, file) => sum + file.bytes, 0)
          const last = gone.at(-1)?.bytes ?? 0
          const isEnough = (amount: number) => total - amount <= bytes && 100 + amount >= freeBytes
          expect(gone).toEqual(all.slice(0, gone.length))
          expect(isEnough(freed) || gone.length === all.length).toBe(true)
          if (gone.length > 0) expect(isEnough(freed - last)).toBe(false)
        },
      ),
    )
  })
})

describe('only files that Camwall recorded are deleted', () => {
  let outer = ''
  let folder = ''

  beforeEach(async () => {
    outer = await mkdtemp(join(tmpdir(), 'camwall-retention-'))
    folder = join(outer, 'recordings')
    mkdirSync(folder)
  })
  afterEach(async () => {
    await rm(outer, { recursive: true })
  })

  const contents = async () => {
    const names = await readdir(outer, { recursive: true, withFileTypes: true })
    const files = names.filter((entry) => entry.isFile())
    return new Map(
      await Promise.all(
        files.map(async ({ parentPath, name }) => {
          const path = join(parentPath, name)
          return [path, await readFile(path, 'utf8')] as const
        }),
      ),
    )
  }

  const own = (camera: string) => partPath(camera, NOW, 'mkv', 1)
  const put = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  test('whatever a manifest lists that somebody has changed', async () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }).map(own),
      fc.constantFrom('../mine.mkv', '2026-11-26/../../mine.mkv', '/etc/passwd', 'mine.mkv', '.'),
      fc.constantFrom('2026-11-26/mine.txt', '2026-11-26\\mine.mkv', '2026-11-26/a/b.mkv', ''),
    )
    const row = fc.record({ path: name, bytes: fc.constantFrom(3, 4), isOnDisk: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        put(join(outer, 'mine.mkv'), 'mine')
        put(join(folder, 'mine.mkv'), 'mine')
        const manifest = new ManifestInMemory([])
        for (const { path, bytes, isOnDisk } of rows) {
          const id = manifest.begin({ path, camera: '', format: 'mkv', at: 0 })
          manifest.finish(id, { bytes, endedAt: 0 })
          if (isOnDisk && isOwnPath(path)) put(join(folder, path), 'film')
        }
        const before = await contents()
        const tools = { freeBytes: () => 0, openBytes: 0, now: NOW }
        keepWithin(folder, manifest, { ...KEEP_ALL, days: 1 }, tools)
        const after = await contents()
        const may = new Set(
          rows.filter(({ bytes }) => bytes === 4).map(({ path }) => join(folder, path)),
        )
        for (const path of before.keys())
          expect(after.has(path)).toBe(!(may.has(path) && path.startsWith(join(folder, '2026'))))
        expect(manifest.oldest(1)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test.runIf(process.platform !== 'win32')('links are not followed', () => {
    const path = own('Barn')
    const target = join(outer, 'target.mkv')
    put(target, 'film')
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    symlinkSync(target, join(folder, path))
    deleteOwn(folder, { path, bytes: 4 })
    expect(existsSync(join(folder, path))).toBe(true)
    const elsewhere = join(outer, 'elsewhere')
    put(join(elsewhere, 'Gate.mkv'), 'film')
    symlinkSync(elsewhere, join(folder, '2026-01-01'))
    deleteOwn(folder, { path: '2026-01-01/Gate.mkv', bytes: 4 })
    expect(existsSync(join(elsewhere, 'Gate.mkv'))).toBe(true)
  })

  test('a day’s folder goes with its last file', async () => {
    put(join(folder, own('Barn')), 'film')
    put(join(folder, own('Gate')), 'film')
    deleteOwn(folder, { path: own('Barn'), bytes: 4 })
    expect(await readdir(folder)).toHaveLength(1)
    deleteOwn(folder, { path: own('Gate'), bytes: 4 })
    expect(await readdir(folder)).toEqual([])
  })
})
