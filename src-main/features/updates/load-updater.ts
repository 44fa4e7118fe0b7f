/** electron-updater, told to do nothing of itself. Loaded late: it is large, and a wall that starts has other work. */
import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'

/** Tests name a source of their own. A packed Camwall has the one that it was packed with, whatever is set. */
const TEST_CONFIG = app.isPackaged ? undefined : process.env['CAMWALL_UPDATES_CONFIG']

/** A Camwall that was started from its sources has no place to take an update to. */
export const IS_UPDATABLE = app.isPackaged || TEST_CONFIG !== undefined

export async function loadUpdater(log: (line: string) => void): Promise<AppUpdater> {
  const updater = await updaterOfPlatform()
  updater.autoDownload = false
  // Squirrel looks at a signature when it takes an update over: while the wall still runs, and not at its end.
  updater.autoInstallOnAppQuit = process.platform === 'darwin'
  updater.disableWebInstaller = true
  // What no AppImage holds is looked for too, though it cannot be replaced.
  updater.forceDevUpdateConfig = true
  if (TEST_CONFIG !== undefined) updater.updateConfigPath = TEST_CONFIG
  updater.logger = {
    info: (text) => log(`updates: ${String(text)}`),
    warn: (text) => log(`warning: updates: ${String(text)}`),
    error: (text) => log(`error: updates: ${String(text)}`),
  }
  tellNobody(updater)
  return updater
}

async function updaterOfPlatform(): Promise<AppUpdater> {
  if (process.platform === 'linux') {
    const { AppImageReplacer } = await import('./app-image.ts')
    return new AppImageReplacer()
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
