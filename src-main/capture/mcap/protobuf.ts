/**
 * The little of Protobuf that pictures need: fields that are numbers, bytes, texts and messages.
 *
 * Source: Protocol Buffers, “Encoding”, protobuf.dev/programming-guides/encoding.
 */
import { byteCountOf, joinBytes } from '../../lib/join-bytes.ts'

const VARINT = 0
const FIXED64 = 1
const BYTES = 2
const FIXED32 = 5

export function varintField(field: number, value: bigint | number): Uint8Array {
  return joinBytes([varint(tagOf(field, VARINT)), varint(BigInt(value))])
}

export function fixed32Field(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return joinBytes([varint(tagOf(field, FIXED32)), bytes])
}

/** Bytes, or a message by the fields that it has. */
export function bytesField(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes([bytesFieldHeader(field, byteCountOf(parts)), ...parts])
}

/** What precedes so many bytes. */
export function bytesFieldHeader(field: number, length: number): Uint8Array {
  return joinBytes([varint(tagOf(field, BYTES)), varint(BigInt(length))])
}

export function textField(field: number, value: string): Uint8Array {
  return bytesField(field, new TextEncoder().encode(value))
}

function tagOf(field: number, type: number): bigint {
  return BigInt(field * 8 + type)
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  return Uint8Array.from([...bytes, Number(rest)])
}

/**
 * The last value of a field of the type `bytes`, without a copy.
 *
 * @returns `undefined` if it is not there, or the message is damaged
 */
export function readBytesField(message: Uint8Array, field: number): Uint8Array | undefined {
  let found: Uint8Array | undefined
  let at = 0
  while (at < message.byteLength) {
    const tag = readVarint(message, at)
    if (tag === undefined) return undefined
    const value = valueAt(message, tag.end, tag.value % 8)
    if (value === undefined) return undefined
    const [start, end] = value
    if (Math.floor(tag.value / 8) === field && tag.value % 8 === BYTES)
      found = message.subarray(start, end)
    at = end
  }
  return found
}

/** Where a value begins and ends. */
function valueAt(
  message: Uint8Array,
  start: number,
  type: number,
): readonly [start: number, end: number] | undefined {
  const length = readVarint(message, start)
  const begins = type === BYTES ? length?.end : start
  const ends = {
    [VARINT]: length?.end,
    [FIXED64]: start + 8,
    [FIXED32]: start + 4,
    [BYTES]: length && length.end + length.value,
  }[type]
  if (begins === undefined || ends === undefined || ends > message.byteLength) return undefined
  return [begins, ends]
}

/** Of a varint: enough for any length that fits into memory. */
const MAX_VARINT_BYTES = 10

function readVarint(
  message: Uint8Array,
  start: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0
  for (let index = 0; index < MAX_VARINT_BYTES; index++) {
    const byte = message[start + index]
    if (byte === undefined) return undefined
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, end: start + index + 1 }
  }
  return undefined
}
