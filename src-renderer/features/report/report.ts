/** “Copy report”, which the main process runs, and the stalls that the page reports for it. */
import { reportCommands } from '../../../src-main/features/report/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { observeStalls } from './stalls.ts'

export const report = {
  commands: reportCommands,
  start: (store) => observeStalls((duration) => void store.request('page:stalled', duration)),
} as const satisfies PageFeature
