/** What a page in a browser expects of the features that a hub does not have. */
import type { KioskTopics } from '../app/kiosk/contract.ts'
import type { EventsTopics } from '../features/events/contract.ts'
import type { ExportTopics } from '../features/export/contract.ts'
import type { RecordingTopics } from '../features/recording/contract.ts'
import type { SnapshotTopics } from '../features/snapshot/contract.ts'
import type { UnattendedTopics } from '../features/unattended/contract.ts'
import type { UpdateTopics } from '../features/updates/contract.ts'

/** Without SQLite, events and recordings are absent, too. */
type AbsentTopics = KioskTopics &
  SnapshotTopics &
  UnattendedTopics &
  UpdateTopics &
  EventsTopics &
  RecordingTopics &
  ExportTopics

export const ABSENT_TOPICS: AbsentTopics = {
  kiosk: { isOn: false, asksIn: undefined, hasPin: false },
  snapshot: { folder: '', isChosen: false },
  unattended: { canStartAtLogin: false },
  update: { kind: 'never' },
  events: { version: 0 },
  export: {},
  recording: {
    ...{ cameras: [], awaited: [], isAll: false, folder: '', frames: 0, dropped: 0 },
    failure: undefined,
  },
}
