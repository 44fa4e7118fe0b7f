/** The recordings, on the page's side: their panel. The time bar that plays them is that of look-back. */
import { recordingsCommands } from '../../../src-main/features/recordings/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { RecordingsPage } from './recordings-page.tsx'

export const recordings = {
  commands: recordingsCommands,
  run: { recordings: (store) => store.toggleSheet('recordings') },
  sheets: { recordings: RecordingsPage },
} as const satisfies PageFeature
