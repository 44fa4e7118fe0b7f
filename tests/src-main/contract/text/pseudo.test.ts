import { expect, test } from 'vitest'
import { english } from '../../../../src-main/contract/text/english.ts'
import { PSEUDO } from '../../../../src-main/contract/text/pseudo.ts'
import { message, type PlainTextKey } from '../../../../src-main/contract/text/text.ts'

const ISOLATES = /[\u2068\u2069]/g

/** As a person reads it: the isolates are not seen. */
function read(text: string): string {
  return text.replace(ISOLATES, '')
}

test('every letter of the table has an accent, a value has none', () => {
  expect(PSEUDO.text('menu.file')).toBe('Ƒîļé')
  expect(read(PSEUDO.text('update.newest', { version: '1.2.3-beta' }))).toBe(
    'Çàɱŵàļļ 1.2.3-beta îš ţĥé ñéŵéšţ ṽéŕšîöñ.',
  )
})

test('a text in a text has accents, its own values none', () => {
  const why = message('message.undecodable', { format: 'JPEG' })
  const text = read(PSEUDO.text('notice.not-shown', { camera: 'Barn', why }))
  expect(text).toMatch(/^“Barn” šéñţ à .* JPEG þîçţûŕé /)
})

test('a value that holds isolates of its own ends where it ends', () => {
  const text = PSEUDO.text('notice.diagnostics-saved', { path: '/a/\u2068b\u2069/c' })
  expect(read(text)).toBe('Ţĥé đîàĝñöšţîçš àŕé îñ /a/b/c.')
})

test('no text without values has a letter that is not marked', () => {
  for (const [key, text] of Object.entries(english))
    if (typeof text === 'string')
      expect(PSEUDO.text(key as PlainTextKey), key).not.toMatch(/[a-z]/i)
})
