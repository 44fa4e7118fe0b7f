/** The tiles of the wall: added, doubled, moved, taken away. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hasPicture,
  withCameras,
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
  test('gives each camera that has none a tile at the end, as they come', () => {
    expect(withCameras(TILES, ['x', 'b', 'x', 'y'])).toEqual([
      ...TILES,
      { id: 't8', camera: 'x' },
      { id: 't9', camera: 'y' },
    ])
  })

  test('is the same list when all have one', () => {
    expect(withCameras(TILES, ['c', 'a'])).toBe(TILES)
  })

  test('begins with t1', () => {
    expect(withCameras([], ['a'])).toEqual([{ id: 't1', camera: 'a' }])
  })
})

describe('withTwin', () => {
  test('puts one more tile of the same camera right behind it', () => {
    expect(withTwin(TILES, 't1')).toEqual([
      { id: 't1', camera: 'a' },
      { id: 't8', camera: 'a' },
      { id: 't2', camera: 'b' },
      { id: 't7', camera: 'c' },
    ])
  })

  test('is the same list when there is no such tile', () => {
    expect(withTwin(TILES, 't3')).toBe(TILES)
  })
})

describe('withoutTiles', () => {
  test('takes tiles away, and no others', () => {
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
    ['a tile is not there', ['t1', 't9'], 't7'],
    ['the tile before which they would come is not there', ['t1'], 't9'],
    ['they would come before one of themselves', ['t1', 't2'], 't2'],
  ])('is the same list when %s', (_, moved, before) => {
    expect(withMoved(TILES, moved, before, allHere)).toBe(TILES)
  })

  const ABCD: Tiles = ['a', 'b', 'c', 'd'].map((camera) => ({ id: camera, camera }))
  test.each([
    ['a tile to the end', ['b'], ['a'], undefined, ['c', 'b', 'd', 'a']],
    ['a tile before another', ['b'], ['d'], 'a', ['d', 'b', 'a', 'c']],
    ['several past two that are away', ['b', 'c'], ['a'], undefined, ['d', 'b', 'c', 'a']],
    ['nothing past one that is away', ['b'], ['a'], 'c', ['a', 'b', 'c', 'd']],
  ])('leaves those that are away in their places: %s', (_, away, moved, before, order) => {
    const isHere = (camera: string) => !away.includes(camera)
    expect(ids(withMoved(ABCD, moved, before, isHere))).toEqual(order)
  })

  test('moves a tile whose camera has just left', () => {
    const isHere = (camera: string) => camera !== 'b'
    expect(ids(withMoved(ABCD, ['b'], undefined, isHere))).toEqual(['a', 'c', 'd', 'b'])
    expect(ids(withMoved(ABCD, ['d'], 'b', isHere))).toEqual(['a', 'd', 'b', 'c'])
  })

  test('keeps every tile, leaves the others in their order, and does nothing the second time', () => {
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

test.each([
  [{ received: 1, width: 64, height: 48 }, true],
  [{ received: 0, width: 0, height: 0 }, false],
  [{ received: 1, width: 64, height: 0 }, false],
  [undefined, false],
])('of %j the wall has a picture: %s', (status, is) => {
  expect(hasPicture(status)).toBe(is)
})
