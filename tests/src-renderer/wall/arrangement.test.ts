/** The arrangement: literal walls, and what must hold for every wall. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Size } from '../../../src-main/contract/frame.ts'
import { TEMPLATES, type TemplateKind } from '../../../src-main/contract/layout.ts'
import type { Rect } from '../../../src-main/contract/rect.ts'
import {
  arrangeTiles,
  neighbour,
  tileAt,
  type Direction,
} from '../../../src-renderer/wall/arrangement.ts'

const GAP = 3
const FOUR_BY_THREE: Size = { width: 640, height: 480 }

function cameras(count: number, shape = FOUR_BY_THREE): Size[] {
  return Array.from({ length: count }, () => shape)
}

describe('arrangeTiles', () => {
  test.each([
    { count: 1, area: { width: 1280, height: 690 }, columns: 1, rows: 1 },
    { count: 3, area: { width: 1280, height: 690 }, columns: 2, rows: 2 },
    { count: 8, area: { width: 1920, height: 1050 }, columns: 4, rows: 2 },
    { count: 16, area: { width: 1280, height: 690 }, columns: 4, rows: 4 },
    { count: 64, area: { width: 1280, height: 690 }, columns: 10, rows: 7 },
    { count: 8, area: { width: 600, height: 970 }, columns: 2, rows: 4 },
    { count: 5, area: { width: 300, height: 2000 }, columns: 1, rows: 5 },
  ])('lays $count tiles in $area.width x $area.height', ({ count, area, columns, rows }) => {
    const { cells } = arrangeTiles(cameras(count), area, GAP)
    expect(new Set(cells.map(({ x }) => x)).size).toBe(columns)
    expect(new Set(cells.map(({ y }) => y)).size).toBe(rows)
  })

  test('fills a large window with one small picture', () => {
    const { tiles } = arrangeTiles(cameras(1), { width: 1280, height: 690 }, GAP)
    expect(tiles).toEqual([{ x: 180, y: 0, width: 920, height: 690 }])
  })

  test('leaves the gap between tiles, and the rest around them', () => {
    const { tiles } = arrangeTiles(cameras(8), { width: 1920, height: 1050 }, GAP)
    expect(tiles[0]).toEqual({ x: 1, y: 165, width: 477, height: 358 })
    expect(tiles[1]).toEqual({ x: 481, y: 165, width: 477, height: 358 })
    expect(tiles[4]).toEqual({ x: 1, y: 526, width: 477, height: 358 })
  })

  test('centres mixed shapes in equal cells', () => {
    const shapes = [FOUR_BY_THREE, { width: 480, height: 640 }]
    const { tiles } = arrangeTiles(shapes, { width: 803, height: 300 }, GAP)
    expect(tiles).toEqual([
      { x: 0, y: 0, width: 400, height: 300 },
      { x: 490, y: 0, width: 225, height: 300 },
    ])
  })

  test('takes a camera without a size for one of 4:3', () => {
    const { tiles } = arrangeTiles([{ width: 0, height: 0 }], { width: 400, height: 400 }, GAP)
    expect(tiles).toEqual([{ x: 0, y: 50, width: 400, height: 300 }])
  })

  test('gives nothing for nothing', () => {
    expect(arrangeTiles([], { width: 400, height: 400 }, GAP).tiles).toEqual([])
  })
})

const side = fc.integer({ min: 1, max: 8000 })
const shape = fc.record({ width: side, height: side })
/** Of pictures that are at most five times as wide as high. */
const plainSide = fc.integer({ min: 300, max: 1500 })
const shapes = fc.array(shape, { minLength: 1, maxLength: 256 })
const sameShapes = fc
  .tuple(
    fc.record({ width: fc.integer({ min: 300, max: 900 }), height: fc.constant(480) }),
    fc.integer({ min: 1, max: 256 }),
  )
  .map(([one, count]) => cameras(count, one))
const anyArea = fc.record({
  width: fc.integer({ min: 0, max: 7680 }),
  height: fc.integer({ min: 0, max: 4320 }),
})
/** An area for 256 tiles and the gaps between them. */
const roomyArea = fc.record({
  width: fc.integer({ min: 1280, max: 7680 }),
  height: fc.integer({ min: 1280, max: 4320 }),
})

describe('arrangeTiles, for every wall', () => {
  test('gives every tile whole pixels, at least one', () => {
    fc.assert(
      fc.property(shapes, anyArea, (all, area) => {
        const { tiles } = arrangeTiles(all, area, GAP)
        expect(tiles).toHaveLength(all.length)
        for (const { x, y, width, height } of tiles) {
          expect([x, y, width, height].every(Number.isSafeInteger)).toBe(true)
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })

  test('keeps tiles inside the area, and apart', () => {
    fc.assert(
      fc.property(shapes, roomyArea, (all, area) =>
        expectApart(arrangeTiles(all, area, GAP).tiles, area),
      ),
      { numRuns: 30 },
    )
  })

  test("gives every tile its picture's shape, to half a pixel", () => {
    fc.assert(
      fc.property(sameShapes, roomyArea, (all, area) => {
        for (const [index, tile] of arrangeTiles(all, area, GAP).tiles.entries())
          expectShape(tile, all[index])
      }),
    )
  })

  test('finds no other grid with larger pictures', () => {
    fc.assert(
      fc.property(sameShapes, roomyArea, (all, area) => {
        const picture = all[0] ?? FOUR_BY_THREE
        const [tile] = arrangeTiles(all, area, GAP).tiles
        for (let columns = 1; columns <= all.length; columns++) {
          const rows = Math.ceil(all.length / columns)
          const scale = Math.min(
            (area.width - GAP * (columns - 1)) / columns / picture.width,
            (area.height - GAP * (rows - 1)) / rows / picture.height,
          )
          // Whole pixels cost a tile at most one in each direction.
          expect((tile?.width ?? 0) + 2).toBeGreaterThanOrEqual(scale * picture.width - 1)
        }
      }),
    )
  })

  test('finds each tile at its own centre', () => {
    fc.assert(
      fc.property(shapes, roomyArea, (all, area) => {
        const arrangement = arrangeTiles(all, area, GAP)
        for (const [index, { x, y, width, height }] of arrangement.tiles.entries())
          expect(tileAt(arrangement, { x: x + width / 2, y: y + height / 2 })).toBe(index)
      }),
    )
  })

  test('leads back from a neighbour in a full grid', () => {
    const back = { left: 'right', right: 'left', up: 'down', down: 'up' } as const
    const direction = fc.constantFrom<Direction>('left', 'right', 'up', 'down')
    fc.assert(
      fc.property(fc.nat(11), direction, (index, way) => {
        const { tiles } = arrangeTiles(cameras(12), { width: 1600, height: 900 }, GAP)
        const next = neighbour(tiles, index, way)
        if (next !== undefined) expect(neighbour(tiles, next, back[way])).toBe(index)
      }),
    )
  })
})

const templateKind = fc.constantFrom(...(Object.keys(TEMPLATES) as TemplateKind[]))
const pageful = templateKind.chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    all: fc.array(shape, { minLength: 1, maxLength: TEMPLATES[kind].cells.length }),
  }),
)

describe('templates', () => {
  test.each([
    ['1+5', 6],
    ['1+7', 8],
    ['2+8', 10],
    ['3x3', 9],
  ] as const)('%s has %i places, which cover its grid', (kind, places) => {
    const { columns, rows, cells } = TEMPLATES[kind]
    expect(cells).toHaveLength(places)
    const units = cells.map(([, , width, height]) => width * height)
    expect(units.reduce((all, area) => all + area, 0)).toBe(columns * rows)
  })

  test('of 1+7 the first tile is more than four times as large as any other', () => {
    const [first, ...others] = arrangeTiles(
      cameras(8),
      { width: 1280, height: 770 },
      GAP,
      '1+7',
    ).tiles
    const pixels = (tile: Rect | undefined) => (tile?.width ?? 0) * (tile?.height ?? 0)
    expect(pixels(first)).toBeGreaterThan(4 * Math.max(...others.map(pixels)))
  })

  test('pictures of one shape have equal gaps, large and small ones, to two pixels', () => {
    const { tiles } = arrangeTiles(cameras(6), { width: 1280, height: 700 }, GAP, '1+5')
    const [large, top, second, , bottom] = tiles
    const right = (large?.x ?? 0) + (large?.width ?? 0)
    const below = (large?.y ?? 0) + (large?.height ?? 0)
    expect(Math.abs((top?.x ?? 0) - right - GAP)).toBeLessThanOrEqual(2)
    expect(Math.abs((bottom?.y ?? 0) - below - GAP)).toBeLessThanOrEqual(2)
    expect((second?.y ?? 0) - (top?.y ?? 0) - (top?.height ?? 0)).toBe(GAP)
  })

  test('every tile is inside the area and inside its place, apart from others, in its shape', () => {
    fc.assert(
      fc.property(pageful, roomyArea, ({ kind, all }, area) => {
        const { tiles, cells } = arrangeTiles(all, area, GAP, kind)
        expect(tiles).toHaveLength(all.length)
        expectApart(tiles, area)
        for (const [index, tile] of tiles.entries()) {
          const cell = cells[index]
          expect(tile.width).toBeLessThanOrEqual(cell?.width ?? 0)
          expect(tile.height).toBeLessThanOrEqual(cell?.height ?? 0)
          expectShape(tile, all[index])
        }
      }),
    )
  })
})

describe('rows', () => {
  test('of one shape, in two rows that fill the width', () => {
    const { tiles } = arrangeTiles(cameras(8), { width: 1920, height: 1050 }, GAP, 'rows')
    expect(new Set(tiles.map(({ y }) => y)).size).toBe(2)
    const [first] = tiles
    const right = Math.max(...tiles.map(({ x, width }) => x + width))
    expect(right - (first?.x ?? 0)).toBeGreaterThan(1910)
  })

  test('of wide and upright pictures, each row has one height', () => {
    const mixed = [{ width: 1920, height: 1080 }, { width: 480, height: 640 }, ...cameras(3)]
    const { tiles } = arrangeTiles(mixed, { width: 1200, height: 800 }, GAP, 'rows')
    const heights = new Map<number, Set<number>>()
    for (const { y, height } of tiles) heights.set(y, new Set([...(heights.get(y) ?? []), height]))
    expect([...heights.values()].every((row) => row.size === 1)).toBe(true)
  })

  test('every tile is inside the area, apart from others, in its shape', () => {
    const few = fc.array(fc.record({ width: plainSide, height: plainSide }), {
      minLength: 1,
      maxLength: 64,
    })
    fc.assert(
      fc.property(few, roomyArea, (all, area) => {
        const { tiles } = arrangeTiles(all, area, GAP, 'rows')
        expect(tiles).toHaveLength(all.length)
        expectApart(tiles, area)
        for (const [index, tile] of tiles.entries()) expectShape(tile, all[index])
      }),
    )
  })
})

function expectApart(tiles: readonly Rect[], area: Size): void {
  for (const [index, tile] of tiles.entries()) {
    expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(0)
    expect(tile.x + tile.width).toBeLessThanOrEqual(area.width)
    expect(tile.y + tile.height).toBeLessThanOrEqual(area.height)
    for (const other of tiles.slice(index + 1))
      expect(distance(tile, other)).toBeGreaterThanOrEqual(GAP)
  }
}

/** To half a pixel. */
function expectShape({ width, height }: Rect, { width: w, height: h } = FOUR_BY_THREE): void {
  const error = Math.min(Math.abs(width - (height * w) / h), Math.abs(height - (width * h) / w))
  // A tile is at least one pixel wide and high.
  if (Math.min(width, height) > 1) expect(error).toBeLessThanOrEqual(0.5)
}

describe('tileAt', () => {
  const arrangement = arrangeTiles(cameras(7), { width: 1920, height: 1050 }, GAP)

  test.each([
    { point: { x: -50, y: -50 }, index: 0 },
    { point: { x: 1919, y: 0 }, index: 3 },
    { point: { x: 700, y: 800 }, index: 5 },
    { point: { x: 1919, y: 1049 }, index: 6 },
  ])('gives the nearest tile at $point.x, $point.y', ({ point, index }) => {
    expect(tileAt(arrangement, point)).toBe(index)
  })

  test('gives nothing on an empty wall', () => {
    expect(tileAt(arrangeTiles([], { width: 9, height: 9 }, GAP), { x: 1, y: 1 })).toBeUndefined()
  })
})

describe('neighbour', () => {
  // 4 columns and 2 rows; the last cell is empty.
  const { tiles } = arrangeTiles(cameras(7), { width: 1920, height: 1050 }, GAP)

  test.each<{ from: number; way: Direction; to: number | undefined }>([
    { from: 0, way: 'right', to: 1 },
    { from: 3, way: 'right', to: undefined },
    { from: 4, way: 'left', to: undefined },
    { from: 1, way: 'down', to: 5 },
    { from: 3, way: 'down', to: 6 },
    { from: 6, way: 'up', to: 2 },
    { from: 0, way: 'up', to: undefined },
    { from: 9, way: 'up', to: undefined },
  ])('goes $way from $from to $to', ({ from, way, to }) => {
    expect(neighbour(tiles, from, way)).toBe(to)
  })
})

function distance(a: Rect, b: Rect): number {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width))
  const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height))
  return Math.max(across, down)
}
