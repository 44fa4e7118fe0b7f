/** The language of this window: all texts of the page are worded here. */
import { languages, type LanguageName } from '../../src-main/contract/text/languages.ts'
import type { Language, Message } from '../../src-main/contract/text/text.ts'

/** `camwall` is missing in unit tests. */
const { camwall } = globalThis as { readonly camwall?: { readonly language: LanguageName } }
export const LANGUAGE: Language = languages[camwall?.language ?? 'en']

export const text: Language['text'] = (key, ...values) => LANGUAGE.text(key, ...values)

export function say(message: Message): string {
  return LANGUAGE.say(message)
}
