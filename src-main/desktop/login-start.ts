/** Starts Camwall when a person logs in, by the means of each system. */
import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import type { LoginStart } from '../app/house.ts'
import { ownAppImage } from '../features/updates/own-place.ts'
import { writeFileAtomic } from '../lib/write-file-atomic.ts'
import { autostartEntry } from './autostart-entry.ts'

/** Rejects if the file of a Linux desktop cannot be written. */
export async function startAtLogin(start: LoginStart): Promise<void> {
  const args = start === 'kiosk' ? ['--kiosk'] : []
  if (process.platform !== 'linux') {
    // On a Mac, a login item has no arguments.
    app.setLoginItemSettings({ openAtLogin: start !== 'off', args })
    return
  }
  const path = join(configFolder(), 'autostart', 'camwall-at-login.desktop')
  if (start === 'off') await rm(path, { force: true })
  else await writeFileAtomic(path, autostartEntry(ownAppImage() ?? process.execPath, args))
}

/** The XDG Base Directory Specification: a relative path is invalid and ignored. */
function configFolder(): string {
  const given = process.env['XDG_CONFIG_HOME']
  return given?.startsWith('/') === true ? given : join(homedir(), '.config')
}
