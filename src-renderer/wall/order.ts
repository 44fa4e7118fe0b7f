/** Which tile comes first: the saved order, with cameras that are away kept in their places. */

/** Every name that has a place: the saved ones first, cameras that are new at the end, as they came. */
export function mergeOrder(order: readonly string[], present: readonly string[]): string[] {
  return [...new Set([...order, ...present])]
}

/** The cameras that are on the wall, first tile first. */
export function tileOrder(order: readonly string[], present: readonly string[]): string[] {
  const here = new Set(present)
  return mergeOrder(order, present).filter((name) => here.has(name))
}

/**
 * The order after a camera's tile was moved.
 *
 * @param present - the cameras that are on the wall, as they came
 * @param toIndex - its new place among the tiles on the wall
 * @returns all names; those of cameras that are away stay where they were, for their return
 */
export function moveTile(
  order: readonly string[],
  present: readonly string[],
  camera: string,
  toIndex: number,
): string[] {
  const merged = mergeOrder(order, present)
  const here = new Set(present)
  if (!here.has(camera)) return merged
  const tiles = merged.filter((name) => here.has(name) && name !== camera)
  tiles.splice(Math.min(Math.max(toIndex, 0), tiles.length), 0, camera)
  const next = tiles.values()
  return merged.map((name) => (here.has(name) ? (next.next().value ?? name) : name))
}

/**
 * Where a tile that would be dropped at `to` is dropped after other tiles came or went: before the same tile as then. One
 * that nobody has moved stays where it is.
 */
export function keptPlace(
  before: readonly string[],
  now: readonly string[],
  camera: string,
  to: number,
): number {
  if (before[to] === camera) return now.indexOf(camera)
  const others = now.filter((name) => name !== camera)
  const followers = before.filter((name) => name !== camera).slice(to)
  const follower = followers.find((name) => others.includes(name))
  return follower === undefined ? others.length : others.indexOf(follower)
}

/** The camera before (-1) or after (1) another; behind the last comes the first. */
export function nextOf(order: readonly string[], camera: string, by: 1 | -1): string {
  return order[(order.indexOf(camera) + by + order.length) % order.length] ?? camera
}
