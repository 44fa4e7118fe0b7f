/** Opens the settings. */
import { settingsCommands } from '../../src-main/app/settings/contract.ts'
import type { PageFeature } from './page-feature.ts'

export const settings = {
  commands: settingsCommands,
  run: { settings: (store) => store.openSheet('settings') },
} as const satisfies PageFeature
