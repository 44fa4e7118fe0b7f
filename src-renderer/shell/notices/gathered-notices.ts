/** All notices as strips: the hub's faults first, then the most severe and newest. */
import type { Notice } from '../../../src-main/app/notices/contract.ts'
import { faultsOf, type HubState } from '../../../src-main/contract/hub.ts'
import type { Message } from '../../../src-main/contract/text/text.ts'
import type { Strip } from '../../features/page-feature.ts'
import { say, text } from '../../text/language.ts'
import { DismissNotice, DismissTrouble, OpenSettings } from './strip-acts.tsx'

export interface NoticeSources {
  readonly hub: HubState | undefined
  readonly notices: readonly Notice[]
  /** Why a request of this page failed. */
  readonly trouble: Message | undefined
  /** Those of features. */
  readonly strips: readonly Strip[]
}

export function gatheredNotices(sources: NoticeSources): readonly Strip[] {
  const { hub, notices, trouble, strips } = sources
  return [
    ...hubStrips(hub),
    ...troubleOf(trouble),
    ...strips,
    ...notices.toSorted(worstThenNewest).map(strip),
  ]
}

/** `undefined` without notices. */
export function worstOf(strips: readonly Strip[]): Strip['severity'] | undefined {
  return strips.map(({ severity }) => severity).toSorted((a, b) => RANK[a] - RANK[b])[0]
}

const RANK = { alarm: 0, error: 1, warning: 2, info: 3 } as const

/** The newest by its id, which repeats keep: senders that fail in turn must not make their strips change places. */
function worstThenNewest(a: Notice, b: Notice): number {
  return RANK[a.severity] - RANK[b.severity] || b.id - a.id
}

function strip({ id, severity, what, todo, at, times }: Notice): Strip {
  return {
    key: `notice ${id}`,
    severity,
    what: say(what),
    todo: todo === undefined ? undefined : say(todo),
    figure: times > 1 ? text('notices.times', { times }) : undefined,
    notice: id,
    at,
    Acts: DismissNotice,
  }
}

function hubStrips(hub: HubState | undefined): readonly Strip[] {
  const faults = hub === undefined ? [] : faultsOf(hub)
  return faults.map(({ what, todo }, index) => ({
    key: `hub ${index}`,
    severity: 'error',
    what: say(what),
    todo: say(todo),
    figure: undefined,
    Acts: OpenSettings,
  }))
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
