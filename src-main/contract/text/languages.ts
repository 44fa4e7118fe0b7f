/** Every language that Camwall has. A new one is a table of texts in a file beside these, and a line here. */
import { PSEUDO } from './pseudo.ts'
import { ENGLISH, type Language } from './text.ts'

export const languages = { en: ENGLISH, pseudo: PSEUDO } as const satisfies Readonly<
  Record<string, Language>
>

export type LanguageName = keyof typeof languages

/**
 * The first of some languages that Camwall has, and English when it has none of them.
 *
 * @param tags - BCP 47, best first: for `de-AT`, `de` is good enough. `undefined` is skipped
 */
export function languageOf(tags: readonly (string | undefined)[]): LanguageName {
  const found = tags.map((tag) => nameOf(tag ?? '')).find((name) => name !== undefined)
  return found ?? 'en'
}

function nameOf(tag: string): LanguageName | undefined {
  const parts = tag.toLowerCase().split(/[-_]/)
  const candidates = parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'))
  return candidates.find(isLanguageName)
}

/** Of a name in lower case. */
function isLanguageName(name: string): name is LanguageName {
  return Object.hasOwn(languages, name)
}
