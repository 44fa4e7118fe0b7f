/** A layout whose tiles have other ids, for example a copy: what it keeps for each tile is kept for the new id. */
import type { NamedLayout } from '../../contract/named-layout.ts'

/** @param idOf - the other id of each tile */
export function copiedLayout(layout: NamedLayout, idOf: ReadonlyMap<string, string>): NamedLayout {
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
