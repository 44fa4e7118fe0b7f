/** The details of a camera, on the page's side: a panel beside the wall, which stays live. */
import { detailsCommands } from '../../../src-main/features/details/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { DetailsPanel } from './details-panel.tsx'

export const details = {
  commands: detailsCommands,
  run: { details: (store) => store.toggleSheet('details') },
  sheets: { details: DetailsPanel },
} as const satisfies PageFeature
