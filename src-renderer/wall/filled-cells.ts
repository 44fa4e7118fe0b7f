/** Cells that cover the area, and tiles that fill their cells. In whole CSS pixels from the top left corner of the area. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { centred, fit } from './cell.ts'

/** Stretches a block of cells so that it covers the area; the gaps stay as they are. */
export function stretchedCells(cells: readonly Rect[], area: Size, gap: number): readonly Rect[] {
  const across = stretching(
    cells.map(({ x, width }) => ({ start: x, length: width })),
    area.width,
    gap,
  )
  const down = stretching(
    cells.map(({ y, height }) => ({ start: y, length: height })),
    area.height,
    gap,
  )
  return cells.map((cell) => {
    const x = across({ start: cell.x, length: cell.width })
    const y = down({ start: cell.y, length: cell.height })
    return { x: x.start, y: y.start, width: x.length, height: y.length }
  })
}

/** A tile that fills its cell is as large as the cell; another one has the shape of its picture. */
export function tilesIn(
  cells: readonly Rect[],
  tiles: readonly Pick<WallTile, 'shape' | 'fills'>[],
): readonly Rect[] {
  return tiles.flatMap(({ shape, fills }, index) => {
    const cell = cells[index]
    if (cell === undefined) return []
    return [fills ? cell : centred(fit(shape, cell), cell)]
  })
}

interface Span {
  readonly start: number
  readonly length: number
}

/** In one direction: maps what the spans cover to all of `length`. */
function stretching(spans: readonly Span[], length: number, gap: number): (span: Span) => Span {
  const first = Math.min(...spans.map(({ start }) => start))
  const end = Math.max(...spans.map((span) => span.start + span.length))
  const factor = (length + gap) / (end - first + gap)
  const edge = (at: number) => Math.round((at - first) * factor)
  return (span) => {
    const start = edge(span.start)
    return { start, length: Math.max(1, edge(span.start + span.length + gap) - gap - start) }
  }
}
