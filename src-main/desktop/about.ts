/** The About panel: Camwall's version, and what it is made of, with each part's licence. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { versionWords } from '../app/report/version-words.ts'

/** Something that ships with Camwall, and its licence's SPDX name. */
export interface ShippedPart {
  readonly name: string
  readonly licence: string
}

export function showAbout(): void {
  const parts: readonly ShippedPart[] = [
    { name: 'Electron', licence: 'MIT' },
    { name: 'Chromium', licence: 'BSD-3-Clause and others' },
    ...gatheredParts(),
  ]
  const lines = [
    ...parts.map(({ name, licence }) => `${name}: ${licence}`),
    ...(app.isPackaged ? [`The texts of these licences: ${licencesFolder()}`] : []),
  ]
  app.setAboutPanelOptions({
    applicationName: 'Camwall',
    applicationVersion: app.getVersion(),
    // The one free text that is shown on every platform.
    copyright: [
      '© The Camwall authors, MIT licence',
      '',
      ...versionWords(app.getVersion()).slice(1),
    ].join('\n'),
    website: 'https://github.com/camwall/camwall',
    // The system loads it, which cannot look into the archive.
    iconPath: join(
      app.getAppPath().replace(/\.asar$/, '.asar.unpacked'),
      'resources/icons/512x512.png',
    ),
    // Linux has a list of authors for it, the others one text.
    authors: lines,
    credits: lines.join('\n'),
  })
  app.showAboutPanel()
}

/** As scripts/licences.ts wrote it down at the build; `npm run dev` gathers nothing. */
function gatheredParts(): readonly ShippedPart[] {
  const path = join(import.meta.dirname, '../licences.json')
  if (!existsSync(path)) return []
  return JSON.parse(readFileSync(path, 'utf8')) as readonly ShippedPart[]
}

/** Where the packager puts Electron's licences, and ours beside them. */
function licencesFolder(): string {
  return process.platform === 'darwin' ? process.resourcesPath : dirname(process.execPath)
}
