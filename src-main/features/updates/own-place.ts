/** Whether this Camwall can replace itself with a new version. One from a deb or an archive cannot. */
import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'

/** The file of the running AppImage, as its runtime reports it. */
export function ownAppImage(): string | undefined {
  return process.env['APPIMAGE']
}

/** The installers of macOS and Windows request permissions themselves; an AppImage needs write permission. */
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
