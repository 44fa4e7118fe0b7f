import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  tilesSchema,
  windowsSchema,
  withoutSurplus,
} from '../../../../src-main/app/settings/kept.ts'
import { MAX_TILES, MAX_WINDOWS } from '../../../../src-main/contract/limits.ts'

const place = (id: string) => ({ id, x: 0, y: 0, width: 10, height: 10, maximized: false })

describe('stored tiles', () => {
  test.each([
    [
      'the same id twice',
      [
        { id: 't1', camera: 'A' },
        { id: 't1', camera: 'B' },
      ],
      /same id/,
    ],
    ['no id', [{ camera: 'A' }], /id/],
    ['an empty id', [{ id: '', camera: 'A' }], /id/],
    ['no camera', [{ id: 't1' }], /camera/],
    ['only names', ['A'], /object/],
  ])('are refused with %s', (_name, tiles, why) => {
    expect(tilesSchema.safeParse(tiles).error?.message).toMatch(why)
  })

  test('beyond the maximum, tiles of absent cameras are removed, first tile first', () => {
    const tiles = Array.from({ length: MAX_TILES + 2 }, (_, index) => ({
      id: `t${index}`,
      camera: `Pi ${index}`,
    }))
    expect(withoutSurplus(tiles, new Set(['Pi 0', 'Pi 2']))).toEqual(
      tiles.filter(({ id }) => !['t1', 't3'].includes(id)),
    )
  })

  test('within the maximum, or with every camera present, stay the same list', () => {
    fc.assert(
      fc.property(fc.nat(MAX_TILES + 50), fc.boolean(), (length, areThere) => {
        const tiles = Array.from({ length }, (_, index) => ({ id: `t${index}`, camera: 'A' }))
        const left = withoutSurplus(tiles, new Set(areThere ? ['A'] : []))
        expect(left).toHaveLength(areThere ? length : Math.min(length, MAX_TILES))
        if (length <= MAX_TILES) expect(left).toBe(tiles)
      }),
    )
  })
})

describe('stored windows', () => {
  test('are limited to the maximum', () => {
    const places = Array.from({ length: MAX_WINDOWS + 3 }, (_, index) => place(`w${index}`))
    expect(windowsSchema.parse(places)).toEqual(places.slice(0, MAX_WINDOWS))
  })

  test.each([
    ['the same id twice', [place('w1'), place('w1')]],
    ['no width', [{ ...place('w1'), width: 0 }]],
    ['half a pixel', [{ ...place('w1'), x: 0.5 }]],
  ])('are refused with %s', (_name, places) => {
    expect(windowsSchema.safeParse(places).success).toBe(false)
  })
})
