/** Tiles in somebody's hand, on their way to another place. Pure. */

export interface HeldTiles {
  /** The one that was taken: by the pointer it follows the pointer. */
  readonly tile: string
  /** All that move together, in the order of the wall; `tile` is one of them. */
  readonly ids: readonly string[]
  readonly by: 'pointer' | 'keyboard'
  /** How many of the other tiles lie before them if they were dropped now. */
  readonly to: number
}

/** Taken, and not yet carried. Tiles that are taken together come together around the one that was taken. */
export function holdTiles(
  order: readonly string[],
  tile: string,
  ids: readonly string[],
  by: HeldTiles['by'],
): HeldTiles {
  const together = order.filter((id) => ids.includes(id))
  return { tile, ids: together, by, to: othersBefore(order, together, order.indexOf(tile)) }
}

/** Carried so that the tile that was taken has another place, from 0, as near as the others let it. */
export function carriedTo(held: HeldTiles, order: readonly string[], place: number): HeldTiles {
  const most = order.length - held.ids.length
  const to = Math.min(Math.max(place - held.ids.indexOf(held.tile), 0), most)
  return to === held.to ? held : { ...held, to }
}

/** The order if they were dropped now. */
export function orderWith(order: readonly string[], { ids, to }: HeldTiles): readonly string[] {
  return others(order, ids).toSpliced(to, 0, ...ids)
}

/** The place of the tile that was taken if it were dropped now, from 0. */
export function placeOf({ tile, ids, to }: HeldTiles): number {
  return to + ids.indexOf(tile)
}

/** The tile before which they would be dropped; none at the end. */
export function followerOf(order: readonly string[], { ids, to }: HeldTiles): string | undefined {
  return others(order, ids)[to]
}

export function isMoved(order: readonly string[], held: HeldTiles): boolean {
  return orderWith(order, held).some((id, index) => id !== order[index])
}

/**
 * After other tiles came or went: before the same tile as then. Those that nobody has moved stay where they are.
 *
 * @returns `undefined` when the tile that was taken has left
 */
export function keptHeld(
  held: HeldTiles,
  before: readonly string[],
  now: readonly string[],
): HeldTiles | undefined {
  if (!now.includes(held.tile)) return undefined
  const ids = held.ids.filter((id) => now.includes(id))
  if (!isMoved(before, held))
    return { ...held, ids, to: othersBefore(now, ids, now.indexOf(held.tile)) }
  const here = others(now, ids)
  const follower = others(before, held.ids)
    .slice(held.to)
    .find((id) => here.includes(id))
  return { ...held, ids, to: follower === undefined ? here.length : here.indexOf(follower) }
}

function others(order: readonly string[], ids: readonly string[]): readonly string[] {
  return order.filter((id) => !ids.includes(id))
}

function othersBefore(order: readonly string[], ids: readonly string[], place: number): number {
  return others(order.slice(0, place), ids).length
}

/** What a screen reader says; places count from 0. */
export const heldWords = {
  lifted: (what: string, place: number, of: number) =>
    `${what} picked up from ${placeWords(place, of)}. Arrow keys move it, Space drops it, Escape puts it back.`,
  moved: (what: string, place: number, of: number) => `${what} at ${placeWords(place, of)}.`,
  dropped: (what: string, place: number, of: number) =>
    `${what} dropped at ${placeWords(place, of)}.`,
  putBack: (what: string, place: number, of: number) =>
    `${what} put back to ${placeWords(place, of)}.`,
} as const

function placeWords(place: number, of: number): string {
  return `place ${place + 1} of ${of}`
}
