/** The kind `fit`: all tiles, in the grid or, for pictures of different shapes, in the rows that give them the largest area. */
import type { Size } from '../../src-main/contract/frame.ts'
import { aspectOf, pixelsOf, type Arrangement } from './cell.ts'
import { layBestGrid } from './grid-layout.ts'
import { layRows } from './row-layout.ts'

/** Shapes that differ by less, for example because of rounding, count as the same. */
const SAME_ASPECT = 1.01

/** @param spans - see `layBestGrid`; rows have no tiles that are several rows high */
export function layFit(
  shapes: readonly Size[],
  area: Size,
  gap: number,
  spans: readonly number[] = [],
): Arrangement {
  const grid = layBestGrid(shapes, area, gap, spans)
  if (areAlike(shapes) || spans.some((span) => span > 1)) return grid
  const rows = layRows(shapes, area, gap)
  return pixelsOf(rows.tiles) > pixelsOf(grid.tiles) && areInside(rows, area) ? rows : grid
}

function areAlike(shapes: readonly Size[]): boolean {
  const aspects = shapes.map(aspectOf)
  return Math.max(...aspects) < SAME_ASPECT * Math.min(...aspects)
}

/** Rows of very wide or very high pictures have at least one pixel each, and may not fit. */
function areInside({ tiles }: Arrangement, area: Size): boolean {
  return tiles.every(
    ({ x, y, width, height }) => x + width <= area.width && y + height <= area.height,
  )
}
