/** What lies where, while tiles are moved and shown solo. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import { placesOf } from '../../../src-renderer/painting/places.ts'
import { holdTiles, type HeldTiles } from '../../../src-renderer/store/held-tiles.ts'
import { UNZOOMED } from '../../../src-renderer/store/tile-view.ts'
import type { WallTile } from '../../../src-renderer/store/wall-tile.ts'
import { composeScene, paintedLayout, type SceneParts } from '../../../src-renderer/wall/scene.ts'

const SIZE = { width: 403, height: 150, scale: 2 }
const LIVE = { state: 'live' } as const

function aTile(id: string, camera = id): WallTile {
  const shape = { width: 640, height: 480 }
  return { id, camera, label: camera, shape, fills: false, view: UNZOOMED, appearance: LIVE }
}

const A = aTile('a')
const B = aTile('b')
const TWO: SceneParts = {
  size: SIZE,
  tiles: [B, A],
  held: undefined,
  heldCell: undefined,
  solo: undefined,
  layout: DEFAULT_LAYOUT,
  page: 0,
  isForAll: true,
}
const LEFT = { x: 0, y: 0, width: 200, height: 150 }
const RIGHT = { x: 203, y: 0, width: 200, height: 150 }

function held(tile: string, by: HeldTiles['by'], to: number): HeldTiles {
  return { ...holdTiles(['b', 'a'], tile, [tile], by), to }
}

describe('composeScene', () => {
  test('lays tiles by their order, and lists them in one that no move changes', () => {
    expect(composeScene(TWO)).toMatchObject({
      tiles: [
        { tile: A, rect: RIGHT, index: 1 },
        { tile: B, rect: LEFT, index: 0 },
      ],
      isOpen: true,
    })
  })

  test('is open in a layout for all cameras whose tiles are on one page', () => {
    const isOpen = (parts: Partial<SceneParts>) => composeScene({ ...TWO, ...parts }).isOpen
    expect(isOpen({ layout: { ...DEFAULT_LAYOUT, kind: 'free' } })).toBe(true)
    expect(isOpen({ layout: { ...DEFAULT_LAYOUT, kind: '2x2' } })).toBe(false)
    expect(isOpen({ isForAll: false })).toBe(false)
  })

  test('gives a tile that is shown solo the whole wall, and leaves it its place in the order', () => {
    expect(composeScene({ ...TWO, solo: 'a' })).toMatchObject({
      tiles: [{ tile: A, rect: { x: 101, y: 0, width: 200, height: 150 }, index: 1 }],
      isOpen: false,
    })
  })

  test('moves the other tiles at once, and leaves the lifted tile to the pointer', () => {
    const scene = composeScene({ ...TWO, held: held('b', 'pointer', 1) })
    expect(scene.slot).toEqual(RIGHT)
    expect(scene.tiles).toEqual([
      { tile: A, rect: LEFT, appearance: LIVE, index: 0 },
      { tile: B, rect: LEFT, appearance: LIVE, index: 1 },
    ])
    expect(paintedLayout(scene)).toEqual({
      size: SIZE,
      tiles: [{ tile: 'a', camera: 'a', appearance: LIVE, ...LEFT }],
      lifted: { tile: 'b', camera: 'b', appearance: LIVE, ...LEFT },
      isOpen: true,
    })
  })

  test('moves a tile that the keyboard holds from place to place', () => {
    const scene = composeScene({ ...TWO, held: held('b', 'keyboard', 1) })
    expect(scene.slot).toBeUndefined()
    expect(scene.tiles.map(({ rect }) => rect)).toEqual([LEFT, RIGHT])
  })

  test('moves several together; one of them follows the pointer', () => {
    const tiles = ['a', 'b', 'c', 'd'].map((id) => aTile(id))
    const both = holdTiles(['a', 'b', 'c', 'd'], 'b', ['a', 'b'], 'pointer')
    const scene = composeScene({ ...TWO, tiles, held: { ...both, to: 2 } })
    const places = Object.fromEntries(scene.tiles.map(({ tile, index }) => [tile.id, index]))
    expect(places).toEqual({ c: 0, d: 1, a: 2, b: 3 })
    expect(scene.lifted).toBe('b')
    expect(scene.slot).toEqual(scene.arrangement.tiles[3])
  })

  test('lays a camera’s second tile like any other', () => {
    const scene = composeScene({ ...TWO, tiles: [A, aTile('twin', 'a')] })
    expect(paintedLayout(scene).tiles).toEqual([
      { tile: 'a', camera: 'a', appearance: LIVE, ...LEFT },
      { tile: 'twin', camera: 'a', appearance: LIVE, ...RIGHT },
    ])
  })

  test('a tile that fills its place has the whole wall when it is shown solo, and its picture is cut', () => {
    const scene = composeScene({ ...TWO, tiles: [B, { ...A, fills: true }], solo: 'a' })
    const [shown] = scene.tiles
    expect(shown?.rect).toEqual({ x: 0, y: 0, width: 403, height: 150 })
    expect(shown?.appearance.part).toMatchObject({ x: 0, width: 1 })
    expect(shown?.appearance.part?.height).toBeCloseTo(200 / 403, 9)
  })
})

test('the picture of the camera that a hotspot shows is decoded once, as large as the hotspot', () => {
  const spot: WallTile = { ...aTile('spot', 'b'), isHotspot: true }
  const scene = composeScene({
    ...TWO,
    size: { width: 603, height: 450, scale: 2 },
    tiles: [spot, A, B],
    layout: { ...DEFAULT_LAYOUT, sizes: { spot: 2 } },
  })
  const { cameras, tiles } = placesOf(paintedLayout(scene))
  const [large, small] = ['spot', 'b'].map((id) => tiles.find(({ tile }) => tile === id))
  expect(large?.width).toBeGreaterThan(1.9 * (small?.width ?? Infinity))
  expect(cameras.get('b')).toMatchObject({
    tiles: [{ tile: 'b' }, { tile: 'spot' }],
    picture: { width: large?.width, height: large?.height },
  })
})
