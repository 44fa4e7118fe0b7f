/** Which strips are on the wall: what stops the hub first, then the worst and newest, a few at a time. */
import type { Notice } from '../../../src-main/app/notices/contract.ts'
import type { HubState } from '../../../src-main/contract/hub.ts'
import type { Strip } from '../../features/page-feature.ts'
import { DismissNotice, DismissTrouble, OpenSettings } from './strip-acts.tsx'

/** More would hide the pictures. */
export const MAX_SHOWN = 3

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
  /** What features tell. */
  readonly strips: readonly Strip[]
}

export function shownNotices({ hub, notices, trouble, strips }: NoticeSources): ShownNotices {
  const all = [
    ...faultOf(hub),
    ...troubleOf(trouble),
    ...strips,
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
  return { key: `notice ${id}`, severity, what, todo, figure, notice: id, Acts: DismissNotice }
}

function faultOf(hub: HubState | undefined): Strip[] {
  if (hub?.kind !== 'fault') return []
  const { what, todo } = hub
  return [{ key: 'hub', severity: 'error', what, todo, figure: undefined, Acts: OpenSettings }]
}

function troubleOf(trouble: string | undefined): Strip[] {
  if (trouble === undefined) return []
  const what = `Camwall could not do that. ${trouble}`
  return [
    {
      key: 'page',
      severity: 'error',
      what,
      todo: undefined,
      figure: undefined,
      Acts: DismissTrouble,
    },
  ]
}
