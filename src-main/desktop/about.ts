/** The About panel: Camwall's version, and the parts that ship with it, with their licences. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { versionWords } from '../app/report/version-words.ts'
import { iconPath } from './icon-path.ts'
import { systemLanguage } from './system-language.ts'

/** Something that ships with Camwall, and its licence's SPDX name. */
export interface ShippedPart {
  readonly name: string
  readonly licence: string
}

export function showAbout(): void {
  const language = systemLanguage()
  const parts: readonly ShippedPart[] = [
    { name: 'Electron', licence: 'MIT' },
    { name: 'Chromium', licence: language.text('about.and-others', { licence: 'BSD-3-Clause' }) },
    ...gatheredParts(),
  ]
  const lines = [
    ...parts.map(({ name, licence }) => `${name}: ${licence}`),
    ...(app.isPackaged ? [language.text('about.licences', { folder: licencesFolder() })] : []),
  ]
  app.setAboutPanelOptions({
    applicationName: 'Camwall',
    applicationVersion: app.getVersion(),
    // The only free text that every platform shows.
    copyright: [
      language.text('about.copyright'),
      '',
      ...versionWords(app.getVersion()).slice(1),
    ].join('\n'),
    website: 'https://github.com/camwall/camwall',
    iconPath: iconPath(),
    // Linux shows a list of authors, macOS and Windows one text.
    authors: lines,
    credits: lines.join('\n'),
  })
  app.showAboutPanel()
}

/** Written by scripts/licences.ts during the build; missing with `npm run dev`. */
function gatheredParts(): readonly ShippedPart[] {
  const path = join(import.meta.dirname, '../licences.json')
  if (!existsSync(path)) return []
  return JSON.parse(readFileSync(path, 'utf8')) as readonly ShippedPart[]
}

/** Where the packager puts Electron's licences and ours. */
function licencesFolder(): string {
  return process.platform === 'darwin' ? process.resourcesPath : dirname(process.execPath)
}
