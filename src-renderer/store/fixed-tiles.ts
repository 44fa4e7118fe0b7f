/** Whether tiles can be moved, added and removed on this page now. */
import { message, type Message } from '../../src-main/contract/text/text.ts'
import type { Topics } from '../../src-main/features/list.ts'
import { MAY_ARRANGE } from './offered.ts'

/** @returns `undefined` if they can */
export function whyFixed(
  topics: Pick<Topics, 'layout' | 'kiosk'> | undefined,
): Message | undefined {
  if (!MAY_ARRANGE) return message('voice.only-look')
  return topics?.layout.isLocked === true || topics?.kiosk.isOn === true
    ? message('voice.locked')
    : undefined
}
