/** What belongs to a window: the main process carries it out. */
import { windowCommands } from '../../src-main/app/windows/contract.ts'
import type { PageFeature } from './page-feature.ts'

export const windows = { commands: windowCommands } as const satisfies PageFeature
