/** Where settings are without `--user-data-dir`: in the folder that Electron gives the desktop program. */
import { homedir } from 'node:os'
import { join } from 'node:path'

const NAME = 'Camwall'

export interface System {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's home folder. */
  readonly home: string
}

/** Source: Electron's documentation of `app.getPath`, `appData` and `userData`. */
export function settingsFolder(
  { platform, environment, home }: System = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), NAME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME)
  return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), NAME)
}
