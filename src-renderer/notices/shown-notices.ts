/** Which notices are on the wall: what stops the hub first, then the worst and newest, a few at a time. */
import type { HubState, Notice } from '../../src-main/contract/bridge.ts'

/** More would hide the pictures. */
export const MAX_SHOWN = 3

export interface Strip {
  readonly key: string
  readonly severity: Notice['severity']
  readonly what: string
  readonly todo: string | undefined
  readonly times: number
  /** The hub's fault cannot be dismissed: it ends when it is mended. */
  readonly source: 'hub' | 'page' | { readonly notice: number }
}

export interface ShownNotices {
  readonly strips: readonly Strip[]
  /** How many more there are. */
  readonly more: number
}

/** @param trouble - a request of this page that the main process could not answer */
export function shownNotices(
  hub: HubState | undefined,
  notices: readonly Notice[],
  trouble: string | undefined,
): ShownNotices {
  const all = [
    ...faultOf(hub),
    ...troubleOf(trouble),
    ...notices.toSorted(worstThenNewest).map(strip),
  ]
  return { strips: all.slice(0, MAX_SHOWN), more: Math.max(0, all.length - MAX_SHOWN) }
}

const RANK = { error: 0, warning: 1, info: 2 } as const

function worstThenNewest(a: Notice, b: Notice): number {
  return RANK[a.severity] - RANK[b.severity] || b.at - a.at
}

function strip({ id, severity, what, todo, times }: Notice): Strip {
  return { key: `notice ${id}`, severity, what, todo, times, source: { notice: id } }
}

function faultOf(hub: HubState | undefined): Strip[] {
  if (hub?.kind !== 'fault') return []
  const { what, todo } = hub
  return [{ key: 'hub', severity: 'error', what, todo, times: 1, source: 'hub' }]
}

function troubleOf(trouble: string | undefined): Strip[] {
  if (trouble === undefined) return []
  const what = `Camwall could not do that. ${trouble}`
  return [{ key: 'page', severity: 'error', what, todo: undefined, times: 1, source: 'page' }]
}
