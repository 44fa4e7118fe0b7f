/** Configures electron-updater to do nothing by itself. Loaded late, because it is large and start-up has priority. */
import type { AppUpdater } from 'electron-updater'
import type { Desktop } from '../../app/house.ts'

/** Tests set their own update source. A packed Camwall ignores the variable. */
function testConfig({ isPackaged }: Desktop): string | undefined {
  return isPackaged ? undefined : process.env['CAMWALL_UPDATES_CONFIG']
}

/** A Camwall that runs from its sources cannot install an update. */
export function isUpdatable(desktop: Desktop): boolean {
  return desktop.isPackaged || testConfig(desktop) !== undefined
}

export async function loadUpdater(
  desktop: Desktop,
  log: (line: string) => void,
): Promise<AppUpdater> {
  await desktop.whenReady() // Before that, there is no network.
  const updater = await updaterOfPlatform(desktop)
  updater.autoDownload = false
  // Squirrel checks the signature when it installs an update: while the wall still runs, and not at its exit.
  updater.autoInstallOnAppQuit = process.platform === 'darwin'
  updater.disableWebInstaller = true
  // Also check when Camwall is not an AppImage, although it cannot replace itself then.
  updater.forceDevUpdateConfig = true
  const config = testConfig(desktop)
  if (config !== undefined) updater.updateConfigPath = config
  updater.logger = {
    info: (text) => log(`updates: ${String(text)}`),
    warn: (text) => log(`warning: updates: ${String(text)}`),
    error: (text) => log(`error: updates: ${String(text)}`),
  }
  blockTelemetry(updater)
  return updater
}

async function updaterOfPlatform(desktop: Desktop): Promise<AppUpdater> {
  if (process.platform === 'linux') {
    const { AppImageReplacer } = await import('./app-image.ts')
    return new AppImageReplacer((program) => desktop.startNext(program))
  }
  // Not its `autoUpdater` singleton, which cannot be replaced while it waits for a server that does not respond.
  const { MacUpdater, NsisUpdater } = await import('electron-updater')
  return process.platform === 'darwin' ? new MacUpdater() : new NsisUpdater()
}

/** Sends only what a download needs. */
function blockTelemetry({ netSession }: AppUpdater): void {
  // electron-updater identifies an installation by this id. Staged rollouts, its only use, are decided locally.
  netSession.webRequest.onBeforeSendHeaders(({ requestHeaders }, send) => {
    delete requestHeaders['x-user-staging-id']
    send({ requestHeaders })
  })
  netSession.setSpellCheckerLanguages([]) // Otherwise Chromium downloads a dictionary for this session, too.
}
