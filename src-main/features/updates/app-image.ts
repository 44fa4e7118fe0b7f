/**
 * An AppImage that replaces itself. electron-updater's own way removes the old file before the new one is in its place,
 * gives it another name, so that shortcuts and autostart miss it, and starts it without the flags of this run.
 */
import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { app } from 'electron'
import { AppImageUpdater } from 'electron-updater'
import { ownArguments } from '../../desktop/command-line/own-arguments.ts'
import { ownAppImage } from './own-place.ts'

export class AppImageReplacer extends AppImageUpdater {
  /** What it throws becomes an `error` event, and nothing quits. */
  protected override doInstall(): boolean {
    const own = ownAppImage()
    const { installerPath } = this
    if (own === undefined || installerPath === null) throw new Error('There is no AppImage.')
    replaceFile(own, installerPath)
    app.relaunch({ execPath: own, args: ownArguments(process) })
    return true
  }
}

/** Whole or not at all: copied beside, then renamed over the old file, of which a running AppImage reads on. */
function replaceFile(path: string, by: string): void {
  const beside = `${path}.new`
  try {
    copyFileSync(by, beside)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
