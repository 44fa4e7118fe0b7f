/** The page's language in a unit test, and texts with a marked part. */
import { expect, test } from 'vitest'
import { PSEUDO } from '../../../src-main/contract/text/pseudo.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { markedParts } from '../../../src-main/contract/text/wording.ts'
import { LANGUAGE, say, text } from '../../../src-renderer/text/language.ts'

test('without a window it is English', () => {
  expect(LANGUAGE.locale).toBe('en-US')
  expect(text('limits.max-fps')).toBe('Max fps per camera')
  expect(text('voice.solo', { camera: 'Barn' })).toBe('Barn shown solo.')
  expect(say(message('voice.tiles', { count: 1 }))).toBe('1 tile')
  expect(say(message('voice.tiles', { count: 1400 }))).toBe('1,400 tiles')
})

test('a marked part has what is before it and after it', () => {
  expect(markedParts(text('status.live', { count: 3 }))).toEqual(['', '3', ' live'])
  expect(markedParts(text('empty-wall.add-address', { port: 5555 }))).toEqual([
    'Then add ',
    'tcp://CAMERA-ADDRESS:5555',
    ' in Settings.',
  ])
  expect(markedParts(text('warning.gone'))).toEqual(['Gone', '', ''])
})

test('the pseudo-locale accents a text and leaves its values', () => {
  const isolated = '\u2068Barn\u2069'
  expect(PSEUDO.text('voice.solo', { camera: 'Barn' })).toBe(`${isolated} šĥöŵñ šöļö.`)
  const tiles = message('voice.tiles', { count: 2 })
  expect(PSEUDO.text('voice.removed', { what: tiles })).toBe('2 ţîļéš ŕéɱöṽéđ ƒŕöɱ ţĥé ŵàļļ.')
})
