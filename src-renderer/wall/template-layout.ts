/** The places of a template. Its grid has the proportions of the pictures, so that large and small tiles leave equal gaps. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Template } from '../../src-main/contract/layout.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { aspectOf, fit, fitInto, type Arrangement } from './cell.ts'

export function layTemplate(
  { columns, rows, cells }: Template,
  shapes: readonly Size[],
  area: Size,
  gap: number,
): Arrangement {
  const unit = unitSize(medianAspect(shapes), { columns, rows }, area, gap)
  const block = {
    width: columns * (unit.width + gap) - gap,
    height: rows * (unit.height + gap) - gap,
  }
  const origin = {
    x: Math.max(0, Math.floor((area.width - block.width) / 2)),
    y: Math.max(0, Math.floor((area.height - block.height) / 2)),
  }
  const places = cells.map(([x, y, width, height]): Rect => ({
    x: origin.x + x * (unit.width + gap),
    y: origin.y + y * (unit.height + gap),
    width: width * (unit.width + gap) - gap,
    height: height * (unit.height + gap) - gap,
  }))
  return fitInto(places, shapes)
}

/** The largest cell of about this shape of which the grid fits into the area. */
function unitSize(
  aspect: number,
  grid: { readonly columns: number; readonly rows: number },
  area: Size,
  gap: number,
): Size {
  const most = {
    width: Math.max(1, Math.floor((area.width + gap) / grid.columns) - gap),
    height: Math.max(1, Math.floor((area.height + gap) / grid.rows) - gap),
  }
  return fit({ width: aspect, height: 1 }, most)
}

function medianAspect(shapes: readonly Size[]): number {
  const aspects = shapes.map(aspectOf).sort((a, b) => a - b)
  return aspects[Math.floor(aspects.length / 2)] ?? 1
}
