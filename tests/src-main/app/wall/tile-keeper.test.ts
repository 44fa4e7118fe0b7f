import { describe, expect, test } from 'vitest'
import { removal, TileKeeper, type TileRules } from '../../../../src-main/app/wall/tile-keeper.ts'
import { MAX_TILES } from '../../../../src-main/contract/limits.ts'
import { newTileId, type Tiles } from '../../../../src-main/contract/tiles.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'

const barn = { id: 't1', camera: 'Barn' }
const yard = { id: 't2', camera: 'Yard' }
const twin = { id: 't3', camera: 'Barn' }

describe('removing tiles', () => {
  test.each<[why: string, tiles: Tiles, ids: string[], left: Tiles, emptied: string[]]>([
    ['a twin', [barn, twin, yard], ['t3'], [barn, yard], []],
    ['the first of two', [barn, twin, yard], ['t1'], [twin, yard], []],
    ['a camera’s place stays', [barn, yard], ['t2'], [barn, yard], ['Yard']],
    ['of two twins the first stays', [barn, twin, yard], ['t1', 't3'], [barn, yard], ['Barn']],
    ['a tile that does not exist', [barn], ['t9'], [barn], []],
  ])('%s', (_why, tiles, ids, left, emptied) => {
    const result = removal(tiles, new Set(ids), () => true)
    expect(result.tiles).toEqual(left)
    expect([...result.emptied]).toEqual(emptied)
  })
})

const TAKES_ALL: TileRules = {
  keeps: () => true,
  takes: () => true,
  keepsPlaces: () => false,
  expected: () => [],
  newId: newTileId,
}

function open(tiles: Tiles = [], rules: Partial<TileRules> = {}) {
  const { feed, take } = openFeed()
  let value = tiles
  const kept = {
    get value() {
      return value
    },
    set: (next: Tiles) => void (value = next),
  }
  return { feed, take, keeper: new TileKeeper(kept, feed, { ...TAKES_ALL, ...rules }) }
}

test('the last tile of a live camera stays; that of another camera is removed together with the camera', () => {
  const { feed, take, keeper } = open([barn, yard])
  take(picture('Barn'), performance.now())
  take(picture('Yard'), performance.now() - 60_000)
  expect(keeper.remove(['t1', 't2'])).toEqual(['Yard'])
  expect([...feed.cameras.names]).toEqual(['Barn'])
  expect(keeper.tiles).toEqual([barn, yard])
})

test('tiles of made-up names vanish, but for those that are older than this run', () => {
  const { keeper } = open([barn])
  for (const camera of ['Barn', 'Yard', 'n1', 'n2']) keeper.welcome(camera)
  keeper.vanish(['n1', 'Barn', 'n2', 'nobody'])
  expect(keeper.tiles).toEqual([barn, yard])
  const { tiles } = keeper
  keeper.vanish(['n1', 'Barn'])
  expect(keeper.tiles).toBe(tiles)
})

test('a new camera gets a tile at the end, and a known one gets none', () => {
  const { keeper } = open([barn])
  keeper.welcome('Yard')
  keeper.welcome('Barn')
  expect(keeper.tiles).toEqual([barn, yard])
})

test('beyond the maximum, tiles of absent cameras are removed, and no twin is added', () => {
  const many = Array.from({ length: MAX_TILES }, (_, index) => ({
    id: `t${index + 1}`,
    camera: `Pi ${index}`,
  }))
  const { take, keeper } = open(many)
  keeper.twin('t1')
  expect(keeper.tiles).toEqual(many)
  take(picture('Pi 0'))
  keeper.welcome('Barn')
  expect(keeper.tiles).toHaveLength(MAX_TILES)
  expect(keeper.tiles[0]).toEqual(many[0])
  expect(keeper.tiles[1]).toEqual(many[2])
  expect(keeper.tiles.at(-1)?.camera).toBe('Barn')
})

test('tiles are moved and get twins on request', () => {
  const { take, keeper } = open([barn, yard])
  take(picture('Barn'))
  take(picture('Yard'))
  keeper.twin('t1')
  expect(keeper.tiles).toEqual([barn, twin, yard])
  keeper.move(['t1', 't3'], undefined)
  expect(keeper.tiles).toEqual([yard, barn, twin])
})

test('a move does not change the position of an absent camera, or one without a picture', () => {
  const shed = { id: 't4', camera: 'Shed' }
  const { take, keeper } = open([barn, yard, shed])
  take(picture('Barn'))
  take(picture('Shed'))
  keeper.move(['t1'], undefined)
  expect(keeper.tiles).toEqual([shed, yard, barn])
})

test('of a layout that takes no camera by itself, a tile goes for good, and no camera gets one', () => {
  const { feed, take, keeper } = open([barn, yard], { takes: () => false })
  take(picture('Barn'))
  take(picture('Yard'), performance.now() - 60_000)
  expect(keeper.remove(['t1', 't2'])).toEqual([])
  expect(keeper.tiles).toEqual([])
  expect([...feed.cameras.names]).toEqual(['Barn', 'Yard'])
  keeper.welcome('Barn')
  expect(keeper.tiles).toEqual([])
  keeper.add(['Yard', 'Barn', 'Yard'])
  expect(keeper.tiles.map(({ camera }) => camera)).toEqual(['Yard', 'Barn'])
})

test('after a change of its rules, a layout has the tiles that it keeps, and those of cameras that it takes', () => {
  const { take, keeper } = open([barn, yard], {
    keeps: (camera) => camera !== 'Barn',
    takes: (camera) => camera === 'Pond',
  })
  for (const name of ['Barn', 'Pond', 'Shed']) take(picture(name))
  keeper.fit()
  expect(keeper.tiles.map(({ camera }) => camera)).toEqual(['Yard', 'Pond'])
})

test('where the places of absent cameras are shown, removed tiles go for good, and a live camera keeps its last one', () => {
  const { feed, take, keeper } = open([barn, yard, { id: 't4', camera: 'Shed' }], {
    keepsPlaces: () => true,
  })
  take(picture('Barn'), performance.now())
  take(picture('Yard'), performance.now() - 60_000)
  keeper.remove(['t1', 't2', 't4'])
  expect(keeper.tiles).toEqual([barn])
  expect([...feed.cameras.names]).toEqual(['Barn'])
  keeper.welcome('Yard')
  expect(keeper.tiles.map(({ camera }) => camera)).toEqual(['Barn', 'Yard'])
})

test('where they are shown, they are moved like others', () => {
  const { take, keeper } = open([barn, yard], { keepsPlaces: () => true })
  take(picture('Yard'))
  keeper.move(['t2'], 't1')
  expect(keeper.tiles).toEqual([yard, barn])
})

test('a camera that is expected has a tile before it comes', () => {
  const { keeper } = open([barn], {
    takes: (camera) => camera !== 'Pond',
    expected: () => ['Yard', 'Pond', 'Barn'],
  })
  keeper.fit()
  expect(keeper.tiles.map(({ camera }) => camera)).toEqual(['Barn', 'Yard'])
})
