/** What a person can do with the tiles of a layout, as commands. Pointer, touch, clicks, keys and menus send the same ones. */
import { FREE_GRID, type Cell, type TileSpan, type WallLayout } from '../layout.ts'
import type { Point } from '../rect.ts'
import { Board, insideGrid, within } from './board.ts'
import { freeCells } from './free-cells.ts'
import { giveWay, type Cells } from './give-way.ts'

export type ArrangeCommand =
  /** Free: tiles move together, as far as all of them stay inside. `by` is in cells. */
  | { readonly kind: 'move'; readonly tiles: readonly string[]; readonly by: Point }
  /** Free. */
  | { readonly kind: 'resize'; readonly tile: string; readonly to: Cell }
  /** Two tiles exchange their cells, or in fit their sizes. In the other kinds, their place is only their order. */
  | { readonly kind: 'swap'; readonly tile: string; readonly other: string }
  /** Fit. */
  | { readonly kind: 'size'; readonly tiles: readonly string[]; readonly size: TileSpan }

/**
 * The layout after a command; the same one if it changes nothing: it is not for this kind of layout, a tile does not exist, or
 * another tile would have no space left.
 *
 * @param ids - the shown tiles, in their order
 */
export function reduce(
  layout: WallLayout,
  command: ArrangeCommand,
  ids: readonly string[],
): WallLayout {
  if (layout.kind === 'fit') return reduceFit(layout, command, ids)
  if (layout.kind !== 'free' || command.kind === 'size') return layout
  const cells = freeCells(layout.free, ids)
  const put = cellsPut(cells, command)
  const arranged = put.size === 0 ? undefined : giveWay(cells, put)
  return arranged === undefined ? layout : { ...layout, free: keptWith(layout.free, arranged) }
}

function reduceFit(
  layout: WallLayout,
  command: ArrangeCommand,
  ids: readonly string[],
): WallLayout {
  if (command.kind === 'size') return withSizes(layout, command)
  if (command.kind !== 'swap') return layout
  const { tile, other } = command
  if (!ids.includes(tile) || !ids.includes(other)) return layout
  const sizeOf = (id: string) => layout.sizes[id] ?? 1
  const first = withSizes(layout, { tiles: [tile], size: sizeOf(other) })
  return withSizes(first, { tiles: [other], size: sizeOf(tile) })
}

/** The cells that the tiles of the command get. */
function cellsPut(cells: Cells, command: Exclude<ArrangeCommand, { kind: 'size' }>): Cells {
  switch (command.kind) {
    case 'move':
      return movedBy(cells, command)
    case 'resize':
      return cells.has(command.tile) ? new Map([[command.tile, insideGrid(command.to)]]) : new Map()
    case 'swap': {
      const [one, other] = [cells.get(command.tile), cells.get(command.other)]
      return one === undefined || other === undefined
        ? new Map()
        : new Map([
            [command.tile, other],
            [command.other, one],
          ])
    }
  }
}

function movedBy(
  cells: Cells,
  { tiles, by }: { readonly tiles: readonly string[]; readonly by: Point },
): Cells {
  const moving = new Set(tiles)
  const together = [...cells].filter(([id]) => moving.has(id))
  const limits = (start: 0 | 1, size: 2 | 3, length: number) => ({
    least: Math.max(...together.map(([, cell]) => -cell[start])),
    most: Math.min(...together.map(([, cell]) => length - cell[start] - cell[size])),
  })
  const across = limits(0, 2, FREE_GRID.columns)
  const down = limits(1, 3, FREE_GRID.rows)
  const right = within(by.x, across.least, across.most)
  const below = within(by.y, down.least, down.most)
  return new Map(
    together.map(([id, [x, y, width, height]]) => [id, [x + right, y + below, width, height]]),
  )
}

/** With what was chosen for tiles that are not shown, unless their place is taken now. */
function keptWith(free: WallLayout['free'], arranged: Cells): WallLayout['free'] {
  const board = new Board()
  for (const cell of arranged.values()) board.take(cell)
  const others = Object.entries(free).filter(
    ([id, cell]) => !arranged.has(id) && board.isFree(cell),
  )
  return Object.fromEntries([...others, ...arranged])
}

function withSizes(
  layout: WallLayout,
  { tiles, size }: { readonly tiles: readonly string[]; readonly size: TileSpan },
): WallLayout {
  if (tiles.every((id) => (layout.sizes[id] ?? 1) === size)) return layout
  const changed = new Set(tiles)
  const others = Object.entries(layout.sizes).filter(([id]) => !changed.has(id))
  const large = size === 1 ? [] : tiles.map((id) => [id, size] as const)
  return { ...layout, sizes: Object.fromEntries([...others, ...large]) }
}

/**
 * A new tile takes over the cell of another one, and is as large as that one: two tiles wide and high at least. The other one
 * gets a place of its own, for which the new tile does not become smaller.
 */
export function withPlaceGiven(layout: WallLayout, from: string, to: string): WallLayout {
  return {
    ...layout,
    free: withCellGiven(layout.free, from, to),
    sizes: { ...layout.sizes, [to]: layout.sizes[from] ?? 2 },
  }
}

function withCellGiven(free: WallLayout['free'], from: string, to: string): WallLayout['free'] {
  const { [from]: cell, ...others } = free
  if (cell === undefined) return free
  const given = { ...others, [to]: cell }
  return Object.fromEntries(freeCells(given, [...Object.keys(given), from], to))
}

/** Without the cells and sizes of tiles that no longer exist. The same layout if there are none. */
export function withoutStale(layout: WallLayout, ids: ReadonlySet<string>): WallLayout {
  const free = Object.entries(layout.free).filter(([id]) => ids.has(id))
  const sizes = Object.entries(layout.sizes).filter(([id]) => ids.has(id))
  const isStale =
    free.length < Object.keys(layout.free).length || sizes.length < Object.keys(layout.sizes).length
  return isStale
    ? { ...layout, free: Object.fromEntries(free), sizes: Object.fromEntries(sizes) }
    : layout
}
