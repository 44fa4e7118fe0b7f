/** The commands of a window, which the main process runs. */
import { windowCommands } from '../../src-main/app/windows/contract.ts'
import type { PageFeature } from './page-feature.ts'

export const windows = { commands: windowCommands } as const satisfies PageFeature
