/** Which commands this page has: in a browser some are missing, for what a browser cannot do, or its user may not do. */
import type { CommandId } from '../../src-main/features/list.ts'

/** `camwall` is missing in unit tests. */
const { camwall } = globalThis as { readonly camwall?: { readonly without?: readonly string[] } }
const WITHOUT: ReadonlySet<string> = new Set(camwall?.without)

export function isOffered(id: CommandId): boolean {
  return !WITHOUT.has(id)
}

/** Whether the person at this page may move, add and remove tiles. */
export const MAY_ARRANGE = isOffered('move-tile')

/** Whether the person at this page may change settings. */
export const MAY_CONFIGURE = isOffered('settings')
