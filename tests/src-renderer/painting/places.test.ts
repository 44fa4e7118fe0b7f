/** Where tiles lie in device pixels, and what a camera's picture must be large enough for. */
import { describe, expect, test } from 'vitest'
import type { TilePlace } from '../../../src-renderer/painting/painter-order.ts'
import { fittedPlace, placesOf } from '../../../src-renderer/painting/places.ts'

const appearance = { state: 'live' } as const

function aPlace(tile: string, camera: string, x: number, width = 100, height = 75): TilePlace {
  return { tile, camera, x, y: 0, width, height, appearance }
}

test('tiles lie on whole device pixels, edge to edge', () => {
  const { cameras } = placesOf([aPlace('1', 'a', 0.4, 33.3), aPlace('2', 'b', 33.7)], 1.5)
  expect(cameras.get('a')?.tiles).toEqual([
    { camera: 'a', source: 'a', x: 1, y: 0, width: 50, height: 113, appearance },
  ])
  expect(cameras.get('b')?.tiles[0]?.x).toBe(51)
})

test('a camera on two tiles is needed as large as the larger one in each direction', () => {
  const wide = aPlace('1', 'a', 0, 200, 50)
  const high = aPlace('2', 'a', 300, 60, 90)
  const { cameras, lifted } = placesOf([wide, aPlace('3', 'b', 500), high], 1)
  expect([...cameras.keys()]).toEqual(['a', 'b'])
  expect(cameras.get('a')).toMatchObject({
    picture: { width: 200, height: 90 },
    touchesLifted: false,
  })
  expect(cameras.get('a')?.tiles).toHaveLength(2)
  expect(lifted).toBeUndefined()
})

test('the last tile is lifted when it lies over others, which are drawn under it', () => {
  const tiles = [aPlace('1', 'a', 0), aPlace('2', 'b', 103), aPlace('3', 'c', 206)]
  const { cameras, lifted } = placesOf([...tiles, aPlace('4', 'a', 150)], 1)
  expect(lifted).toMatchObject({ camera: 'a', x: 150 })
  const touching = [...cameras].filter(([, { touchesLifted }]) => touchesLifted)
  expect(touching.map(([camera]) => camera)).toEqual(['a', 'b', 'c'])
  expect(placesOf(tiles, 1).cameras.get('a')?.touchesLifted).toBe(false)
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
