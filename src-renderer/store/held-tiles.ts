/** Tiles that are being moved, by the pointer or the keyboard, until they are dropped. Pure. */

export interface HeldTiles {
  /** The tile that was picked up. It follows the pointer when `by` is `pointer`. */
  readonly tile: string
  /** All tiles that move together, in the order of the wall; `tile` is one of them. */
  readonly ids: readonly string[]
  readonly by: 'pointer' | 'keyboard'
  /** How many of the other tiles would come before them if they were dropped now. */
  readonly to: number
}

/** Just picked up. Tiles that are picked up together gather around `tile`. */
export function holdTiles(
  order: readonly string[],
  tile: string,
  ids: readonly string[],
  by: HeldTiles['by'],
): HeldTiles {
  const together = order.filter((id) => ids.includes(id))
  return { tile, ids: together, by, to: othersBefore(order, together, order.indexOf(tile)) }
}

/** Carried so that `tile` has a place, from 0, or the nearest one that leaves a place for all that move with it. */
export function carriedTo(held: HeldTiles, order: readonly string[], place: number): HeldTiles {
  const most = order.length - held.ids.length
  const to = Math.min(Math.max(place - held.ids.indexOf(held.tile), 0), most)
  return to === held.to ? held : { ...held, to }
}

/** The order if they were dropped now. */
export function orderWith(order: readonly string[], { ids, to }: HeldTiles): readonly string[] {
  return others(order, ids).toSpliced(to, 0, ...ids)
}

/** The place of `tile` if it were dropped now, from 0. */
export function placeOf({ tile, ids, to }: HeldTiles): number {
  return to + ids.indexOf(tile)
}

/** The tile before which they would be dropped; `undefined` at the end. */
export function followerOf(order: readonly string[], { ids, to }: HeldTiles): string | undefined {
  return others(order, ids)[to]
}

export function isMoved(order: readonly string[], held: HeldTiles): boolean {
  return orderWith(order, held).some((id, index) => id !== order[index])
}

/**
 * After other tiles were added or removed: held before the same tile as then. Tiles that were not moved yet keep their place.
 *
 * @returns `undefined` when `tile` itself was removed
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
