/** “Save diagnostics”, which the main process runs. */
import { diagnosticsCommands } from '../../../src-main/features/diagnostics/contract.ts'
import type { PageFeature } from '../page-feature.ts'

export const diagnostics = { commands: diagnosticsCommands } as const satisfies PageFeature
