/** Recording, on the page's side: the commands and the settings. */
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import { recordingCommands } from '../../../src-main/features/recording/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { text } from '../../text/language.ts'
import type { PageFeature } from '../page-feature.ts'
import { GroupsDialog } from './groups-dialog.tsx'
import { RecordingSettings } from './recording-settings.tsx'

export const recording = {
  commands: recordingCommands,
  run: {
    record: toggle,
    'record-all': (store) => {
      void store.request('recording:set-all', true)
      store.voice.say(text('voice.recording-all'))
    },
    'record-groups': (store) => store.openDialog({ command: 'record-groups' }),
    'stop-recording': (store) => {
      void store.request('recording:set-all', false)
      store.voice.say(text('voice.recording-none'))
    },
  },
  dialogs: { 'record-groups': GroupsDialog },
  Settings: RecordingSettings,
  settingsNeed: 'record',
} as const satisfies PageFeature

/** If all are recorded, they are not recorded any more. */
function toggle(store: CamwallStore, tiles: readonly WallTile[]): void {
  const cameras = camerasOf(tiles)
  if (cameras.length === 0) return
  const recorded = new Set(store.main.topics.getState()?.recording.cameras)
  const isOn = !cameras.every((camera) => recorded.has(camera))
  void store.request('recording:set', cameras, isOn)
  store.voice.say(text(isOn ? 'voice.recording' : 'voice.not-recording', { count: cameras.length }))
}
