/**
 * An AppImage that replaces itself. electron-updater's own way removes the old file before the new one is in its place,
 * gives it another name, so that shortcuts and autostart miss it, and starts it without the flags of this run.
 */
import { AppImageUpdater } from 'electron-updater'
import { replaceFileAtomic } from '../../lib/write-file-atomic.ts'
import { ownAppImage } from './own-place.ts'

export class AppImageReplacer extends AppImageUpdater {
  readonly #startNext: (program: string) => void

  constructor(startNext: (program: string) => void) {
    super()
    this.#startNext = startNext
  }

  /** An exception becomes an `error` event, and Camwall does not quit. */
  protected override doInstall(): boolean {
    const own = ownAppImage()
    const { installerPath } = this
    if (own === undefined || installerPath === null) throw new Error('There is no AppImage.')
    replaceFileAtomic(own, installerPath) // A running AppImage keeps reading the old file.
    this.#startNext(own)
    return true
  }
}
