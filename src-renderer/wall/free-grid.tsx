/** The lines of the grid of the kind `free`, around the place of the held tile. */
import { memo } from 'react'
import type { Size } from '../../src-main/contract/frame.ts'
import { FREE_GRID } from '../../src-main/contract/layout.ts'
import type { Rect } from '../../src-main/contract/rect.ts'

/** Cells that are shown on each side. Lines over the whole wall would be blended over all pictures in every refresh. */
const MARGIN = 3

interface FreeGridProps {
  readonly around: Rect
  readonly area: Size
}

export const FreeGrid = memo(function FreeGrid({ around, area }: FreeGridProps) {
  const cell = { width: area.width / FREE_GRID.columns, height: area.height / FREE_GRID.rows }
  const { x, y, width, height } = gridAround(around, area)
  const style = {
    left: x,
    top: y,
    width,
    height,
    backgroundSize: `${cell.width}px ${cell.height}px`,
  }
  return <div className="free-grid" style={style} />
})

/** Whole cells, not beyond the area. In CSS pixels, like its parameters. */
export function gridAround(around: Rect, area: Size): Rect {
  const across = span(around.x, around.width, area.width / FREE_GRID.columns, area.width)
  const down = span(around.y, around.height, area.height / FREE_GRID.rows, area.height)
  return { x: across.start, y: down.start, width: across.length, height: down.length }
}

function span(start: number, length: number, cell: number, most: number) {
  const first = Math.max(0, (Math.floor(start / cell) - MARGIN) * cell)
  const end = Math.min(most, (Math.ceil((start + length) / cell) + MARGIN) * cell)
  return { start: first, length: end - first }
}
