/**
 * Recognises messages that are events: they carry words, and no picture or one that only fills its place.
 *
 * imageZMQ cannot send text alone, so programs send an array of text, a black picture of a few pixels, or some letters instead
 * of a JPEG, when they start, stop or detect something.
 */
import type { Picture } from '../../contract/frame.ts'
import { otherFormat } from './other-formats.ts'
import { pictureFormat } from './picture-header.ts'
import { isShape, type Fields } from './read-picture.ts'
import { showable } from './showable.ts'

/** imagenode sends its events with a black picture of 3x3 pixels. No camera has so few, but for heat sensors, which are never all 0. */
const MAX_EVENT_SIDE = 4
/** Bytes of a text in place of a picture. A longer one is data by mistake, for example a JPEG in Base64, and is refused. */
const MAX_TEXT_BYTES = 64
/** Texts of an array. More do not fit beside a tile. */
const MAX_TEXTS = 16
/** Characters that are read of each text. Fewer are shown. */
const MAX_CHARACTERS = 480
/** NumPy's type strings of text: `U` has four bytes for each character, `S` one. */
const TEXT_TYPE = /^([<>|=]?)([US])(\d{1,6})$/

/** @returns the texts that take the place of a picture; `undefined` if there are none */
export function readWords(
  { dtype, shape }: Fields,
  body: Uint8Array,
): readonly string[] | undefined {
  if (dtype === undefined && shape === undefined) return readText(body)
  return typeof dtype === 'string' && isShape(shape) ? readTextArray(dtype, shape, body) : undefined
}

/** Whether a picture is so small that it only accompanies an event: with a text beside its name, or all black. */
export function isPlaceholder(picture: Picture, body: Uint8Array, hasText: boolean): boolean {
  const { kind, width, height } = picture
  if (width > MAX_EVENT_SIDE || height > MAX_EVENT_SIDE) return false
  return hasText || (kind === 'raw' && isZero(body))
}

/** Whether an array that is no picture holds a few zeros, as `numpy.zeros(4)`: with words beside the name it only accompanies these. */
export function areFewZeros({ shape }: Fields, body: Uint8Array): boolean {
  return isShape(shape) && shape.every((side) => side <= MAX_EVENT_SIDE) && isZero(body)
}

/** Whether there are values, all 0. */
function isZero(body: Uint8Array): boolean {
  return body.length > 0 && body.every((byte) => byte === 0)
}

function readText(body: Uint8Array): readonly string[] | undefined {
  if (body.byteLength === 0 || body.byteLength > MAX_TEXT_BYTES) return undefined
  if (pictureFormat(body) !== undefined || otherFormat(body) !== undefined) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body).trim()
    return /^[\p{L}\p{N}]\P{Cc}*$/u.test(text) ? [showable(text)] : undefined
  } catch {
    return undefined // Not UTF-8.
  }
}

function readTextArray(
  dtype: string,
  shape: readonly number[],
  body: Uint8Array,
): readonly string[] | undefined {
  const [, order, letter, count = '0'] = TEXT_TYPE.exec(dtype) ?? []
  const bytes = Number(count) * (letter === 'U' ? 4 : 1)
  const texts = shape.reduce((product, side) => product * side, 1)
  if (letter === undefined || bytes === 0 || texts * bytes !== body.byteLength) return undefined
  const read = letter === 'U' ? (part: Uint8Array) => utf32(part, order === '>') : latin1
  return Array.from({ length: Math.min(texts, MAX_TEXTS) }, (_, index) =>
    showable(read(body.subarray(index * bytes, (index + 1) * bytes))),
  ).filter((text) => text !== '')
}

/** NumPy fills up a text with NUL. */
function utf32(bytes: Uint8Array, isBigEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at < Math.min(bytes.byteLength, 4 * MAX_CHARACTERS); at += 4) {
    const code = view.getUint32(at, !isBigEndian)
    if (code === 0) break
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  }
  return text
}

function latin1(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return String.fromCharCode(
    ...bytes.subarray(0, end < 0 ? MAX_CHARACTERS : Math.min(end, MAX_CHARACTERS)),
  )
}
