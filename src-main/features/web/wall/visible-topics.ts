/** What a page of certain rights gets of the published state. */
import { reportedSettings, type AnySettings } from '../../../app/report/reported-settings.ts'
import type { WallLayout } from '../../../contract/layout.ts'
import type { Right } from '../../../contract/request.ts'
import type { AnySection } from '../../../contract/setting.ts'

type AnyTopics = Readonly<Record<string, unknown>>

/**
 * Without the right to configure, there are no users, and of the settings only what may be in a report for strangers: the others
 * have their defaults. Without the right to arrange, every layout is locked.
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
    ...(layout === undefined || rights.has('arrange')
      ? {}
      : { layout: { ...(layout as WallLayout), isLocked: true } }),
  }
}

function settingsForViewers(settings: AnySettings, sections: readonly AnySection[]): AnySettings {
  const reported = reportedSettings(sections, settings)
  const shown = sections.map(({ name, defaults }) => [name, { ...defaults, ...reported[name] }])
  return { ...(Object.fromEntries(shown) as Readonly<Record<string, object>>), setByFlags: [] }
}
