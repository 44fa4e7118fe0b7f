/** Where tiles are, for the kinds that keep something for each tile. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeCells } from '../../../src-main/contract/arrange/free-cells.ts'
import type { Size } from '../../../src-main/contract/frame.ts'
import {
  DEFAULT_LAYOUT,
  FREE_GRID,
  GAPS,
  LAYOUT_KINDS,
  placesPerPage,
  type WallLayout,
} from '../../../src-main/contract/layout.ts'
import { overlap, type Rect } from '../../../src-main/contract/rect.ts'
import { pixelsOf } from '../../../src-renderer/wall/cell.ts'
import { layBestGrid } from '../../../src-renderer/wall/grid-layout.ts'
import { place } from '../../../src-renderer/wall/place.ts'

const FULL_HD: Size = { width: 1920, height: 1080 }
const FULL_HD_RECT: Rect = { x: 0, y: 0, ...FULL_HD }
const FOUR_BY_THREE: Size = { width: 640, height: 480 }

function someTiles(count: number, shape = FOUR_BY_THREE) {
  return Array.from({ length: count }, (_, index) => ({ id: `t${index + 1}`, shape, fills: false }))
}

/** Of the gap `small`, in pixels. */
const GAP = 3

describe('fit', () => {
  test('a tile of size 2 or 3 is as wide and as high as that many tiles, with the gaps between', () => {
    const layout: WallLayout = { ...DEFAULT_LAYOUT, sizes: { t1: 3, t5: 2 } }
    const { tiles } = place(layout, someTiles(12), FULL_HD)
    const [large, normal] = tiles
    expect(Math.abs((large?.width ?? 0) - 3 * (normal?.width ?? 0) - 2 * GAP)).toBeLessThanOrEqual(
      2,
    )
    expect(Math.abs((tiles[4]?.height ?? 0) - 2 * (normal?.height ?? 0) - GAP)).toBeLessThanOrEqual(
      2,
    )
    expectApart(tiles, FULL_HD)
  })

  test('pictures of different shapes get the larger area of the grid and the rows', () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 2, maxLength: 30 }), area, (shapes, size) => {
        const tiles = shapes.map((one, index) => ({
          id: `t${index + 1}`,
          shape: one,
          fills: false,
        }))
        const fitted = pixelsOf(place(DEFAULT_LAYOUT, tiles, size).tiles)
        const rows = pixelsOf(place({ ...DEFAULT_LAYOUT, kind: 'rows' }, tiles, size).tiles)
        const grid = pixelsOf(layBestGrid(shapes, size, GAP).tiles)
        // Pictures whose shapes are the same but for rounding stay in the grid.
        expect(1.03 * fitted).toBeGreaterThanOrEqual(Math.max(rows, grid))
      }),
      { numRuns: 30 },
    )
  })
})

test('tiles stay where they are when the hotspot shows a picture of another shape', () => {
  const others = someTiles(5)
  const spot = { ...someTiles(1)[0], id: 'spot', fills: false, isHotspot: true as const }
  const [first, second] = [FOUR_BY_THREE, { width: 300, height: 900 }].map((one) =>
    place(DEFAULT_LAYOUT, [{ ...spot, shape: one }, ...others], FULL_HD),
  )
  expect(second).toEqual(first)
})

describe('a template of one’s own', () => {
  const own: WallLayout['own'] = [
    [0, 0, 36, 36],
    [36, 0, 12, 18],
    [36, 18, 12, 18],
  ]

  test('covers the wall, and tiles take its places in their order', () => {
    const layout: WallLayout = { ...DEFAULT_LAYOUT, kind: 'own', gap: 'none', own }
    const { cells, tiles } = place(layout, someTiles(2), FULL_HD)
    expect(cells).toEqual([
      { x: 0, y: 0, width: 1440, height: 1080 },
      { x: 1440, y: 0, width: 480, height: 540 },
      { x: 1440, y: 540, width: 480, height: 540 },
    ])
    expect(tiles).toEqual([
      { x: 0, y: 0, width: 1440, height: 1080 },
      { x: 1440, y: 90, width: 480, height: 360 },
    ])
  })

  test('without places is as if all tiles were fitted', () => {
    const tiles = someTiles(5)
    const layout: WallLayout = { ...DEFAULT_LAYOUT, kind: 'own' }
    expect(place(layout, tiles, FULL_HD)).toEqual(place(DEFAULT_LAYOUT, tiles, FULL_HD))
  })
})

describe('free', () => {
  test('the grid covers the wall, and tiles that touch on it are a gap apart', () => {
    const layout: WallLayout = {
      ...DEFAULT_LAYOUT,
      kind: 'free',
      gap: 'medium',
      free: { t1: [0, 0, 24, 36], t2: [24, 0, 24, 36] },
    }
    const { cells } = place(layout, someTiles(2), FULL_HD)
    expect(cells).toEqual([
      { x: 0, y: 0, width: 956, height: 1080 },
      { x: 964, y: 0, width: 956, height: 1080 },
    ])
  })
})

const shape = fc.record({
  width: fc.integer({ min: 300, max: 1500 }),
  height: fc.integer({ min: 300, max: 1500 }),
})
const area = fc.record({
  width: fc.integer({ min: 1280, max: 7680 }),
  height: fc.integer({ min: 1280, max: 4320 }),
})
const cell = fc.tuple(
  fc.nat(FREE_GRID.columns - 1),
  fc.nat(FREE_GRID.rows - 1),
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 1, max: 20 }),
)
const ids = fc.constantFrom(...someTiles(64).map(({ id }) => id))
const layouts = fc
  .record({
    kind: fc.constantFrom(...LAYOUT_KINDS),
    gap: fc.constantFrom(...GAPS),
    free: fc.dictionary(ids, cell),
    sizes: fc.dictionary(ids, fc.constantFrom(2 as const, 3 as const)),
    own: fc
      .dictionary(ids, cell)
      .map((chosen) => [...freeCells(chosen, Object.keys(chosen)).values()]),
  })
  .map((differs): WallLayout => ({ ...DEFAULT_LAYOUT, ...differs }))

test('in every kind, tiles are inside, apart, and have the shapes of their pictures to half a pixel', () => {
  fc.assert(
    fc.property(
      layouts,
      fc.array(shape, { minLength: 1, maxLength: 64 }),
      area,
      (layout, shapes, size) => {
        const shown = shapes
          .slice(0, placesPerPage(layout))
          .map((one, index) => ({ id: `t${index + 1}`, shape: one, fills: false }))
        const { tiles } = place(layout, shown, size)
        expect(tiles).toHaveLength(shown.length)
        expectApart(tiles, size)
        for (const [index, tile] of tiles.entries()) expectShape(tile, shapes[index])
      },
    ),
    { numRuns: 60 },
  )
})

describe('pictures that fill their places', () => {
  const filled = (count: number) => someTiles(count).map((tile) => ({ ...tile, fills: true }))

  test('cover the wall, the gaps between them unchanged', () => {
    const { tiles } = place({ ...DEFAULT_LAYOUT, pictures: 'fill' }, filled(4), FULL_HD)
    expect(tiles).toEqual([
      { x: 0, y: 0, width: 959, height: 539 },
      { x: 962, y: 0, width: 958, height: 539 },
      { x: 0, y: 542, width: 959, height: 538 },
      { x: 962, y: 542, width: 958, height: 538 },
    ])
  })

  test('lie in the same places as whole ones, apart, to the edges of the wall, in every kind', () => {
    fc.assert(
      fc.property(
        layouts,
        fc.array(shape, { minLength: 1, maxLength: 32 }),
        area,
        (layout, shapes, size) => {
          const shown = shapes
            .slice(0, placesPerPage(layout))
            .map((one, index) => ({ id: `t${index + 1}`, shape: one, fills: true }))
          const { tiles, cells } = place({ ...layout, pictures: 'fill' }, shown, size)
          expect(tiles).toEqual(cells.slice(0, shown.length))
          expectApart(cells, size)
          if (layout.kind === 'free' || (layout.kind === 'own' && layout.own.length > 0)) return
          expect(Math.min(...cells.map(({ x }) => x))).toBe(0)
          expect(Math.max(...cells.map(({ x, width }) => x + width))).toBe(size.width)
          expect(Math.max(...cells.map(({ y, height }) => y + height))).toBe(size.height)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a single one fills its cell among whole pictures, and a single whole one has its shape', () => {
    const [wide, upright] = [
      { id: 'a', shape: { width: 1600, height: 900 }, fills: false },
      { id: 'b', shape: { width: 900, height: 1600 }, fills: true },
    ]
    const layout: WallLayout = { ...DEFAULT_LAYOUT, kind: '2x2' }
    const among = place(layout, [wide, upright], FULL_HD)
    expect(among.tiles[1]).toEqual(among.cells[1])
    expectShape(among.tiles[0] ?? FULL_HD_RECT, wide.shape)
    const whole = { ...upright, fills: false }
    const { tiles, cells } = place({ ...layout, pictures: 'fill' }, [whole, wide], FULL_HD)
    expectShape(tiles[0] ?? FULL_HD_RECT, whole.shape)
    expect(tiles[0]?.height).toBe(cells[0]?.height)
  })
})

function expectApart(tiles: readonly Rect[], { width, height }: Size): void {
  for (const [index, tile] of tiles.entries()) {
    expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(0)
    expect(tile.x + tile.width).toBeLessThanOrEqual(width)
    expect(tile.y + tile.height).toBeLessThanOrEqual(height)
    expect(tiles.slice(index + 1).filter((other) => overlap(tile, other))).toEqual([])
  }
}

function expectShape({ width, height }: Rect, { width: w, height: h } = FOUR_BY_THREE): void {
  const error = Math.min(Math.abs(width - (height * w) / h), Math.abs(height - (width * h) / w))
  expect(error).toBeLessThanOrEqual(0.5)
}
