/** A camera that takes the place of another one: “This is the new Barn”. */

/** Everything that is kept for the camera `from` is kept for the camera `to`, or for none. */
export interface Replacement {
  readonly from: string
  readonly to: string | undefined
}

/** A list with one item or more for each camera. The same list if nothing is kept for `from`; then `to` keeps its own. */
export function withReplaced<Item extends { readonly camera: string }>(
  items: readonly Item[],
  { from, to }: Replacement,
): readonly Item[] {
  if (!items.some(({ camera }) => camera === from)) return items
  if (to === undefined) return items.filter(({ camera }) => camera !== from)
  return items
    .filter(({ camera }) => camera !== to)
    .map((item) => (item.camera === from ? { ...item, camera: to } : item))
}
