import { decode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { capturedAt } from '../../../src-main/capture/captured-frame.ts'
import { stillOf } from '../../../src-main/capture/still.ts'
import type { EncodedFormat } from '../../../src-main/contract/frame.ts'
import type { ValueType } from '../../../src-main/contract/value-type.ts'
import { aCapturedArray, aCapturedPicture } from '../../support/a-captured-frame.ts'
import { titleOf, UINT8, VALUE_TYPES } from '../../support/arrays.ts'

const BOOL: ValueType = { kind: 'bool', bytes: 1, isBigEndian: false }
const UINT16: ValueType = { kind: 'uint', bytes: 2, isBigEndian: false }

test.each<[EncodedFormat, string]>([
  ['jpeg', 'jpg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['gif', 'gif'],
  ['bmp', 'bmp'],
  ['avif', 'avif'],
  ['tiff', 'tif'],
])('an encoded %s is written as it was sent, as .%s', (format, extension) => {
  const body = Uint8Array.of(0xff, 0xd8, 0, 1, 2)
  for (const arrays of ['png', 'npy'] as const) {
    const still = stillOf(aCapturedPicture(format, body), arrays)
    expect(still).toEqual({ bytes: body, extension, isInsteadOfPng: false })
  }
})

describe('a PNG', () => {
  test('of blue, green and red has them in its own order', () => {
    const { bytes, extension } = stillOf(aCapturedArray(UINT8, [1, 2, 3], bytesTo(6)), 'png')
    expect(extension).toBe('png')
    expect(decode(bytes)).toMatchObject({ width: 2, height: 1, channels: 3, depth: 8 })
    expect([...decode(bytes).data]).toEqual([2, 1, 0, 5, 4, 3])
  })

  test('keeps alpha, gray and a channel of its own', () => {
    const bgra = stillOf(aCapturedArray(UINT8, [1, 2, 4], bytesTo(8)), 'png')
    expect([...decode(bgra.bytes).data]).toEqual([2, 1, 0, 3, 6, 5, 4, 7])
    const gray = stillOf(aCapturedArray(UINT8, [2, 3, 1], bytesTo(6)), 'png')
    expect(decode(gray.bytes)).toMatchObject({ width: 3, height: 2, channels: 1 })
    expect([...decode(gray.bytes).data]).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('keeps 16 bits in either byte order', () => {
    const little = stillOf(aCapturedArray(UINT16, [1, 3], bytesTo(6)), 'png')
    expect(decode(little.bytes).depth).toBe(16)
    expect([...decode(little.bytes).data]).toEqual([0x0100, 0x0302, 0x0504])
    const big = stillOf(aCapturedArray({ ...UINT16, isBigEndian: true }, [1, 3], bytesTo(6)), 'png')
    expect([...decode(big.bytes).data]).toEqual([0x0001, 0x0203, 0x0405])
  })

  test('of truth values has one bit for each', () => {
    const body = Uint8Array.from([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    const { bytes } = stillOf(aCapturedArray(BOOL, [2, 9], body), 'png')
    expect(decode(bytes)).toMatchObject({ width: 9, height: 2, depth: 1 })
    expect([...decode(bytes).data]).toEqual([0b1000_0000, 0b1000_0000, 0b0100_0000, 0])
  })

  test('is not made of a body that is a part of a larger buffer beyond that part', () => {
    const within = Uint8Array.from([9, 9, 9, 1, 2, 3, 4, 9]).subarray(3, 7)
    const { bytes } = stillOf(aCapturedArray(UINT16, [1, 2], within), 'png')
    expect([...decode(bytes).data]).toEqual([0x0201, 0x0403])
  })
})

describe('what PNG cannot hold', () => {
  const other = VALUE_TYPES.filter(
    ({ kind, bytes }) => kind === 'int' || kind === 'float' || bytes > 2,
  )

  test.each(other.map((type) => [titleOf(type), type] as const))('%s is .npy', (_title, type) => {
    const frame = aCapturedArray(type, [1, 2], new Uint8Array(2 * type.bytes))
    expect(stillOf(frame, 'png')).toMatchObject({ extension: 'npy', isInsteadOfPng: true })
    expect(stillOf(frame, 'npy')).toMatchObject({ extension: 'npy', isInsteadOfPng: false })
  })

  test.each([
    ['two channels', UINT8, [1, 2, 2]],
    ['truth values of colours', BOOL, [1, 2, 3]],
  ] as const)('%s are .npy', (_title, type, shape) => {
    const frame = aCapturedArray(type, shape, new Uint8Array(12).subarray(0, 2 * shape[2]))
    expect(stillOf(frame, 'png')).toMatchObject({ extension: 'npy', isInsteadOfPng: true })
  })
})

test('.npy has type, byte order and shape in an aligned header, and the bytes as they were sent', () => {
  const type: ValueType = { kind: 'float', bytes: 4, isBigEndian: true }
  const { bytes } = stillOf(aCapturedArray(type, [1, 2, 1], bytesTo(8)), 'npy')
  const file = Buffer.from(bytes)
  const end = file.indexOf('\n') + 1
  expect(file.subarray(0, 8).toString('latin1')).toBe('\u0093NUMPY\u0001\u0000')
  expect(end % 64).toBe(0)
  expect(file.readUInt16LE(8)).toBe(end - 10)
  expect(file.subarray(10, end).toString().trim()).toBe(
    "{'descr': '>f4', 'fortran_order': False, 'shape': (1, 2, 1), }",
  )
  expect([...file.subarray(end)]).toEqual([...bytesTo(8)])
})

test('a picture was taken when it was sent, or else when it arrived', () => {
  expect(capturedAt({ sentAt: 5, arrivedAt: 7 })).toBe(5)
  expect(capturedAt({ sentAt: undefined, arrivedAt: 7 })).toBe(7)
  expect(capturedAt({ sentAt: 1e300, arrivedAt: 7 })).toBe(7)
})

function bytesTo(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => index)
}
