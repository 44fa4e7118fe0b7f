/** “Copy report”, which the main process carries out, and what the page tells for it. */
import { reportCommands } from '../../../src-main/features/report/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { tellStalls } from './stalls.ts'

export const report = {
  commands: reportCommands,
  start: (store) => tellStalls((duration) => void store.request('page:stalled', duration)),
} as const satisfies PageFeature
