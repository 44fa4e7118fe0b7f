/** The places of the kinds `free` and `own`: their grid covers the area, and each picture is centred in its cell. */
import type { Size } from '../../src-main/contract/frame.ts'
import { FREE_GRID, type Cell } from '../../src-main/contract/layout.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { fitInto, type Arrangement } from './cell.ts'

/** @param cells - one for each shape, in their order, and perhaps further ones */
export function layFree(
  cells: readonly Cell[],
  shapes: readonly Size[],
  area: Size,
  gap: number,
): Arrangement {
  return fitInto(
    cells.map((cell) => freeRect(cell, area, gap)),
    shapes,
  )
}

/** In whole CSS pixels; adjacent cells are `gap` pixels apart. */
export function freeRect([x, y, width, height]: Cell, area: Size, gap: number): Rect {
  const left = edge(x, FREE_GRID.columns, area.width, gap)
  const top = edge(y, FREE_GRID.rows, area.height, gap)
  return {
    x: left,
    y: top,
    width: Math.max(1, edge(x + width, FREE_GRID.columns, area.width, gap) - left - gap),
    height: Math.max(1, edge(y + height, FREE_GRID.rows, area.height, gap) - top - gap),
  }
}

function edge(at: number, count: number, length: number, gap: number): number {
  return Math.round((at * (length + gap)) / count)
}
