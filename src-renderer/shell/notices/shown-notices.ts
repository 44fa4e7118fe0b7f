/** The strips that are shown: the hub's fault first, then the most severe and newest, a few at a time. */
import type { Notice } from '../../../src-main/app/notices/contract.ts'
import type { HubState } from '../../../src-main/contract/hub.ts'
import type { Message } from '../../../src-main/contract/text/text.ts'
import type { Strip } from '../../features/page-feature.ts'
import { say, text } from '../../text/language.ts'
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
  /** Why a request of this page failed. */
  readonly trouble: Message | undefined
  /** Those of features. */
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

/** The newest by its id, which repeats keep: senders that fail in turn must not make their strips change places. */
function worstThenNewest(a: Notice, b: Notice): number {
  return RANK[a.severity] - RANK[b.severity] || b.id - a.id
}

function strip({ id, severity, what, todo, times }: Notice): Strip {
  return {
    key: `notice ${id}`,
    severity,
    what: say(what),
    todo: todo === undefined ? undefined : say(todo),
    figure: times > 1 ? text('notices.times', { times }) : undefined,
    notice: id,
    Acts: DismissNotice,
  }
}

function faultOf(hub: HubState | undefined): Strip[] {
  if (hub?.kind !== 'fault') return []
  return [
    {
      key: 'hub',
      severity: 'error',
      what: say(hub.what),
      todo: say(hub.todo),
      figure: undefined,
      Acts: OpenSettings,
    },
  ]
}

function troubleOf(trouble: Message | undefined): Strip[] {
  if (trouble === undefined) return []
  return [
    {
      key: 'page',
      severity: 'error',
      what: text('notices.request-failed', { why: trouble }),
      todo: undefined,
      figure: undefined,
      Acts: DismissTrouble,
    },
  ]
}
