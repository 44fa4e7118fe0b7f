/** Keys: the command that lists them, and the setting for single characters. The shell has the panel, which knows all features. */
import { keysCommands } from '../../../src-main/features/keys/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { KeysSettings } from './keys-settings.tsx'

export const keys = {
  commands: keysCommands,
  run: { keys: (store) => store.toggleSheet('keys') },
  Settings: KeysSettings,
} as const satisfies PageFeature
