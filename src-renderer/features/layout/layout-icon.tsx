/** A small picture of a kind of layout, drawn from its template. */
import { templateOf, type LayoutKind } from '../../../src-main/contract/layout.ts'

/** In units of the view box. */
const SIZE = { width: 40, height: 30 }
const GAP = 2

type Cell = readonly [x: number, y: number, width: number, height: number]
interface Grid {
  readonly columns: number
  readonly rows: number
  readonly cells: readonly Cell[]
}

/** Examples of the kinds that have no template. */
const EXAMPLES: Readonly<Record<'fit' | 'rows', Grid>> = {
  fit: {
    columns: 3,
    rows: 2,
    cells: [0, 1, 2, 3, 4].map((place) => [place % 3, Math.floor(place / 3), 1, 1]),
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
}

export function LayoutIcon({ kind }: { readonly kind: LayoutKind }) {
  const { columns, rows, cells } =
    kind === 'fit' || kind === 'rows' ? EXAMPLES[kind] : (templateOf(kind) ?? EXAMPLES.fit)
  const unit = { width: (SIZE.width + GAP) / columns, height: (SIZE.height + GAP) / rows }
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      {cells.map(([x, y, width, height]) => (
        <rect
          key={`${x} ${y}`}
          x={x * unit.width}
          y={y * unit.height}
          width={width * unit.width - GAP}
          height={height * unit.height - GAP}
          rx="1.5"
        />
      ))}
    </svg>
  )
}
