/**
 * EBML, the binary form of Matroska: elements of an ID, a size and data.
 *
 * Source: RFC 8794, sections 4 (variable-size integers) and 5 to 7 (IDs, sizes and types of data).
 */
import { byteCountOf, joinBytes } from '../../lib/join-bytes.ts'
import type { FileBytes } from '../file-bytes.ts'

/** Those of Matroska (RFC 9559, section 5.1.1). */
const MAX_ID_BYTES = 4
const MAX_SIZE_BYTES = 8
const MAX_HEADER_BYTES = MAX_ID_BYTES + MAX_SIZE_BYTES
/** All bits of a size are set: the element goes on to the end of the file, or to what cannot be its child. */
export const UNKNOWN_SIZE = Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)

/** @param parts - its data, for example its children */
export function element(id: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes([elementHeader(id, byteCountOf(parts)), ...parts])
}

/** What precedes data of this size. */
export function elementHeader(id: number, size: number): Uint8Array {
  return joinBytes([idBytes(id), sizeBytes(size)])
}

export function idBytes(id: number): Uint8Array {
  return bigEndian(id, byteLengthOf(id))
}

/** A size in as few bytes as it needs. */
function sizeBytes(size: number): Uint8Array {
  let length = 1
  while (size >= 2 ** (7 * length) - 1) length += 1
  return vint(size, length)
}

/** A size in 8 bytes, as one that is written over an unknown one. */
export function longSize(size: number): Uint8Array {
  return vint(size, 8)
}

function vint(value: number, length: number): Uint8Array {
  const bytes = bigEndian(value, length)
  bytes[0] = (bytes[0] ?? 0) | (0x80 >> (length - 1))
  return bytes
}

export function uint(id: number, value: number): Uint8Array {
  return element(id, bigEndian(value, byteLengthOf(value)))
}

/** An integer in 8 bytes, so that one that is not known yet can be written over it. */
export function longUint(id: number, value: number): Uint8Array {
  return element(id, bigEndian(value, 8))
}

/** A date. @param ms - since the epoch */
export function date(id: number, ms: number): Uint8Array {
  const bytes = new Uint8Array(8)
  const ns = BigInt(Math.round(ms - DATES_SINCE)) * NS_PER_MS
  new DataView(bytes.buffer).setBigInt64(0, ns)
  return element(id, bytes)
}

/** Dates count nanoseconds from the beginning of 2001 (RFC 8794, 7.6). */
const DATES_SINCE = Date.UTC(2001, 0)
const NS_PER_MS = 1_000_000n

export function float(id: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return element(id, bytes)
}

export function text(id: number, value: string): Uint8Array {
  return element(id, new TextEncoder().encode(value))
}

/** Unused bytes, which something of the same size can replace. @param length - 2 to 128 */
export function unused(length: number): Uint8Array {
  return element(VOID, new Uint8Array(length - 2))
}

export const VOID = 0xec

function byteLengthOf(value: number): number {
  let length = 1
  while (value >= 256 ** length) length += 1
  return length
}

function bigEndian(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let [at, rest] = [length - 1, value]; rest > 0; at--) {
    bytes[at] = rest
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** The header of an element that is read. */
export interface Element {
  readonly id: number
  /** Where it begins, in bytes from the beginning of the file. */
  readonly start: number
  /** Where its data begins. */
  readonly data: number
  /** Where it ends; `undefined` if it does not say. */
  readonly end: number | undefined
}

/** @returns `undefined` if there is no element: the end of the file, or damage */
export function readElement(file: FileBytes, start: number): Element | undefined {
  const bytes = file.read(start, MAX_HEADER_BYTES)
  const idLength = vintLength(bytes[0])
  if (idLength > MAX_ID_BYTES) return undefined
  const sizeLength = vintLength(bytes[idLength])
  const data = idLength + sizeLength
  if (sizeLength > MAX_SIZE_BYTES || data > bytes.byteLength) return undefined
  const id = Number(readBigEndian(bytes.subarray(0, idLength)))
  const marked = readBigEndian(bytes.subarray(idLength, data))
  const ones = (1n << BigInt(7 * sizeLength)) - 1n
  const size = marked & ones
  if (size === ones) return { id, start, data: start + data, end: undefined }
  const end = start + data + Number(size)
  return Number.isSafeInteger(end) ? { id, start, data: start + data, end } : undefined
}

/** The length of a variable-size integer, from its first byte; more than 8 if there is none. */
function vintLength(first = 0): number {
  return Math.clz32(first) - 23
}

export function readUint(bytes: Uint8Array): number {
  return bytes.byteLength > 8 ? Number.NaN : Number(readBigEndian(bytes))
}

function readBigEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return value
}

/** Milliseconds since the epoch; `undefined` if it is no date. */
export function readDate(bytes: Uint8Array): number | undefined {
  if (bytes.byteLength !== 8) return undefined
  const ns = new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0)
  return DATES_SINCE + Number(ns / NS_PER_MS)
}

/** Truncated at the first zero, which may follow as padding. */
export function readText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
}
