/** The selected tiles, by their ids. Pure. */

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** The start of a range: the tile that was selected last on its own. */
  readonly anchor: string | undefined
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: undefined }

export function selectOne(id: string): Selection {
  return { ids: new Set([id]), anchor: id }
}

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** From the anchor to a tile, in the order of the wall. */
export function selectTo({ anchor }: Selection, order: readonly string[], id: string): Selection {
  const from = order.indexOf(anchor ?? id)
  const to = order.indexOf(id)
  if (from < 0) return selectOne(id)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set(range), anchor: order[from] }
}

/** Exactly these. */
export function selectThese(ids: Iterable<string>): Selection {
  const all = new Set(ids)
  return { ids: all, anchor: all.values().next().value }
}

/** Without tiles that are no longer on the wall. */
export function selectionOn(selection: Selection, order: readonly string[]): Selection {
  const { ids, anchor } = selection
  const here = new Set(order)
  const kept = [...ids].filter((id) => here.has(id))
  const keptAnchor = anchor !== undefined && here.has(anchor) ? anchor : undefined
  return kept.length === ids.size && keptAnchor === anchor
    ? selection
    : { ids: new Set(kept), anchor: keptAnchor }
}

export function isSameSelection(a: Selection, b: Selection): boolean {
  return (
    a.anchor === b.anchor && a.ids.size === b.ids.size && [...a.ids].every((id) => b.ids.has(id))
  )
}
