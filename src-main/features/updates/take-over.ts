/** The very end of a Camwall that is updated: the new version takes its place. */
import { within } from '../../lib/pause.ts'

/** On a Mac, Squirrel may only then fetch, unpack and check some 200 MB. Until it is done the wall stands still. */
export const TAKE_OVER_WITHIN_SECONDS = 120

/** What is asked of electron-updater's updaters. */
export interface Successor {
  once(event: 'error', listener: (error: Error) => void): unknown
  /** Quits the process, now or later, but for a fault. */
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void
}

/** The process quits meanwhile. Rejects if it does not. */
export async function takeOver(successor: Successor): Promise<never> {
  const refused = new Promise<never>((_resolve, reject) => {
    successor.once('error', reject)
    successor.quitAndInstall(true, true)
  })
  await within(TAKE_OVER_WITHIN_SECONDS * 1000, refused)
  throw new Error(`it did not take over within ${TAKE_OVER_WITHIN_SECONDS} seconds`)
}
