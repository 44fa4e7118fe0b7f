/** All features of the desktop program. The hub has a list of its own. */
import { alarms } from './alarms/alarms.ts'
import { answers } from './answers/answers.ts'
import { appearance } from './appearance/appearance.ts'
import { details } from './details/details.ts'
import { diagnostics } from './diagnostics/diagnostics.ts'
import { events } from './events/events.ts'
import { exportFeature } from './export/export.ts'
import { encryption } from './encryption/encryption.ts'
import { health } from './health/health.ts'
import { limits } from './limits/limits.ts'
import { lookBack } from './look-back/look-back.ts'
import { mqtt } from './mqtt/mqtt.ts'
import { names } from './names/names.ts'
import { publish } from './publish/publish.ts'
import { recording } from './recording/recording.ts'
import { recordings } from './recordings/recordings.ts'
import { report } from './report/copy-report.ts'
import { snapshot } from './snapshot/snapshot.ts'
import { turn } from './turn/turn.ts'
import { unattended } from './unattended/unattended.ts'
import { updates } from './updates/updates-feature.ts'
import { views } from './views/views.ts'
import { values } from './values/values.ts'
import { wallFile } from './wall-file/wall-file.ts'
import { web } from './web/web.ts'

/** `names` is last: when it starts, it may move what other features keep for a camera. */
export const features = [
  appearance,
  limits,
  encryption,
  turn,
  values,
  views,
  details,
  snapshot,
  health,
  events,
  recording,
  recordings,
  alarms,
  answers,
  lookBack,
  exportFeature,
  publish,
  web,
  mqtt,
  report,
  diagnostics,
  wallFile,
  unattended,
  updates,
  names,
] as const
