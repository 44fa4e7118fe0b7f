/** The unattended wall on the page's side: its settings, the question for the PIN, and the pointer that hides. */
import type { PageFeature } from '../page-feature.ts'
import { hidePointer } from './hide-pointer.ts'
import { PinDialog } from './pin-dialog.tsx'
import { UnattendedSettings } from './unattended-settings.tsx'
import './unattended.css'

export const unattended = {
  Settings: UnattendedSettings,
  settingsNeed: 'new-window',
  Overlay: PinDialog,
  start: hidePointer,
} as const satisfies PageFeature
