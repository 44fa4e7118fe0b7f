/** The last step of an update: the new version replaces this one. */
import { message } from '../../contract/text/text.ts'
import { within } from '../../lib/pause.ts'
import { UpdateError } from './update-faults.ts'

/** On a Mac, Squirrel may only then fetch, unpack and check some 200 MB. The wall is frozen until it is done. */
export const TAKE_OVER_WITHIN_SECONDS = 120

/** The part of electron-updater's updaters that is used here. */
export interface Successor {
  once(event: 'error', listener: (error: Error) => void): unknown
  /** Quits the process, now or later, unless it fails. */
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void
}

/** The process quits before this settles. Rejects if it does not. */
export async function takeOver(successor: Successor): Promise<never> {
  const refused = new Promise<never>((_resolve, reject) => {
    successor.once('error', reject)
    successor.quitAndInstall(true, true)
  })
  await within(TAKE_OVER_WITHIN_SECONDS * 1000, refused)
  throw new UpdateError(message('update.not-installed', { seconds: TAKE_OVER_WITHIN_SECONDS }))
}
