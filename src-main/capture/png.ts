/**
 * Encodes PNGs. Node's zlib takes a third of the time that encoders in JavaScript take.
 *
 * Source: Portable Network Graphics (PNG) Specification (Third Edition), W3C, sections 5 and 11.
 */
import { joinBytes } from '../lib/join-bytes.ts'
import { crc32, deflateSync } from 'node:zlib'

export interface PngPicture {
  readonly width: number
  readonly height: number
  /** Bits of a value. */
  readonly depth: 1 | 8 | 16
  /** Gray; red, green and blue; the same and alpha. */
  readonly channels: 1 | 3 | 4
  /** Rows of whole bytes. Values of 16 bits begin with their higher byte. */
  readonly rows: Uint8Array
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const COLOUR_TYPES = { 1: 0, 3: 2, 4: 6 } as const
/** Higher levels take longer, and make pictures of cameras, which are noisy, hardly smaller. */
const LEVEL = 1

export function encodePng({
  width,
  height,
  depth,
  channels,
  rows,
}: PngPicture): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([depth, COLOUR_TYPES[channels]], 8)
  return joinBytes([
    SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('IDAT', deflateSync(unfiltered(rows, height), { level: LEVEL })),
    ...chunk('IEND', new Uint8Array()),
  ])
}

/** Each row after the number of its filter, which is none. */
function unfiltered(rows: Uint8Array, height: number): Uint8Array {
  const length = rows.byteLength / height
  const scanlines = new Uint8Array(rows.byteLength + height)
  for (let y = 0; y < height; y++)
    scanlines.set(rows.subarray(y * length, (y + 1) * length), y * (length + 1) + 1)
  return scanlines
}

function chunk(type: string, data: Uint8Array): readonly Uint8Array[] {
  const name = Buffer.from(type, 'latin1')
  return [uint32(data.byteLength), name, data, uint32(crc32(data, crc32(name)))]
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
