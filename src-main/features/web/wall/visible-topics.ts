/** What a page of certain rights gets of the published state. */
import { reportedSettings, type AnySettings } from '../../../app/report/reported-settings.ts'
import type { WallLayout } from '../../../contract/layout.ts'
import type { Right } from '../../../contract/request.ts'
import type { AnySection } from '../../../contract/setting.ts'

type AnyTopics = Readonly<Record<string, unknown>>

/** Paths of this computer and servers of webhooks in the state of features, and what is shown instead. */
const FOR_VIEWERS: Readonly<Record<string, object>> = {
  alarms: { signed: [] },
  recording: { folder: '' },
  snapshot: { folder: '' },
}

/**
 * Without the right to configure, there are no users, no paths and no webhooks, and of the settings only what may be in a report
 * for strangers: the others have their defaults. Without the right to arrange, every layout is locked.
 */
export function visibleTopics(
  topics: AnyTopics,
  rights: ReadonlySet<Right>,
  sections: readonly AnySection[],
): AnyTopics {
  const { settings, webUsers, layout } = topics
  const mayConfigure = rights.has('configure')
  return {
    ...topics,
    ...(settings === undefined || mayConfigure
      ? {}
      : { settings: settingsForViewers(settings as AnySettings, sections) }),
    ...(webUsers === undefined || mayConfigure ? {} : { webUsers: [] }),
    ...(mayConfigure ? {} : withoutPaths(topics)),
    ...(layout === undefined || rights.has('arrange')
      ? {}
      : { layout: { ...(layout as WallLayout), isLocked: true } }),
  }
}

function withoutPaths(topics: AnyTopics): AnyTopics {
  const shown = Object.entries(FOR_VIEWERS).flatMap(([name, instead]) => {
    const state = topics[name] as object | undefined
    return state === undefined ? [] : [[name, { ...state, ...instead }] as const]
  })
  return Object.fromEntries(shown)
}

function settingsForViewers(settings: AnySettings, sections: readonly AnySection[]): AnySettings {
  const reported = reportedSettings(sections, settings)
  const shown = sections.map(({ name, defaults }) => [name, { ...defaults, ...reported[name] }])
  return { ...(Object.fromEntries(shown) as Readonly<Record<string, object>>), setByFlags: [] }
}
