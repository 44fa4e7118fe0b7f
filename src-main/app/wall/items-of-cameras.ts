/** What a person set for single cameras: a list with at most one item for each. */
import { MAX_TILES } from '../../contract/limits.ts'

/**
 * Changes the items of some cameras. Beyond as many items as there are tiles, those that were changed longest ago are removed.
 *
 * @param make - the new item of a camera, from the one before; `undefined` if it needs none
 */
export function withItems<Item extends { readonly camera: string }>(
  items: readonly Item[],
  cameras: Iterable<string>,
  make: (camera: string, before: Item | undefined) => Item | undefined,
): readonly Item[] {
  const changed = new Set(cameras)
  const before = new Map(items.map((item) => [item.camera, item]))
  const made = [...changed].flatMap((camera) => make(camera, before.get(camera)) ?? [])
  return [...items.filter(({ camera }) => !changed.has(camera)), ...made].slice(-MAX_TILES)
}
