/** Opens the notices. */
import { noticeCommands } from '../../src-main/app/notices/contract.ts'
import type { PageFeature } from './page-feature.ts'

export const notices = {
  commands: noticeCommands,
  run: { notices: (store) => store.openSheet('notices') },
} as const satisfies PageFeature
