/** Where tiles lie in device pixels, and what a camera's picture must be large enough for. */
import { describe, expect, test } from 'vitest'
import { fittedPlace } from '../../../src-renderer/painting/fitted-place.ts'
import type { TilePlace } from '../../../src-renderer/painting/painter-order.ts'
import { placesOf } from '../../../src-renderer/painting/places.ts'

const appearance = { state: 'live' } as const

function aPlace(tile: string, camera: string, x: number, width = 100, height = 75): TilePlace {
  return { tile, camera, x, y: 0, width, height, appearance }
}

function placesAt(scale: number, tiles: readonly TilePlace[], lifted?: TilePlace) {
  return placesOf({ size: { width: 1000, height: 500, scale }, tiles, lifted })
}

test('tiles lie on whole device pixels, edge to edge', () => {
  const { cameras } = placesAt(1.5, [aPlace('1', 'a', 0.4, 33.3), aPlace('2', 'b', 33.7)])
  expect(cameras.get('a')?.tiles).toEqual([
    {
      ...{ tile: '1', camera: 'a', source: 'a', appearance, isLifted: false },
      ...{ x: 1, y: 0, width: 50, height: 113 },
    },
  ])
  expect(cameras.get('b')?.tiles[0]?.x).toBe(51)
})

test('a camera on two tiles is needed as large as the larger one in each direction', () => {
  const wide = aPlace('1', 'a', 0, 200, 50)
  const high = aPlace('2', 'a', 300, 60, 90)
  const { cameras, lifted } = placesAt(1, [wide, aPlace('3', 'b', 500), high])
  expect([...cameras.keys()]).toEqual(['a', 'b'])
  expect(cameras.get('a')?.picture).toEqual({ width: 200, height: 90 })
  expect(cameras.get('a')?.tiles).toHaveLength(2)
  expect(lifted).toBeUndefined()
})

test('the lifted tile fills its canvas, which is as large as the tile on the surface', () => {
  const place = aPlace('2', 'a', 33.7, 33.3)
  const [resting] = placesAt(1.5, [place]).tiles
  const { lifted, cameras } = placesAt(1.5, [aPlace('1', 'a', 200)], place)
  expect(lifted).toEqual({ ...resting, isLifted: true, x: 0, y: 0 })
  expect(cameras.get('a')?.tiles).toHaveLength(2)
})

describe('a picture on a tile', () => {
  const tile = { x: 10, y: 20, width: 400, height: 300 }

  test.each([
    [{ width: 640, height: 480 }, tile],
    [{ width: 4, height: 3 }, tile],
    // Off by less than the rounding of the tile's edges.
    [{ width: 1000, height: 754 }, tile],
    [
      { width: 480, height: 640 },
      { x: 97, y: 20, width: 225, height: 300 },
    ],
    [
      { width: 1920, height: 1080 },
      { x: 10, y: 57, width: 400, height: 225 },
    ],
    [
      { width: 10_000, height: 1 },
      { x: 10, y: 169, width: 400, height: 1 },
    ],
    [{ width: 0, height: 0 }, tile],
  ])('of %j', (picture, place) => {
    expect(fittedPlace(tile, picture)).toEqual(place)
  })
})
