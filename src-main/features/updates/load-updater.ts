/** electron-updater, told to do nothing of itself. Loaded late: it is large, and a wall that starts has other work. */
import type { AppUpdater } from 'electron-updater'
import type { Desktop } from '../../app/house.ts'

/** Tests name a source of their own. A packed Camwall has the one that it was packed with, whatever is set. */
function testConfig({ isPackaged }: Desktop): string | undefined {
  return isPackaged ? undefined : process.env['CAMWALL_UPDATES_CONFIG']
}

/** A Camwall that was started from its sources has no place to take an update to. */
export function isUpdatable(desktop: Desktop): boolean {
  return desktop.isPackaged || testConfig(desktop) !== undefined
}

export async function loadUpdater(
  desktop: Desktop,
  log: (line: string) => void,
): Promise<AppUpdater> {
  await desktop.whenReady() // Before it there is no network.
  const updater = await updaterOfPlatform(desktop)
  updater.autoDownload = false
  // Squirrel looks at a signature when it takes an update over: while the wall still runs, and not at its end.
  updater.autoInstallOnAppQuit = process.platform === 'darwin'
  updater.disableWebInstaller = true
  // What no AppImage holds is looked for too, though it cannot be replaced.
  updater.forceDevUpdateConfig = true
  const config = testConfig(desktop)
  if (config !== undefined) updater.updateConfigPath = config
  updater.logger = {
    info: (text) => log(`updates: ${String(text)}`),
    warn: (text) => log(`warning: updates: ${String(text)}`),
    error: (text) => log(`error: updates: ${String(text)}`),
  }
  tellNobody(updater)
  return updater
}

async function updaterOfPlatform(desktop: Desktop): Promise<AppUpdater> {
  if (process.platform === 'linux') {
    const { AppImageReplacer } = await import('./app-image.ts')
    return new AppImageReplacer((program) => desktop.startNext(program))
  }
  // Not its `autoUpdater`, of which there is only one, also when that waits for an answer that never comes.
  const { MacUpdater, NsisUpdater } = await import('electron-updater')
  return process.platform === 'darwin' ? new MacUpdater() : new NsisUpdater()
}

/** Sends no more than is needed to get a file. */
function tellNobody({ netSession }: AppUpdater): void {
  // By this number electron-updater knows one Camwall from another; what it decides by it, it decides here.
  netSession.webRequest.onBeforeSendHeaders(({ requestHeaders }, send) => {
    delete requestHeaders['x-user-staging-id']
    send({ requestHeaders })
  })
  netSession.setSpellCheckerLanguages([]) // Else Chromium fetches a dictionary for this session, too.
}
