/** Generates messages of every kind of name, array and JPEG, right and wrong; the same ones for the same seed. */
import jpegTurbo from '@julusian/jpeg-turbo'
import { MAX_READINGS } from '../../src-main/contract/readings.ts'
import { NAME_KEYS } from '../../src-main/receive/imagezmq/sender-name.ts'
import { dtypeOf, VALUE_TYPES } from '../support/arrays.ts'

type Random = () => number

const encoder = new TextEncoder()
const OTHER_TYPES = ['complex64', '<U5', '|S3', '>U2', 'object', 'float128', 'datetime64[s]', '<f3']
/** Cameras that send again and again, so that their pictures repeat. */
const CAMERAS = 8
/** Deeper than names are searched. */
const MAX_DEPTH = 5
const MAX_DIMENSIONS = 5
const MAX_SIDE = 16
/** Bytes of an array. Larger ones would only test the network. */
const MAX_ARRAY_BYTES = 5000
const END_OF_IMAGE = 2

export function oddMessage(random: Random): readonly Uint8Array[] {
  const { header, body } = random() < 0.5 ? oddArray(random) : oddJpeg(random)
  const text = JSON.stringify({ msg: oddName(random, 0), ...header })
  return [encoder.encode(random() < 0.1 ? text.replace(/\d+/, 'NaN') : text), body]
}

/** A text, a number, a list or a dict of these, or the JSON text of one. */
function oddName(random: Random, depth: number): unknown {
  const one = () => oddName(random, depth + 1)
  const plain = () => oddName(random, MAX_DEPTH + 1)
  const several = () => [...Array.from({ length: whole(random, 6) }, plain), one()]
  const camera = `Odd ${whole(random, CAMERAS)}`
  const kind = whole(random, depth > MAX_DEPTH ? 4 : 9)
  switch (kind) {
    case 0:
      return `${random()}`
    case 1:
      return whole(random, 1000)
    case 2:
      return `${camera}|${random()}`
    case 3:
      return pick<unknown>(random, [true, null, '', camera])
    case 4:
      return several()
    case 5:
      return [camera, ...several()]
    case 6:
      return { [pick(random, NAME_KEYS)]: camera, at: random(), more: one() }
    case 7:
      return Object.fromEntries(
        Array.from({ length: whole(random, 2 * MAX_READINGS) }, () => [
          pick(random, [...NAME_KEYS, `${random()}`]),
          plain(),
        ]),
      )
    default:
      return JSON.stringify(one())
  }
}

/** Of every type; its bytes fit its shape, nearly always. */
function oddArray(random: Random) {
  const shape = Array.from({ length: whole(random, MAX_DIMENSIONS) }, () =>
    random() < 0.3 ? whole(random, 5) : whole(random, MAX_SIDE),
  )
  const values = pick(random, VALUE_TYPES)
  const isOther = random() < 0.2
  const dtype = isOther ? pick(random, OTHER_TYPES) : dtypeOf(values)
  const bytes = shape.reduce((product, side) => product * side, values.bytes)
  const length = Math.min(MAX_ARRAY_BYTES, bytes + (random() < 0.1 ? 1 : 0))
  const isBlack = random() < 0.3
  const body = Buffer.alloc(length)
  if (!isBlack) for (let at = 0; at < length; at++) body[at] = whole(random, 256)
  return { header: { dtype, shape }, body }
}

/** Cut anywhere, changed anywhere, doubled, or with more behind it or before it. */
function oddJpeg(random: Random) {
  const jpeg = smallJpeg(random)
  const cut = jpeg.subarray(0, whole(random, jpeg.length))
  const changed = Uint8Array.from(jpeg)
  for (let changes = whole(random, 8); changes > 0; changes--)
    changed[whole(random, jpeg.length)] = whole(random, 256)
  const body = pick(random, [
    jpeg,
    cut,
    changed,
    jpeg.subarray(0, -END_OF_IMAGE),
    joined(jpeg, jpeg),
    joined(jpeg, new Uint8Array(whole(random, 500))),
    joined(jpeg.subarray(0, 2), jpeg),
    joined(new Uint8Array(2), jpeg),
    joined(cut, jpeg.subarray(whole(random, jpeg.length))),
  ])
  return { header: {}, body }
}

function smallJpeg(random: Random): Uint8Array {
  const width = 1 + whole(random, MAX_SIDE)
  const height = 1 + whole(random, MAX_SIDE)
  const level = whole(random, 256)
  const pixels = Buffer.from(Uint8Array.from({ length: width * height * 3 }, (_, i) => level + i))
  return jpegTurbo.compressSync(pixels, {
    format: jpegTurbo.FORMAT_BGR,
    width,
    height,
    subsampling: pick(random, [jpegTurbo.SAMP_420, jpegTurbo.SAMP_444, jpegTurbo.SAMP_422]),
    quality: 1 + whole(random, 99),
  })
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  return Buffer.concat([a, b])
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below)
}

function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[whole(random, from.length)]
  if (picked === undefined) throw new Error('There is nothing to pick.')
  return picked
}
