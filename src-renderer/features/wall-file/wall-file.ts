/** Export and import of all settings and layouts, on the page's side: the dialog of an import. */
import { wallFileCommands } from '../../../src-main/features/wall-file/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { ImportDialog } from './import-dialog.tsx'
import { chooseImport } from './import-plan.ts'
import { WallFileSettings } from './wall-file-settings.tsx'

export const wallFile = {
  commands: wallFileCommands,
  run: { 'import-settings': (store) => void chooseImport(store) },
  Overlay: ImportDialog,
  Settings: WallFileSettings,
  settingsNeed: 'import-settings',
} as const satisfies PageFeature
