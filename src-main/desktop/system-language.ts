/** The language of menus, dialogs and windows: chosen once, when the app is ready. */
import { app } from 'electron'
import { languageOf, languages, type LanguageName } from '../contract/text/languages.ts'
import type { Language } from '../contract/text/text.ts'

/** Overrides the system's languages: see docs/developers.md. */
const OVERRIDE = process.env['CAMWALL_LANGUAGE']

/** Of what is printed on the terminal, also before the app is ready and the system's languages are known. */
export const TERMINAL_LANGUAGE: Language = languages[languageOf([OVERRIDE])]

let chosen: LanguageName | undefined

/** To be called when the app is ready: before that, Electron does not know the system's languages. */
export function systemLanguageName(): LanguageName {
  chosen ??= languageOf([OVERRIDE, ...app.getPreferredSystemLanguages()])
  return chosen
}

export function systemLanguage(): Language {
  return languages[systemLanguageName()]
}
