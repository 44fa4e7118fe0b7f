/** A copy of a layout: its tiles have ids of their own, and what is kept for each tile is kept for its copy. */
import type { NamedLayout } from '../../contract/named-layout.ts'

/** @param first - the number of the first new id; the others follow */
export function copiedLayout(layout: NamedLayout, first: number): NamedLayout {
  const idOf = new Map(layout.tiles.map(({ id }, index) => [id, `t${first + index}`]))
  return {
    ...layout,
    tiles: layout.tiles.map((tile) => ({ ...tile, id: idOf.get(tile.id) ?? tile.id })),
    free: withKeys(layout.free, idOf),
    sizes: withKeys(layout.sizes, idOf),
  }
}

function withKeys<Value>(
  record: Readonly<Record<string, Value>>,
  keyOf: ReadonlyMap<string, string>,
): Readonly<Record<string, Value>> {
  const renamed = Object.entries(record).flatMap(([key, value]) => {
    const next = keyOf.get(key)
    return next === undefined ? [] : [[next, value] as const]
  })
  return Object.fromEntries(renamed)
}
