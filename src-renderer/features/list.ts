/** Every feature on the page's side; none imports another. The order of notices is this one. */
import { alarms } from './alarms/alarms.ts'
import { answers } from './answers/answers.ts'
import { appearance } from './appearance/appearance.ts'
import { arrange } from './arrange/arrange.ts'
import { details } from './details/details.ts'
import { diagnostics } from './diagnostics/diagnostics.ts'
import { encryption } from './encryption/encryption.ts'
import { events } from './events/events.ts'
import { exportFeature } from './export/export.ts'
import { keys } from './keys/keys.ts'
import { health } from './health/health.ts'
import { layout } from './layout/layout.ts'
import { layouts } from './layout/layouts.ts'
import { limits } from './limits/limits.ts'
import { lookBack } from './look-back/look-back.ts'
import { mqtt } from './mqtt/mqtt.ts'
import { names } from './names/names.ts'
import { notices } from './notices.ts'
import type { PageFeature } from './page-feature.ts'
import { publish } from './publish/publish.ts'
import { recording } from './recording/recording.ts'
import { recordings } from './recordings/recordings.ts'
import { report } from './report/report.ts'
import { settings } from './settings.ts'
import { snapshot } from './snapshot/snapshot.ts'
import { tiles } from './tiles.ts'
import { turn } from './turn/turn.ts'
import { unattended } from './unattended/unattended.ts'
import { updates } from './updates/updates.ts'
import { values } from './values/values.ts'
import { views } from './views/views.ts'
import { wallFile } from './wall-file/wall-file.ts'
import { web } from './web/web.ts'
import { windows } from './windows.ts'

export const features: readonly PageFeature[] = [
  windows,
  settings,
  encryption,
  tiles,
  layout,
  arrange,
  layouts,
  notices,
  alarms,
  turn,
  values,
  views,
  recording,
  details,
  answers,
  names,
  limits,
  publish,
  web,
  mqtt,
  appearance,
  keys,
  unattended,
  health,
  events,
  snapshot,
  recordings,
  lookBack,
  exportFeature,
  report,
  diagnostics,
  updates,
  wallFile,
]
