/** Events: words, and what fills the place of a picture. */
import { describe, expect, test } from 'vitest'
import { parseMessage } from '../../../../src-main/receive/imagezmq/message.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const encoder = new TextEncoder()

function parse(header: object, body: Uint8Array) {
  return parseMessage([encoder.encode(JSON.stringify(header)), body])
}

/** As NumPy stores it: four bytes for each character, filled up with NUL. */
function utf32(length: number, ...texts: string[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * length * texts.length))
  for (const [at, text] of texts.entries())
    for (const [index, character] of Array.from(text).entries())
      view.setUint32(4 * (at * length + index), character.codePointAt(0) ?? 0, true)
  return new Uint8Array(view.buffer)
}

const zeros = (count: number) => new Uint8Array(count)

describe('an event is', () => {
  test.each([
    ['an array of text', { dtype: '<U5', shape: [1] }, utf32(5, 'ready'), ['ready']],
    ['a scalar of text', { dtype: '<U4', shape: [] }, utf32(4, 'stop'), ['stop']],
    ['several texts', { dtype: '<U5', shape: [2] }, utf32(5, 'on', '📷 up'), ['on', '📷 up']],
    ['bytes of text', { dtype: '|S4', shape: [1] }, encoder.encode('up\0\0'), ['up']],
    ['an array of empty texts', { dtype: '<U3', shape: [1] }, zeros(12), []],
    ['a black picture of 1x1', { dtype: 'uint8', shape: [1, 1, 3] }, zeros(3), []],
    ['a black picture of 3x3', { dtype: 'uint8', shape: [3, 3, 3] }, zeros(27), []],
    ['a letter in place of a JPEG', {}, encoder.encode('0'), ['0']],
    ['words in place of a JPEG', {}, encoder.encode('camera füllt\n'), ['camera füllt']],
  ])('%s', (_what, header, body, fields) => {
    expect(parse({ msg: 'Pi', ...header }, body)).toMatchObject({
      kind: 'event',
      camera: 'Pi',
      fields,
    })
  })

  test('says what its text has beside the name, then its own words', () => {
    const header = { msg: ['Pi', 'recv. stop signal'], dtype: 'float64', shape: [4] }
    expect(parse(header, zeros(32))).toMatchObject({ fields: ['recv. stop signal'] })
    const field = { msg: 'Pi|Temp', dtype: '<U4', shape: [1] }
    expect(parse(field, utf32(4, '77 F'))).toMatchObject({ fields: ['Temp', '77 F'] })
  })
})

describe('no event is', () => {
  test.each([
    ['a small picture with a value', { dtype: 'uint8', shape: [2, 2] }, Uint8Array.of(0, 0, 0, 1)],
    ['a black picture of 5x5', { dtype: 'uint8', shape: [5, 5] }, zeros(25)],
    ['a JPEG', {}, jpegHeader(3, 3)],
  ])('%s', (_what, header, body) =>
    expect(parse({ msg: 'Pi', ...header }, body).kind).toBe('picture'),
  )

  test.each([
    ['nothing at all', {}, zeros(0)],
    ['an empty array', { dtype: 'uint8', shape: [0, 3] }, zeros(0)],
    ['text of another length', { dtype: '<U5', shape: [2] }, utf32(5, 'ready')],
    ['a long text', {}, encoder.encode('A'.repeat(65))],
    ['bytes that are no text', {}, Uint8Array.of(0xff, 0xfe, 0xfd)],
    ['a number that is no text', { dtype: 'float64', shape: [4] }, zeros(32)],
    ['a page', {}, encoder.encode('<!doctype html>')],
    ['the start of a GIF', {}, encoder.encode('GIF89a')],
    ['the start of a BMP', {}, encoder.encode('BM')],
    ['control characters', {}, Uint8Array.of(0, 1, 2)],
    ['a cut PNG', {}, Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
  ])('%s', (_what, header, body) =>
    expect(parse({ msg: 'Pi', ...header }, body).kind).toBe('malformed'),
  )
})
