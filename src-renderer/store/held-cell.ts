/** Tiles of the kind `free` that are being moved or resized, until they are dropped. Pure. */
import { freeCells } from '../../src-main/contract/arrange/free-cells.ts'
import { reduce, type ArrangeCommand } from '../../src-main/contract/arrange/reduce.ts'
import type { Cell, WallLayout } from '../../src-main/contract/layout.ts'

export interface HeldCell {
  /** The tile that was picked up. */
  readonly tile: string
  /** All tiles that move together; `tile` is one of them. */
  readonly ids: readonly string[]
  /** It follows the pointer when `by` is `pointer`; a tile that is resized does not. */
  readonly by: 'pointer' | 'keyboard' | 'handle'
  /** The layout when it was picked up. */
  readonly start: WallLayout
  /** What would be done if it were dropped now; `undefined` if it was not moved yet. */
  readonly command: ArrangeCommand | undefined
  /** The layout if it were dropped now. */
  readonly layout: WallLayout
}

/**
 * With another command, which is carried out on the layout at the start: neighbours that gave way before come back. The same if
 * that is not possible.
 *
 * @param order - the shown tiles
 */
export function heldWith(
  held: HeldCell,
  command: ArrangeCommand,
  order: readonly string[],
): HeldCell {
  const layout = reduce(held.start, command, order)
  return layout === held.start ? held : { ...held, command, layout }
}

/** After other tiles were added or removed; `undefined` when `tile` itself was removed. */
export function stillHeld(held: HeldCell, order: readonly string[]): HeldCell | undefined {
  if (!order.includes(held.tile)) return undefined
  const ids = held.ids.filter((id) => order.includes(id))
  const kept = { ...held, ids }
  return held.command === undefined ? kept : heldWith(kept, held.command, order)
}

/** The cell that the tile has at the start, and the one if it were dropped now. */
export function cellsOfHeld(
  { tile, start, layout }: HeldCell,
  order: readonly string[],
): { readonly from: Cell; readonly to: Cell } {
  return { from: cellOf(start, tile, order), to: cellOf(layout, tile, order) }
}

export function cellOf({ free }: WallLayout, tile: string, order: readonly string[]): Cell {
  const cell = freeCells(free, order).get(tile)
  if (cell === undefined) throw new Error(`The tile ${tile} is not on the wall.`)
  return cell
}

/** Whether any tile would be elsewhere than before. */
export function isArranged({ start, layout }: HeldCell, order: readonly string[]): boolean {
  const before = freeCells(start.free, order)
  return [...freeCells(layout.free, order)].some(
    ([id, cell]) => cell.join() !== before.get(id)?.join(),
  )
}
