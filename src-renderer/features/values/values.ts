/** Values, for labs, on the page's side: the panel of the selected tiles, and the read-out under the pointer or by keys. */
import { valuesCommands } from '../../../src-main/features/values/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { readOut } from './read-out.ts'
import { ReadOutOverlay } from './read-out-overlay.tsx'
import { ValuesPanel } from './values-panel.tsx'
import './values.css'

export const values = {
  commands: valuesCommands,
  run: {
    'picture-values': (store) => store.toggleSheet('picture-values'),
    'read-values': () => readOut.toggle(),
    'read-left': () => readOut.step({ x: -1, y: 0 }),
    'read-right': () => readOut.step({ x: 1, y: 0 }),
    'read-up': () => readOut.step({ x: 0, y: -1 }),
    'read-down': () => readOut.step({ x: 0, y: 1 }),
  },
  Overlay: ReadOutOverlay,
  sheets: { 'picture-values': ValuesPanel },
  start: (store) => readOut.start(store),
} as const satisfies PageFeature
