/** Keeps the display from sleeping. */
import { powerSaveBlocker } from 'electron'

/** The function that turns it on and off. */
export function displaySleep(): (isKeptOn: boolean) => void {
  let blocker: number | undefined
  return (isKeptOn) => {
    if (isKeptOn === (blocker !== undefined)) return
    if (blocker !== undefined) powerSaveBlocker.stop(blocker)
    blocker = isKeptOn ? powerSaveBlocker.start('prevent-display-sleep') : undefined
  }
}
