/** For any message, the parser does not throw, returns a member of its union, and accepted messages are consistent. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  parseMessage,
  type ReceivedMessage,
} from '../../../../src-main/receive/imagezmq/message.ts'
import { ArrayConverter } from '../../../../src-main/pixels/array-converter.ts'
import { BYTES_PER_PIXEL } from '../../../../src-main/pixels/pixels.ts'
import { MAX_PICTURE_PIXELS } from '../../../../src-main/receive/imagezmq/read-picture.ts'
import { MAX_NAME_LENGTH } from '../../../../src-main/contract/limits.ts'
import { dtypeOf, VALUE_TYPES } from '../../../support/arrays.ts'
import { MESSAGES } from './corpus/messages.ts'

const encoder = new TextEncoder()
const converter = new ArrayConverter()
/** Runs of each property; a million take less than two minutes. */
const RUNS = { numRuns: Number(process.env['CAMWALL_FUZZ_RUNS'] ?? 300) }

/** Displayed text must be short and well-formed, without control characters. */
function expectShowable(text: string, length: number): void {
  expect(text.isWellFormed()).toBe(true)
  expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]/u)
  expect(Array.from(text).length).toBeLessThanOrEqual(length)
}

/** Maximum length of a sentence with a quotation. */
const MAX_REASON_LENGTH = 240

function check(parts: readonly Uint8Array[]): ReceivedMessage {
  const message = parseMessage(parts)
  expect(message.bytes).toBe(parts.reduce((sum, { length }) => sum + length, 0))
  if (message.camera !== undefined) {
    expectShowable(message.camera, MAX_NAME_LENGTH)
    expect(message.camera).not.toBe('')
  }
  if (message.kind === 'malformed') {
    expectShowable(ENGLISH.say(message.why), MAX_REASON_LENGTH)
    return message
  }
  expect(message.fields.length).toBeLessThanOrEqual(16)
  for (const field of message.fields) expectShowable(field, MAX_NAME_LENGTH)
  if (message.kind === 'picture') checkPicture(message)
  return message
}

function checkPicture({
  picture,
  body,
  sentAt,
}: Extract<ReceivedMessage, { kind: 'picture' }>): void {
  const { width, height } = picture
  for (const side of [width, height]) expect(Number.isInteger(side) && side > 0).toBe(true)
  expect(width * height).toBeLessThanOrEqual(MAX_PICTURE_PIXELS)
  if (picture.kind === 'raw') {
    expect(body.byteLength).toBe(width * height * picture.channels * picture.values.bytes)
    const { order, data } = converter.toPixels(picture, Uint8Array.from(body))
    expect(data.byteLength).toBe(width * height * BYTES_PER_PIXEL[order])
  }
  if (sentAt !== undefined) expect(Number.isFinite(sentAt) && sentAt > 0).toBe(true)
}

describe('the corpus', () => {
  test.each(MESSAGES.map((one) => [one.name, one] as const))('%s', (_name, { parts, kind }) => {
    expect(check(parts).kind).toBe(kind)
  })
})

describe('arbitrary messages', () => {
  test('any number of any parts', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 1000, size: 'max' })
    fc.assert(
      fc.property(parts, (given) => void check(given)),
      { numRuns: Math.ceil(RUNS.numRuns / 10) },
    )
  })

  test('any JSON for a header', () => {
    const header = fc.json({ maxDepth: 20, stringUnit: 'binary' })
    const property = fc.property(header, fc.uint8Array(), (text, body) => {
      check([encoder.encode(text), body])
    })
    fc.assert(property, RUNS)
  })

  test('any value for the keys that are read', () => {
    const value = fc.jsonValue({ stringUnit: 'binary' })
    const side = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double(), value)
    const fields = fc.record(
      {
        msg: fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), value),
        dtype: fc.oneof(fc.constantFrom(...VALUE_TYPES.map(dtypeOf)), value),
        shape: fc.oneof(fc.array(side, { maxLength: 5 }), value),
        sent: fc.oneof(fc.double(), value),
      },
      { requiredKeys: ['msg'] },
    )
    const property = fc.property(fields, fc.uint8Array({ maxLength: 5000 }), (given, body) => {
      check([encoder.encode(JSON.stringify(given)), body])
    })
    fc.assert(property, RUNS)
  })

  test('any array whose shape fits its bytes is shown', () => {
    const side = fc.integer({ min: 1, max: 64 })
    const channels = fc.constantFrom(1, 2, 3, 4)
    const type = fc.constantFrom(...VALUE_TYPES)
    const property = fc.property(side, side, channels, type, (height, width, depth, type) => {
      const header = { msg: 'Pi', dtype: dtypeOf(type), shape: [height, width, depth] }
      const body = new Uint8Array(height * width * depth * type.bytes).fill(1)
      expect(check([encoder.encode(JSON.stringify(header)), body]).kind).toBe('picture')
    })
    fc.assert(property, RUNS)
  })
})

describe('mutated messages', () => {
  const small = MESSAGES.filter(({ parts }) => parts.length < 20 && bytesOf(parts) < 10_000)

  test('bytes changed, parts cut off, doubled and left out', () => {
    const message = fc.constantFrom(...small).map(({ parts }) => parts)
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(255)), { maxLength: 8 })
    const property = fc.property(
      message,
      changes,
      fc.nat(),
      fc.nat(5),
      (parts, edits, cut, turn) => {
        const mutated = parts.map((part) => Uint8Array.from(part))
        for (const [which, where, byte] of edits) {
          const part = mutated[which % Math.max(1, mutated.length)]
          if (part !== undefined && part.length > 0) part[where % part.length] = byte
        }
        const last = mutated.at(-1)
        if (turn === 0 && last !== undefined) mutated.push(last)
        if (turn === 1) mutated.shift()
        if (turn === 2 && last !== undefined)
          mutated.splice(-1, 1, last.subarray(0, cut % (last.length + 1)))
        check(mutated)
      },
    )
    fc.assert(property, RUNS)
  })
})

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}
