/** All requests, topics and commands, of features and the core: contracts only, so that every program can have them. */
import { z } from 'zod'
import {
  layoutsCommands,
  layoutsRequests,
  shownLayoutRequests,
  type LayoutsTopics,
} from '../app/layouts/contract.ts'
import { kioskRequests, type KioskTopics } from '../app/kiosk/contract.ts'
import { noticeCommands, noticeRequests, type NoticeTopics } from '../app/notices/contract.ts'
import { settingsCommands, settingsRequests } from '../app/settings/contract.ts'
import {
  layoutCommands,
  wallCommands,
  wallRequests,
  type WallTopics,
} from '../app/wall/contract.ts'
import { windowCommands, windowRequests, type WindowTopics } from '../app/windows/contract.ts'
import type { Bridge, Snapshot, StateChange } from '../contract/bridge.ts'
import { request } from '../contract/request.ts'
import type { SettingsView } from '../contract/settings.ts'
import { alarmsCommands, alarmsRequests, type AlarmsTopics } from './alarms/contract.ts'
import { answersCommands, answersRequests, type AnswersTopics } from './answers/contract.ts'
import { arrangeCommands } from './arrange/contract.ts'
import { detailsCommands, detailsRequests } from './details/contract.ts'
import { diagnosticsCommands } from './diagnostics/contract.ts'
import { eventsCommands, eventsRequests, type EventsTopics } from './events/contract.ts'
import { exportCommands, exportRequests, type ExportTopics } from './export/contract.ts'
import type { EncryptionTopics } from './encryption/contract.ts'
import { keysCommands } from './keys/contract.ts'
import { healthCommands, healthRequests, type HealthTopics } from './health/contract.ts'
import { lookBackCommands, lookBackRequests } from './look-back/contract.ts'
import { mqttRequests, type MqttTopics } from './mqtt/contract.ts'
import { namesCommands, namesRequests, type NamesTopics } from './names/contract.ts'
import type { PublishTopics } from './publish/contract.ts'
import { recordingCommands, recordingRequests, type RecordingTopics } from './recording/contract.ts'
import { recordingsCommands, recordingsRequests } from './recordings/contract.ts'
import { reportCommands } from './report/contract.ts'
import { sections } from './sections.ts'
import { snapshotCommands, snapshotRequests, type SnapshotTopics } from './snapshot/contract.ts'
import { turnCommands, turnRequests, type TurnTopics } from './turn/contract.ts'
import type { UnattendedTopics } from './unattended/contract.ts'
import { updateCommands, updateRequests, type UpdateTopics } from './updates/contract.ts'
import { viewCommands, viewRequests, type ViewTopics } from './views/contract.ts'
import { valuesCommands, valuesRequests, type ValuesTopics } from './values/contract.ts'
import { wallFileCommands, wallFileRequests } from './wall-file/contract.ts'
import { webRequests, type WebTopics } from './web/contract.ts'

/** In the order in which they are in a group of a menu. */
export const commands = [
  ...windowCommands,
  ...settingsCommands,
  ...wallFileCommands,
  ...wallCommands,
  ...layoutCommands,
  ...arrangeCommands,
  ...layoutsCommands,
  ...noticeCommands,
  ...healthCommands,
  ...eventsCommands,
  ...recordingCommands,
  ...alarmsCommands,
  ...lookBackCommands,
  ...recordingsCommands,
  ...turnCommands,
  ...namesCommands,
  ...valuesCommands,
  ...viewCommands,
  ...snapshotCommands,
  ...exportCommands,
  ...detailsCommands,
  ...answersCommands,
  ...reportCommands,
  ...diagnosticsCommands,
  ...keysCommands,
  ...updateCommands,
] as const
export type CommandId = (typeof commands)[number]['id']

interface SettingsTopics {
  readonly settings: SettingsView<typeof sections>
}
/** Everything that is published to a page, except cameras and their pictures. */
export type Topics = WallTopics &
  LayoutsTopics &
  NoticeTopics &
  SettingsTopics &
  WindowTopics &
  EncryptionTopics &
  TurnTopics &
  NamesTopics &
  KioskTopics &
  UnattendedTopics &
  ValuesTopics &
  ViewTopics &
  HealthTopics &
  EventsTopics &
  RecordingTopics &
  AlarmsTopics &
  AnswersTopics &
  PublishTopics &
  ExportTopics &
  WebTopics &
  MqttTopics &
  SnapshotTopics &
  UpdateTopics

export const requests = {
  'wall:open': request<[], Snapshot<Topics>>('view', () => z.tuple([])),
  /** Runs a command of the main process, for a key or a button of the page. */
  'command:run': request<[id: CommandId]>('view', () =>
    z.tuple([z.enum(commands.map(({ id }) => id))]),
  ),
  ...wallRequests,
  ...layoutsRequests,
  ...shownLayoutRequests,
  ...noticeRequests,
  ...settingsRequests(sections),
  ...windowRequests,
  ...kioskRequests,
  ...wallFileRequests,
  ...turnRequests,
  ...namesRequests,
  ...valuesRequests,
  ...viewRequests,
  ...detailsRequests,
  ...healthRequests,
  ...eventsRequests,
  ...recordingRequests,
  ...recordingsRequests,
  ...alarmsRequests,
  ...lookBackRequests,
  ...exportRequests,
  ...answersRequests,
  ...mqttRequests,
  ...snapshotRequests,
  ...updateRequests,
  ...webRequests,
} as const
export type Requests = typeof requests

/** `window.camwall`. */
export type CamwallBridge = Bridge<Requests, Topics, CommandId>
export type CamwallChange = StateChange<Topics>
