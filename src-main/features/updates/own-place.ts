/** Whether this Camwall can put another in its own place. What a deb or an archive put on the disk it cannot. */
import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'

/** The file of the AppImage that runs; its runtime names it. */
export function ownAppImage(): string | undefined {
  return process.env['APPIMAGE']
}

/** The installers of macOS and Windows see to the rights themselves; an AppImage needs those of its user. */
export function canReplaceItself(platform = process.platform): boolean {
  if (platform !== 'linux') return true
  const own = ownAppImage()
  if (own === undefined) return false
  try {
    accessSync(own, constants.W_OK)
    accessSync(dirname(own), constants.W_OK)
    return true
  } catch {
    return false
  }
}
