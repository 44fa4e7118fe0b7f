/** Camwall's icon as a file. */
import { join } from 'node:path'
import { app } from 'electron'

/** The system loads it, and cannot read the asar archive. */
export function iconPath(): string {
  return join(app.getAppPath().replace(/\.asar$/, '.asar.unpacked'), 'resources/icons/512x512.png')
}
