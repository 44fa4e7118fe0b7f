import { expect, test } from 'vitest'
import { languageOf, languages } from '../../../../src-main/contract/text/languages.ts'
import { PSEUDO } from '../../../../src-main/contract/text/pseudo.ts'

test.each([
  [[], 'en'],
  [['en'], 'en'],
  [['en-GB', 'pseudo'], 'en'],
  [['EN_us'], 'en'],
  [['de-AT', 'fr', 'pseudo-x'], 'pseudo'],
  [['tlh'], 'en'],
  [['', 'toString', '__proto__'], 'en'],
  [[undefined, 'pseudo'], 'pseudo'],
  [['pseudo', 'en'], 'pseudo'],
] as const)('of %j it is %s', (tags, name) => {
  expect(languageOf(tags)).toBe(name)
})

test('each name has its language', () => {
  expect(languages.en.text('menu.file')).toBe('File')
  expect(languages.pseudo).toBe(PSEUDO)
})
