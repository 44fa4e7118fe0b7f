/** Values, for labs, on the page's side: the panel of the selected tiles, and the read-out under the pointer. */
import { valuesCommands } from '../../../src-main/features/values/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { valuesPanel } from './panel-state.ts'
import { readOut } from './read-out.ts'
import { ValuesOverlay } from './values-overlay.tsx'

export const values = {
  commands: valuesCommands,
  run: {
    'picture-values': () => valuesPanel.setState((isOpen) => !isOpen, true),
    'read-values': () => readOut.toggle(),
  },
  Overlay: ValuesOverlay,
  start: (store) => readOut.start(store),
} as const satisfies PageFeature
