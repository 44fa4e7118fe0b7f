/** Turned and mirrored, each pixel of a tile comes from where it should. */
import { describe, expect, test } from 'vitest'
import type { CameraTurn } from '../../../src-main/features/turn/contract.ts'
import type { PackedPixels } from '../../../src-main/pixels/pixels.ts'
import { makeScaler } from '../../../src-main/pixels/scaler.ts'
import {
  isSameAppearance,
  pictureSize,
  tilePixels,
} from '../../../src-renderer/painting/tile-appearance.ts'

/** Three columns and two rows of gray: 10 20 30 / 40 50 60. */
const PICTURE: PackedPixels = {
  kind: 'packed',
  width: 3,
  height: 2,
  data: Uint8Array.of(10, 20, 30, 40, 50, 60),
  order: 'gray',
}

function shown(turn: CameraTurn | undefined): number[][] {
  const appearance =
    turn === undefined ? ({ state: 'live' } as const) : ({ state: 'live', turn } as const)
  const tile = pictureSize(PICTURE, appearance)
  const rgba = tilePixels(makeScaler(), PICTURE, tile, appearance)
  return Array.from({ length: tile.height }, (_, y) =>
    Array.from({ length: tile.width }, (_, x) => rgba[4 * (y * tile.width + x)] ?? NaN),
  )
}

describe('a picture', () => {
  test.each<[string, CameraTurn | undefined, number[][]]>([
    [
      'as it was sent',
      undefined,
      [
        [10, 20, 30],
        [40, 50, 60],
      ],
    ],
    [
      'turned right',
      { quarters: 1, mirrored: false },
      [
        [40, 10],
        [50, 20],
        [60, 30],
      ],
    ],
    [
      'upside down',
      { quarters: 2, mirrored: false },
      [
        [60, 50, 40],
        [30, 20, 10],
      ],
    ],
    [
      'turned left',
      { quarters: 3, mirrored: false },
      [
        [30, 60],
        [20, 50],
        [10, 40],
      ],
    ],
    [
      'mirrored',
      { quarters: 0, mirrored: true },
      [
        [30, 20, 10],
        [60, 50, 40],
      ],
    ],
    [
      'mirrored, then right',
      { quarters: 1, mirrored: true },
      [
        [60, 30],
        [50, 20],
        [40, 10],
      ],
    ],
    [
      'mirrored, then twice',
      { quarters: 2, mirrored: true },
      [
        [40, 50, 60],
        [10, 20, 30],
      ],
    ],
    [
      'mirrored, then left',
      { quarters: 3, mirrored: true },
      [
        [10, 40],
        [20, 50],
        [30, 60],
      ],
    ],
  ])('%s', (_, turn, pixels) => {
    expect(shown(turn)).toEqual(pixels)
  })

  test('that is turned is dimmed as any other when its camera is gone', () => {
    const turn = { quarters: 2, mirrored: false } as const
    const [gone] = tilePixels(makeScaler(), PICTURE, PICTURE, { state: 'gone', turn })
    expect(gone).toBeLessThan(20)
  })

  test('has another appearance when it is turned', () => {
    const turn = { quarters: 1, mirrored: false } as const
    expect(isSameAppearance({ state: 'live' }, { state: 'live', turn })).toBe(false)
    expect(isSameAppearance({ state: 'live', turn }, { state: 'live', turn: { ...turn } })).toBe(
      true,
    )
  })
})
