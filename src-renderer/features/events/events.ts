/** The list of events, on the page's side: its panel and its settings. */
import { eventsCommands } from '../../../src-main/features/events/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { EventsPage } from './events-page.tsx'
import { EventsSettings } from './events-settings.tsx'

export const events = {
  commands: eventsCommands,
  run: { events: (store) => store.toggleSheet('events') },
  sheets: { events: EventsPage },
  Settings: EventsSettings,
} as const satisfies PageFeature
