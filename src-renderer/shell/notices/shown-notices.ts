/** Which notices are on the wall: what stops the hub first, then the worst and newest, a few at a time. */
import type { HubState, Notice, UpdateState } from '../../../src-main/contract/bridge.ts'
import { updateWords } from '../../text/update-words.ts'

/** More would hide the pictures. */
export const MAX_SHOWN = 3

export interface Strip {
  readonly key: string
  readonly severity: Notice['severity']
  readonly what: string
  readonly todo: string | undefined
  /** A number that changes while the strip is there: how often, or how far. */
  readonly figure: string | undefined
  /** The hub's fault cannot be dismissed: it ends when it is mended. An update waits for an answer. */
  readonly source: 'hub' | 'page' | { readonly notice: number } | { readonly update: UpdateState }
}

export interface ShownNotices {
  readonly strips: readonly Strip[]
  /** How many more there are. */
  readonly more: number
}

export interface NoticeSources {
  readonly hub: HubState | undefined
  readonly notices: readonly Notice[]
  /** A request of this page that the main process could not answer. */
  readonly trouble: string | undefined
  readonly update: UpdateState | undefined
}

export function shownNotices({ hub, notices, trouble, update }: NoticeSources): ShownNotices {
  const all = [
    ...faultOf(hub),
    ...troubleOf(trouble),
    ...offerOf(update),
    ...notices.toSorted(worstThenNewest).map(strip),
  ]
  return { strips: all.slice(0, MAX_SHOWN), more: Math.max(0, all.length - MAX_SHOWN) }
}

const RANK = { error: 0, warning: 1, info: 2 } as const

/** The newest by its number, which its repeats keep: senders that fail in turn must not make their strips change places. */
function worstThenNewest(a: Notice, b: Notice): number {
  return RANK[a.severity] - RANK[b.severity] || b.id - a.id
}

function strip({ id, severity, what, todo, times }: Notice): Strip {
  const figure = times > 1 ? `×${times}` : undefined
  return { key: `notice ${id}`, severity, what, todo, figure, source: { notice: id } }
}

function faultOf(hub: HubState | undefined): Strip[] {
  if (hub?.kind !== 'fault') return []
  const { what, todo } = hub
  return [{ key: 'hub', severity: 'error', what, todo, figure: undefined, source: 'hub' }]
}

function troubleOf(trouble: string | undefined): Strip[] {
  if (trouble === undefined) return []
  const what = `Camwall could not do that. ${trouble}`
  return [
    { key: 'page', severity: 'error', what, todo: undefined, figure: undefined, source: 'page' },
  ]
}

function offerOf(update: UpdateState | undefined): Strip[] {
  const words = update === undefined ? undefined : updateWords(update)
  if (update === undefined || words === undefined) return []
  const figure = update.kind === 'downloading' ? `${update.percent} %` : undefined
  return [{ key: 'update', severity: 'info', ...words, figure, source: { update } }]
}
