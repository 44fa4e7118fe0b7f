/** Equal cells, in the grid that gives the pictures the largest area. Some tiles can be as wide and as high as several cells. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { centred, fit, pixelsOf, type Arrangement } from './cell.ts'

/** The place of a tile in units of the grid; it is as wide as it is high. */
interface Spot {
  readonly column: number
  readonly row: number
  readonly span: number
}

interface Grid {
  readonly columns: number
  readonly rows: number
  readonly spots: readonly Spot[]
  readonly fitted: readonly Size[]
  readonly pixels: number
}

interface GridTile {
  readonly shape: Size
  readonly span: number
}

/** @param spans - how many cells each tile is wide and high, in the order of the shapes; 1 where there is none */
export function layBestGrid(
  shapes: readonly Size[],
  area: Size,
  gap: number,
  spans: readonly number[] = [],
): Arrangement {
  const tiles = shapes.map((shape, index): GridTile => ({ shape, span: spans[index] ?? 1 }))
  const units = tiles.reduce((all, { span }) => all + span * span, 0)
  const largest = Math.max(...tiles.map(({ span }) => span))
  const candidates = usefulColumns(units, largest)
    .map((columns) => {
      // No packing has fewer rows, so that none gives the pictures more pixels.
      const rows = Math.max(largest, Math.ceil(units / columns))
      return { columns, pixels: pixelsOf(fitAll(tiles, { columns, rows }, area, gap)) }
    })
    .sort((a, b) => b.pixels - a.pixels || a.columns - b.columns)
  let best: Grid | undefined
  for (const { columns, pixels } of candidates) {
    if (best !== undefined && pixels < best.pixels) break
    const grid = layGrid(tiles, columns, area, gap)
    if (best === undefined || isBetter(grid, best)) best = grid
  }
  return best === undefined ? { tiles: [], cells: [] } : placeTiles(best, area, gap)
}

/**
 * For each number of rows the fewest columns: more columns would only make the cells narrower. With large tiles also one more,
 * because a column that is not filled can save a row.
 */
function usefulColumns(units: number, largest: number): readonly number[] {
  const fewest = Array.from({ length: units }, (_, index) => Math.ceil(units / (index + 1)))
  const all = largest === 1 ? fewest : fewest.flatMap((columns) => [columns, columns + 1])
  return [...new Set(all)].filter((columns) => columns >= largest).sort((a, b) => a - b)
}

function layGrid(tiles: readonly GridTile[], columns: number, area: Size, gap: number): Grid {
  const spots = pack(tiles, columns)
  const rows = Math.max(...spots.map(({ row, span }) => row + span))
  const fitted = fitAll(tiles, { columns, rows }, area, gap)
  return { columns, rows, spots, fitted, pixels: pixelsOf(fitted) }
}

/** Each tile at the first place where it fits, in reading order. */
function pack(tiles: readonly GridTile[], columns: number): readonly Spot[] {
  const taken: boolean[] = []
  let first = 0
  return tiles.map(({ span }) => {
    while (taken[first] === true) first++
    let at = first
    while (!isFree(taken, at, span, columns)) at++
    for (const unit of unitsOf(at, span, columns)) taken[unit] = true
    return { column: at % columns, row: Math.floor(at / columns), span }
  })
}

function isFree(taken: readonly boolean[], at: number, span: number, columns: number): boolean {
  if ((at % columns) + span > columns) return false
  for (let row = 0; row < span; row++) {
    for (let column = 0; column < span; column++)
      if (taken[at + row * columns + column] === true) return false
  }
  return true
}

function unitsOf(at: number, span: number, columns: number): readonly number[] {
  if (span === 1) return [at]
  return Array.from(
    { length: span * span },
    (_, unit) => at + Math.floor(unit / span) * columns + (unit % span),
  )
}

function fitAll(
  tiles: readonly GridTile[],
  { columns, rows }: Pick<Grid, 'columns' | 'rows'>,
  area: Size,
  gap: number,
): readonly Size[] {
  const width = cellLength(area.width, columns, gap)
  const height = cellLength(area.height, rows, gap)
  return tiles.map(({ shape, span }) =>
    fit(shape, { width: spanLength(width, span, gap), height: spanLength(height, span, gap) }),
  )
}

function cellLength(length: number, cells: number, gap: number): number {
  return Math.max(1, Math.floor((length - gap * (cells - 1)) / cells))
}

/** Of a tile and the gaps inside of it. */
function spanLength(length: number, span: number, gap: number): number {
  return span * (length + gap) - gap
}

/** Between equal grids, the one with fewer empty cells is better. */
function isBetter(grid: Grid, best: Grid): boolean {
  return (
    grid.pixels > best.pixels ||
    (grid.pixels === best.pixels && grid.columns * grid.rows < best.columns * best.rows)
  )
}

function placeTiles({ columns, rows, spots, fitted }: Grid, area: Size, gap: number): Arrangement {
  // Cells are no larger than the largest picture needs, so that all gaps are equal.
  const unit = { width: 1, height: 1 }
  for (const [index, { span }] of spots.entries()) {
    const { width, height } = fitted[index] ?? unit
    unit.width = Math.max(unit.width, Math.ceil((width + gap) / span) - gap)
    unit.height = Math.max(unit.height, Math.ceil((height + gap) / span) - gap)
  }
  const origin = {
    x: Math.max(0, Math.floor((area.width - spanLength(unit.width, columns, gap)) / 2)),
    y: Math.max(0, Math.floor((area.height - spanLength(unit.height, rows, gap)) / 2)),
  }
  const cellOf = ({ column, row, span }: Spot): Rect => ({
    x: origin.x + column * (unit.width + gap),
    y: origin.y + row * (unit.height + gap),
    width: spanLength(unit.width, span, gap),
    height: spanLength(unit.height, span, gap),
  })
  const cells = spots.map(cellOf)
  const tiles = cells.map((cell, index) => centred(fitted[index] ?? unit, cell))
  return { tiles, cells: [...cells, ...emptyOf({ columns, rows, spots }).map(cellOf)] }
}

/** The cells without a tile, in reading order. */
function emptyOf({ columns, rows, spots }: Pick<Grid, 'columns' | 'rows' | 'spots'>) {
  const taken = new Set(
    spots.flatMap(({ column, row, span }) => unitsOf(row * columns + column, span, columns)),
  )
  return Array.from({ length: columns * rows }, (_, unit) => unit)
    .filter((unit) => !taken.has(unit))
    .map((unit): Spot => ({
      column: unit % columns,
      row: Math.floor(unit / columns),
      span: 1,
    }))
}
