/** The features of a hub without windows. */
import { isBuiltin } from 'node:module'
import { alarms } from '../features/alarms/alarms.ts'
import { answers } from '../features/answers/answers.ts'
import { details } from '../features/details/details.ts'
import { encryption } from '../features/encryption/encryption.ts'
import { eventsCommands } from '../features/events/contract.ts'
import { events } from '../features/events/events.ts'
import { health } from '../features/health/health.ts'
import { limits } from '../features/limits/limits.ts'
import { mqtt } from '../features/mqtt/mqtt.ts'
import { names } from '../features/names/names.ts'
import { publish } from '../features/publish/publish.ts'
import { recordingCommands } from '../features/recording/contract.ts'
import { recording } from '../features/recording/recording.ts'
import { turn } from '../features/turn/turn.ts'
import { values } from '../features/values/values.ts'
import { views } from '../features/views/views.ts'
import { web } from '../features/web/web.ts'

/** As in the list of all features, `names` is last. Those of views and values keep what belongs to a camera that gets another name. */
const FEATURES = [
  limits,
  encryption,
  turn,
  values,
  views,
  details,
  health,
  events,
  recording,
  alarms,
  answers,
  publish,
  web,
  mqtt,
  names,
] as const

/** The other features, and what each of them would need. */
export const LEFT_OUT = {
  appearance: 'windows',
  snapshot: 'a page or a clipboard',
  'look-back': 'windows',
  recordings: 'windows',
  export: 'a dialog for the folder',
  report: 'a clipboard',
  diagnostics: 'a save dialog',
  'wall-file': 'a dialog, and a page that shows what an import changes',
  unattended: 'a display',
  updates: 'Electron’s updater',
} as const

export type HubFeature = (typeof FEATURES)[number]

/** Whether this Node has SQLite, as it does from 22.13 on. */
export function hasSqlite(): boolean {
  return isBuiltin('node:sqlite')
}

/** Those that keep a database. Without it, the newest events are in memory, for alarms and the report. */
const WITH_DATABASE: ReadonlySet<HubFeature> = new Set<HubFeature>([events, recording])

/** The ids of their commands, which nothing carries out without a database. */
export function absentCommands(withDatabase: boolean): readonly string[] {
  return withDatabase ? [] : [...eventsCommands, ...recordingCommands].map(({ id }) => id)
}

/** @param withDatabase - whether this Node has SQLite */
export function hubFeatures(withDatabase: boolean): readonly HubFeature[] {
  return FEATURES.filter((feature) => withDatabase || !WITH_DATABASE.has(feature))
}
