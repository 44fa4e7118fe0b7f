/** What lies where, while tiles are moved and shown alone. */
import { describe, expect, test } from 'vitest'
import type { TileCamera } from '../../../src-renderer/store/tile-camera.ts'
import { composeScene, paintedPlaces, type SceneParts } from '../../../src-renderer/wall/scene.ts'

const SIZE = { width: 403, height: 150, scale: 2 }

function camera(name: string): TileCamera {
  return { name, state: 'live', width: 640, height: 480 }
}

const TWO: SceneParts = {
  size: SIZE,
  cameras: [camera('a'), camera('b')],
  order: ['b', 'a'],
  held: undefined,
  alone: undefined,
}
const LEFT = { x: 0, y: 0, width: 200, height: 150 }
const RIGHT = { x: 203, y: 0, width: 200, height: 150 }

describe('composeScene', () => {
  test('lays tiles by the order, and lists them as cameras came', () => {
    expect(composeScene(TWO).tiles).toEqual([
      { camera: 'a', look: 'live', rect: RIGHT, index: 1 },
      { camera: 'b', look: 'live', rect: LEFT, index: 0 },
    ])
  })

  test('gives a camera that is shown alone the whole wall', () => {
    expect(composeScene({ ...TWO, alone: 'a' }).tiles).toEqual([
      { camera: 'a', look: 'live', rect: { x: 101, y: 0, width: 200, height: 150 }, index: 0 },
    ])
  })

  test('makes room at once, and leaves the lifted tile to the pointer', () => {
    const scene = composeScene({ ...TWO, held: { camera: 'b', by: 'pointer', to: 1 } })
    expect(scene.slot).toEqual(RIGHT)
    expect(scene.tiles).toEqual([
      { camera: 'a', look: 'live', rect: LEFT, index: 0 },
      { camera: 'b', look: 'live', rect: LEFT, index: 1 },
    ])
    expect(paintedPlaces(scene, { x: 30, y: -5 })).toEqual([
      { camera: 'a', look: 'live', ...LEFT },
      { camera: 'b', look: 'live', ...LEFT, x: 30, y: -5 },
    ])
  })

  test('draws the lifted tile last, whichever it is', () => {
    const scene = composeScene({ ...TWO, held: { camera: 'a', by: 'pointer', to: 1 } })
    expect(paintedPlaces(scene, { x: 0, y: 0 }).map((place) => place.camera)).toEqual(['b', 'a'])
  })

  test('moves a tile that the keyboard holds from place to place', () => {
    const scene = composeScene({ ...TWO, held: { camera: 'b', by: 'keyboard', to: 1 } })
    expect(scene.slot).toBeUndefined()
    expect(scene.tiles.map(({ rect }) => rect)).toEqual([LEFT, RIGHT])
  })
})
