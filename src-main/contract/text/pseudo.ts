/**
 * English with accents on every letter, for tests: what is on the screen without them did not come from the table. Values,
 * such as a camera's name, are left as they are.
 */
import { english } from './english.ts'
import { Language } from './text.ts'

const [BEGIN, END] = ['\u2068', '\u2069']
const FROM = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
const TO = Array.from('àƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ')
const ACCENTED = new Map(FROM.map((letter, index) => [letter, TO[index] ?? letter]))

class Pseudo extends Language {
  protected override value(value: string): string {
    return `${BEGIN}${value}${END}`
  }

  protected override finished(text: string): string {
    let depth = 0
    const letters = Array.from(text, (letter) => {
      if (letter === BEGIN) depth += 1
      if (letter === END) depth -= 1
      return depth > 0 ? letter : (ACCENTED.get(letter) ?? letter)
    })
    return letters.join('')
  }
}

export const PSEUDO: Language = new Pseudo(english, 'en-US')
