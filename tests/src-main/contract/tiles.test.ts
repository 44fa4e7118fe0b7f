/** Tiles are added, duplicated, moved and removed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  camerasOf,
  hasPicture,
  SELECTED_CAMERA,
  withCameras,
  withHotspot,
  withMoved,
  withoutTiles,
  withTwin,
  type Tiles,
} from '../../../src-main/contract/tiles.ts'

const TILES: Tiles = [
  { id: 't1', camera: 'a' },
  { id: 't2', camera: 'b' },
  { id: 't7', camera: 'c' },
]

const allHere = () => true

function ids(tiles: Tiles): readonly string[] {
  return tiles.map(({ id }) => id)
}

describe('withCameras', () => {
  test('appends a tile for each camera that has none, in order', () => {
    expect(withCameras(TILES, ['x', 'b', 'x', 'y'])).toEqual([
      ...TILES,
      { id: 't8', camera: 'x' },
      { id: 't9', camera: 'y' },
    ])
  })

  test('returns the same list if all have one', () => {
    expect(withCameras(TILES, ['c', 'a'])).toBe(TILES)
  })

  test('starts with t1', () => {
    expect(withCameras([], ['a'])).toEqual([{ id: 't1', camera: 'a' }])
  })

  test.each(['1764176639123456789', 'c12e4567', 't1764176639123456789'])(
    'gives each its own id beside the id %s of a program',
    (id) => {
      expect(ids(withCameras([{ id, camera: 'a' }], ['b', 'c']))).toEqual([id, 't1', 't2'])
    },
  )
})

describe('withTwin', () => {
  test('inserts another tile of the same camera after it', () => {
    expect(withTwin(TILES, 't1')).toEqual([
      { id: 't1', camera: 'a' },
      { id: 't8', camera: 'a' },
      { id: 't2', camera: 'b' },
      { id: 't7', camera: 'c' },
    ])
  })

  test('returns the same list if there is no such tile', () => {
    expect(withTwin(TILES, 't3')).toBe(TILES)
  })
})

describe('withoutTiles', () => {
  test('removes only the given tiles', () => {
    expect(ids(withoutTiles(TILES, new Set(['t1', 't7', 't9'])))).toEqual(['t2'])
    expect(withoutTiles(TILES, new Set(['t9']))).toBe(TILES)
  })
})

describe('withMoved', () => {
  test('moves tiles before another one, or to the end, in their order', () => {
    expect(ids(withMoved(TILES, ['t7'], 't1', allHere))).toEqual(['t7', 't1', 't2'])
    expect(ids(withMoved(TILES, ['t2', 't1'], undefined, allHere))).toEqual(['t7', 't1', 't2'])
  })

  test.each([
    ['nothing moves', ['t1'], 't2'],
    ['a tile does not exist', ['t1', 't9'], 't7'],
    ['the following tile does not exist', ['t1'], 't9'],
    ['the following tile is one of them', ['t1', 't2'], 't2'],
  ])('returns the same list when %s', (_, moved, before) => {
    expect(withMoved(TILES, moved, before, allHere)).toBe(TILES)
  })

  const ABCD: Tiles = ['a', 'b', 'c', 'd'].map((camera) => ({ id: camera, camera }))
  test.each([
    ['a tile to the end', ['b'], ['a'], undefined, ['c', 'b', 'd', 'a']],
    ['a tile before another', ['b'], ['d'], 'a', ['d', 'b', 'a', 'c']],
    ['several tiles past absent ones', ['b', 'c'], ['a'], undefined, ['d', 'b', 'c', 'a']],
    ['no tile past an absent one', ['b'], ['a'], 'c', ['a', 'b', 'c', 'd']],
  ])('keeps the positions of absent cameras: %s', (_, away, moved, before, order) => {
    const isHere = (camera: string) => !away.includes(camera)
    expect(ids(withMoved(ABCD, moved, before, isHere))).toEqual(order)
  })

  test('moves a tile whose camera has just disappeared', () => {
    const isHere = (camera: string) => camera !== 'b'
    expect(ids(withMoved(ABCD, ['b'], undefined, isHere))).toEqual(['a', 'c', 'd', 'b'])
    expect(ids(withMoved(ABCD, ['d'], 'b', isHere))).toEqual(['a', 'd', 'b', 'c'])
  })

  test('keeps every tile and the order of the others, and has no effect the second time', () => {
    const some = fc.uniqueArray(fc.nat(9), { maxLength: 10 })
    const place = fc.option(fc.nat(9), { nil: undefined })
    const tiles = Array.from({ length: 10 }, (_, n) => ({ id: `t${n}`, camera: `c${n}` }))
    fc.assert(
      fc.property(some, place, some, (numbers, to, away) => {
        const moved = numbers.map((n) => `t${n}`)
        const before = to === undefined ? undefined : `t${to}`
        const isHere = (camera: string) => !away.some((n) => camera === `c${n}`)
        const after = withMoved(tiles, moved, before, isHere)
        expect([...ids(after)].sort()).toEqual([...ids(tiles)].sort())
        const others = (all: Tiles) =>
          all.filter(({ id, camera }) => isHere(camera) && !moved.includes(id))
        expect(others(after)).toEqual(others(tiles))
        for (const [index, { id, camera }] of tiles.entries())
          if (!isHere(camera) && !moved.includes(id) && id !== before)
            expect(after[index]?.id).toBe(id)
        expect(withMoved(after, moved, before, isHere)).toBe(after)
      }),
    )
  })
})

describe('a hotspot', () => {
  const spot = { id: 't9', camera: SELECTED_CAMERA }
  const barn = { id: 't1', camera: 'Barn' }
  const yard = { id: 't2', camera: 'Yard' }

  test.each<[what: string, tiles: Tiles, before: string | undefined, expected: Tiles]>([
    ['is inserted before a tile', [barn, yard], 't2', [barn, { ...spot, id: 't3' }, yard]],
    ['is the only one', [spot, barn, yard], 't2', [barn, { ...spot, id: 't10' }, yard]],
    ['is removed', [barn, spot, yard], undefined, [barn, yard]],
  ])('%s', (_what, tiles, before, expected) => {
    expect(withHotspot(tiles, before)).toEqual(expected)
  })

  test('stays where it is when the tile does not exist, and there is none to remove', () => {
    const tiles = [spot, barn]
    expect(withHotspot(tiles, 't7')).toBe(tiles)
    expect(withHotspot([barn], undefined)).toEqual([barn])
  })

  test('is no camera, and has no twin', () => {
    expect(camerasOf([spot, barn])).toEqual(['Barn'])
    expect(withTwin([spot, barn], 't9')).toEqual([spot, barn])
  })
})

test.each([
  [{ received: 1, width: 64, height: 48 }, true],
  [{ received: 0, width: 0, height: 0 }, false],
  [{ received: 1, width: 64, height: 0 }, false],
  [undefined, false],
])('whether the wall has a picture for %j: %s', (status, is) => {
  expect(hasPicture(status)).toBe(is)
})
