/** The features' sections of the settings, in the order in which a person would look for them. */
import { appearance } from '../../features/appearance/appearance.ts'
import { encryption } from '../../features/encryption/encryption.ts'
import { events } from '../../features/events/events.ts'
import { health } from '../../features/health/health.ts'
import { keys } from '../../features/keys/keys.ts'
import { limits } from '../../features/limits/limits.ts'
import { lookBack } from '../../features/look-back/look-back.ts'
import { mqtt } from '../../features/mqtt/mqtt.ts'
import { names } from '../../features/names/names.ts'
import type { PageFeature } from '../../features/page-feature.ts'
import { publish } from '../../features/publish/publish.ts'
import { recording } from '../../features/recording/recording.ts'
import { snapshot } from '../../features/snapshot/snapshot.ts'
import { unattended } from '../../features/unattended/unattended.ts'
import { updates } from '../../features/updates/updates.ts'
import { wallFile } from '../../features/wall-file/wall-file.ts'
import { web } from '../../features/web/web.ts'

export const sections: readonly PageFeature[] = [
  // Receiving: part of access control, which is above.
  encryption,
  names,
  limits,
  // The wall.
  appearance,
  keys,
  unattended,
  // What is kept.
  recording,
  lookBack,
  snapshot,
  // What is watched.
  health,
  events,
  // Other programs and computers.
  publish,
  web,
  mqtt,
  // Camwall itself.
  updates,
  wallFile,
]
