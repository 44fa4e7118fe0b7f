/** Alarms on the page's side: the panel, the strips among the notices, the sound, and the commands. */
import { alarmsCommands } from '../../../src-main/features/alarms/contract.ts'
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import type { PageFeature } from '../page-feature.ts'
import { alarmStrips } from './alarm-strips.ts'
import { followSounding } from './alarm-sound.ts'
import { AlarmsPanel } from './alarms-panel.tsx'

/** Of the commands; the panel and the tray have more. */
const SNOOZE_MINUTES = 10

export const alarms = {
  commands: alarmsCommands,
  run: {
    alarms: (store) => store.toggleSheet('alarms'),
    'acknowledge-alarms': (store) => void store.request('alarms:acknowledge', undefined),
    'snooze-alarms': (store) => void store.request('alarms:snooze', undefined, SNOOZE_MINUTES),
    'acknowledge-tile': (store, tiles) =>
      forAlarmsOf(store, tiles, (ids) => void store.request('alarms:acknowledge', ids)),
    'snooze-tile': (store, tiles) =>
      forAlarmsOf(store, tiles, (ids) => void store.request('alarms:snooze', ids, SNOOZE_MINUTES)),
  },
  sheets: { alarms: AlarmsPanel },
  strips: ({ alarms: { active }, aliases }) => alarmStrips(active, labelsBy(aliases)),
  start: followSounding,
} as const satisfies PageFeature

/** Does something about the alarms of the tiles' cameras, if there are any. */
function forAlarmsOf(
  { main }: CamwallStore,
  tiles: readonly WallTile[],
  act: (ids: readonly string[]) => void,
): void {
  const cameras = camerasOf(tiles)
  const active = main.topics.getState()?.alarms.active ?? []
  const ids = active.filter(({ camera }) => cameras.includes(camera)).map(({ id }) => id)
  if (ids.length > 0) act(ids)
}
