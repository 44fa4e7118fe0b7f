/** The About panel: Camwall's version, and those of what it is built on. */
import { join } from 'node:path'
import { app } from 'electron'
import { versionWords } from './copy-report.ts'

export function setUpAbout(): void {
  app.setAboutPanelOptions({
    applicationName: app.name,
    applicationVersion: app.getVersion(),
    // The one free text that is shown on every platform.
    copyright: ['© The Camwall authors, MIT licence', '', ...versionWords().slice(1)].join('\n'),
    iconPath: join(app.getAppPath(), 'resources/icon.png'),
  })
}
