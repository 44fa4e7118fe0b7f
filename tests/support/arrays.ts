/** Arrays of every type, and their levels by the formulas of docs/senders.md, in plain sums. */
import fc from 'fast-check'
import type { ValueType } from '../../src-main/contract/value-type.ts'

/** The type of OpenCV's ordinary pictures. */
export const UINT8: ValueType = { kind: 'uint', bytes: 1, isBigEndian: false }

const WIDER = [2, 4, 8] as const
const ORDERS = [false, true] as const

export const VALUE_TYPES: readonly ValueType[] = [
  { kind: 'bool', bytes: 1, isBigEndian: false },
  ...(['int', 'uint'] as const).map((kind) => ({ kind, bytes: 1, isBigEndian: false }) as const),
  ...(['int', 'uint', 'float'] as const).flatMap((kind) =>
    WIDER.flatMap((bytes) => ORDERS.map((isBigEndian) => ({ kind, bytes, isBigEndian }))),
  ),
]

/** `uint16`, and `big uint16` in the other byte order. */
export function titleOf({ kind, bytes, isBigEndian }: ValueType): string {
  const name = kind === 'bool' ? kind : `${kind}${8 * bytes}`
  return isBigEndian ? `big ${name}` : name
}

/** What NumPy calls it on a little-endian computer. */
export function dtypeOf(type: ValueType): string {
  const { kind, bytes, isBigEndian } = type
  return isBigEndian ? `>${kind.charAt(0)}${bytes}` : titleOf(type)
}

/** A value of an array. 64-bit integers lose what a double cannot hold, which is less than a level. */
export function valueAt(
  body: Uint8Array,
  { kind, bytes, isBigEndian }: ValueType,
  index: number,
): number {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const at = index * bytes
  const isLittle = !isBigEndian
  switch (kind) {
    case 'bool':
      return view.getUint8(at) === 0 ? 0 : 1
    case 'int':
      return bytes === 1
        ? view.getInt8(at)
        : bytes === 2
          ? view.getInt16(at, isLittle)
          : bytes === 4
            ? view.getInt32(at, isLittle)
            : Number(view.getBigInt64(at, isLittle))
    case 'uint':
      return bytes === 1
        ? view.getUint8(at)
        : bytes === 2
          ? view.getUint16(at, isLittle)
          : bytes === 4
            ? view.getUint32(at, isLittle)
            : Number(view.getBigUint64(at, isLittle))
    case 'float':
      return bytes === 2
        ? fromHalf(view.getUint16(at, isLittle))
        : bytes === 4
          ? view.getFloat32(at, isLittle)
          : view.getFloat64(at, isLittle)
  }
}

/** IEEE 754's binary16; Node 20 has no `getFloat16`. */
function fromHalf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The formula of the table in docs/senders.md, not rounded; `undefined` for NaN and infinities. */
export function documentedLevel(value: number, type: ValueType): number | undefined {
  if (!Number.isFinite(value)) return undefined
  return Math.max(0, Math.min(unclipped(value, type), 255))
}

function unclipped(value: number, { kind, bytes }: ValueType): number {
  if (kind === 'bool' || kind === 'float') return 255 * value
  if (bytes === 2) return value / 256 + (kind === 'int' ? 127.5 : 0)
  const count = 2 ** (8 * bytes)
  const smallest = kind === 'int' ? -count / 2 : 0
  return (255 * (value - smallest)) / (count - 1)
}

/**
 * Bytes of so many values. Random bits of a float are rarely near 0 to 1, which is what is shown, so half of the values are
 * made to be, and some are NaN and infinite.
 */
export function arbitraryBody(
  type: ValueType,
  count: number,
  isFinite: boolean,
): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const { bytes } = type
  const length = count * bytes
  const random = fc.uint8Array({ minLength: length, maxLength: length, size: 'max' })
  if (type.kind !== 'float') return random.map((given) => Uint8Array.from(given))
  const edges = isFinite ? [0, -0, 1, -1] : [NaN, Infinity, -Infinity]
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: -0.2, max: 1.2, noNaN: true }) },
    { weight: 3, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
  )
  const values = fc.array(value, { minLength: count, maxLength: count, size: 'max' })
  return values.map((given) => floatsToBytes(given, type))
}

function floatsToBytes(
  values: readonly number[],
  { bytes, isBigEndian }: ValueType,
): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(values.length * bytes)
  const view = new DataView(body.buffer)
  for (const [index, value] of values.entries())
    if (bytes === 8) view.setFloat64(8 * index, value, !isBigEndian)
    else if (bytes === 4) view.setFloat32(4 * index, nearestFloat32(value), !isBigEndian)
    else view.setUint16(2 * index, toHalf(value), !isBigEndian)
  return body
}

const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127

/** Finite numbers stay finite. */
function nearestFloat32(value: number): number {
  return Number.isFinite(value) ? Math.max(-MAX_FLOAT32, Math.min(value, MAX_FLOAT32)) : value
}

/** The half that is not farther from 0; beyond its range, the largest. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0
  const size = Math.abs(value)
  if (Number.isNaN(size)) return 0x7e01
  if (size === Infinity) return sign | 0x7c00
  if (size >= 65_504) return sign | 0x7bff
  if (size < 2 ** -14) return sign | Math.floor(size * 2 ** 24)
  const exponent = Math.floor(Math.log2(size))
  return sign | ((exponent + 15) << 10) | Math.floor((size / 2 ** exponent - 1) * 1024)
}
