/** Whether this Camwall can replace itself with a new version. One from a deb or an archive cannot. */
import { accessSync, constants, realpathSync } from 'node:fs'
import { dirname, sep } from 'node:path'

/**
 * The file of the running AppImage, as its runtime reports it. What is started in the terminal of another AppImage inherits that
 * one's variables: they are Camwall's own only if its program is in the folder in which the runtime has mounted the image.
 */
export function ownAppImage(): string | undefined {
  const { APPIMAGE: image, APPDIR: mounted } = process.env
  if (image === undefined || mounted === undefined) return undefined
  try {
    const isOwn = realpathSync(process.execPath).startsWith(realpathSync(mounted) + sep)
    return isOwn ? image : undefined
  } catch {
    return undefined
  }
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
