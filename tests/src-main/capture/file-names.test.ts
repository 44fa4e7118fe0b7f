import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fileDate,
  fileNameOf,
  fileNamesOf,
  fileTime,
  MAX_NAME_BYTES,
} from '../../../src-main/capture/file-names.ts'

const SPECIAL = Array.from('./\\:*?"<>|~- \t\n\0\u0085\u202e\u200d')

/** Any JSON text, also with lone surrogates, and more often with what is special in names of files. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom(...SPECIAL, 'a', 'A', 'é', 'e\u0301'),
  }),
  fc.constantFrom('CON', 'nul.txt', 'COM1', 'lpt².png', 'con ', 'Aux.', '..', '.', '', ' ', '~'),
)

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i

test('a safe name stays as it is', () => {
  for (const name of [
    'Barn',
    'Hof 2',
    'カメラ-1',
    'Straße',
    '入口.2',
    'console',
    'nullpunkt',
    '👨‍👩‍👧',
  ])
    expect(fileNameOf(name)).toBe(name)
})

test('other texts become a safe name with a suffix of their own', () => {
  expect(fileNameOf('../../etc/passwd')).toMatch(/^_\._\.\._etc_passwd-[0-9a-f]{8}$/)
  expect(fileNameOf('NUL')).toMatch(/^_NUL-[0-9a-f]{8}$/)
  expect(fileNameOf('com1.jpg')).toMatch(/^_com1\.jpg-[0-9a-f]{8}$/)
  expect(fileNameOf('')).toMatch(/^_-[0-9a-f]{8}$/)
  expect(fileNameOf('a:b')).not.toBe(fileNameOf('a?b'))
  expect(fileNameOf('x'.repeat(500))).not.toBe(fileNameOf('x'.repeat(501)))
})

test('any text becomes the name of a file in its folder', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const name = fileNameOf(text)
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\u202e]/u)
      expect(name).not.toMatch(/^[\s.~-]|[\s.]$|^$/u)
      expect(name).not.toMatch(RESERVED)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MAX_NAME_BYTES)
      expect(fileNameOf(text)).toBe(name)
      expect(fileNameOf(name)).toBe(name)
    }),
    { numRuns: 2000 },
  )
})

describe('the names of several cameras', () => {
  test('differ where case does not count, whatever their order', () => {
    const cameras = ['Barn', 'barn', 'BARN', 'Hof', 'Café', 'Cafe\u0301']
    const names = fileNamesOf(cameras)
    expect(names.get('Hof')).toBe('Hof')
    expect(names.get('Barn')).toMatch(/^Barn-[0-9a-f]{8}$/)
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(6)
    expect(fileNamesOf([...cameras].reverse())).toEqual(names)
  })

  test('differ for any different texts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(texts, { maxLength: 40 }), (cameras) => {
        const names = [...fileNamesOf(cameras).values()]
        const folded = names.map((name) => name.normalize('NFD').toLowerCase())
        expect(new Set(folded).size).toBe(cameras.length)
      }),
    )
  })

  test('are names that this system’s disk takes', async () => {
    const cameras = fc.sample(fc.uniqueArray(texts, { minLength: 200, maxLength: 200 }), {
      numRuns: 1,
      seed: 17,
    })[0]
    const names = [...fileNamesOf(cameras ?? []).values()]
    const folder = await mkdtemp(join(tmpdir(), 'camwall-names-'))
    try {
      for (const name of names) await writeFile(join(folder, name), '', { flag: 'wx' })
      expect((await readdir(folder)).toSorted()).toEqual(names.toSorted())
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('a time', () => {
  const at = Date.UTC(2026, 10, 26, 16, 3, 59, 123)

  test('is local, with milliseconds and zone, without a colon', () => {
    expect(fileTime(at, 60)).toBe('2026-11-26T17-03-59.123+0100')
    expect(fileTime(at, -570)).toBe('2026-11-26T06-33-59.123-0930')
    expect(fileTime(at + 0.7, 0)).toBe('2026-11-26T16-03-59.123+0000')
    expect(fileDate(at, 600)).toBe('2026-11-27')
  })

  test('is by default in the zone of this computer at that time', () => {
    expect(fileTime(at)).toBe(fileTime(at, -new Date(at).getTimezoneOffset()))
  })

  test('sorts', () => {
    const times = fc.integer({ min: 0, max: Date.UTC(9999, 0) })
    const zones = fc.integer({ min: -12 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(times, times, zones, (one, other, zone) => {
        expect(Math.sign(one - other)).toBe(compare(fileTime(one, zone), fileTime(other, zone)))
      }),
    )
  })
})

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
