/** A small picture of a kind of layout, or of a template. */
import { TEMPLATES, type LayoutKind, type Template } from '../../../src-main/contract/layout.ts'

/** In units of the view box. */
const SIZE = { width: 40, height: 30 }
const GAP = 2

/** The smallest cell of a fine grid is still seen. */
const LEAST = 0.8

/** Kinds that have no template are drawn as examples. */
export const EXAMPLES: Readonly<Record<Exclude<LayoutKind, 'own'>, Template>> = {
  ...TEMPLATES,
  fit: {
    columns: 3,
    rows: 2,
    cells: TEMPLATES['3x3'].cells.slice(0, 5),
  },
  rows: {
    columns: 6,
    rows: 2,
    cells: [
      [0, 0, 3, 1],
      [3, 0, 3, 1],
      [0, 1, 2, 1],
      [2, 1, 1, 1],
      [3, 1, 3, 1],
    ],
  },
  free: {
    columns: 12,
    rows: 9,
    cells: [
      [0, 0, 7, 5],
      [8, 1, 4, 3],
      [1, 6, 4, 3],
      [6, 5, 6, 4],
    ],
  },
}

export function LayoutIcon({ grid }: { readonly grid: Template }) {
  const { columns, rows, cells } = grid
  const unit = { width: (SIZE.width + GAP) / columns, height: (SIZE.height + GAP) / rows }
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      {cells.map(([x, y, width, height]) => (
        <rect
          key={`${x} ${y}`}
          x={x * unit.width}
          y={y * unit.height}
          width={Math.max(LEAST, width * unit.width - GAP)}
          height={Math.max(LEAST, height * unit.height - GAP)}
          rx="1.5"
        />
      ))}
    </svg>
  )
}
