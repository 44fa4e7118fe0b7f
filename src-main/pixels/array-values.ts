/** The values of an array one by one: as numbers for sums, and as NumPy writes them for people. */
import type { ValueType } from '../contract/value-type.ts'

/** Reads the value at a byte offset. 64-bit integers lose what a double cannot hold. */
export function numberReader({
  kind,
  bytes,
  isBigEndian,
}: ValueType): (view: DataView, at: number) => number {
  const little = !isBigEndian
  switch (kind) {
    case 'bool':
      return (view, at) => (view.getUint8(at) === 0 ? 0 : 1)
    case 'uint':
      if (bytes === 1) return (view, at) => view.getUint8(at)
      if (bytes === 2) return (view, at) => view.getUint16(at, little)
      if (bytes === 4) return (view, at) => view.getUint32(at, little)
      return (view, at) => Number(view.getBigUint64(at, little))
    case 'int':
      if (bytes === 1) return (view, at) => view.getInt8(at)
      if (bytes === 2) return (view, at) => view.getInt16(at, little)
      if (bytes === 4) return (view, at) => view.getInt32(at, little)
      return (view, at) => Number(view.getBigInt64(at, little))
    case 'float':
      if (bytes === 2) return (view, at) => fromHalf(view.getUint16(at, little))
      if (bytes === 4) return (view, at) => view.getFloat32(at, little)
      return (view, at) => view.getFloat64(at, little)
  }
}

/** As NumPy writes it: every digit of an integer, of a float the fewest digits that tell it from all others of its type. */
export function valueText(type: ValueType, view: DataView, at: number): string {
  const { kind, bytes, isBigEndian } = type
  const value = numberReader(type)(view, at)
  if (kind === 'bool') return value === 0 ? 'False' : 'True'
  if (kind === 'float') return floatText(value, bytes)
  if (bytes < 8) return String(value)
  return String(
    kind === 'int' ? view.getBigInt64(at, !isBigEndian) : view.getBigUint64(at, !isBigEndian),
  )
}

/** Floats of this size and more, and those below the smaller one, have an exponent, as Python's. */
const LARGE = 1e16
const SMALL = 1e-4

function floatText(value: number, bytes: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const short = bytes === 8 ? value : shortest(value, bytes)
  const size = Math.abs(short)
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  if (size < LARGE && size >= SMALL) {
    const text = String(short)
    return text.includes('.') ? text : `${text}.0`
  }
  const [digits = '', exponent = ''] = short.toExponential().split('e')
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0')
  return `${digits}e${exponent.startsWith('-') ? '-' : '+'}${power}`
}

/** Digits that tell any two floats of 4 bytes apart (IEEE 754, 5.12.2). */
const MOST_DIGITS = 9

/** The double with the fewest digits that is nearest to this float among all floats of its type. */
function shortest(value: number, bytes: number): number {
  const rounded = bytes === 2 ? toHalf : Math.fround
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const candidate = roundHalfEven(value, digits)
    if (rounded(candidate) === value) return candidate
  }
  return Number(value.toPrecision(MOST_DIGITS))
}

/** `toPrecision` rounds a half away from 0, NumPy to an even digit. */
function roundHalfEven(value: number, digits: number): number {
  const [away = '', exponent = '0'] = value.toExponential(digits - 1).split('e')
  const [longer = ''] = value.toExponential(digits).split('e')
  const isHalf = longer.endsWith('5') && Number(`${longer}e${exponent}`) === value
  const last = Number(away.at(-1))
  const digitsText = isHalf && last % 2 === 1 ? `${away.slice(0, -1)}${last - 1}` : away
  return Number(`${digitsText}e${exponent}`)
}

/** IEEE 754's binary16; not every runtime has `DataView.getFloat16`. */
function fromHalf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The nearest half, of two equally near ones the even one. */
function toHalf(value: number): number {
  const size = Math.abs(value)
  const exponent = Math.max(-14, Math.floor(Math.log2(size)))
  const step = 2 ** (exponent - 10)
  const steps = size / step
  const below = Math.floor(steps)
  const isUp = steps - below > 0.5 || (steps - below === 0.5 && below % 2 === 1)
  return Math.sign(value) * (below + (isUp ? 1 : 0)) * step
}
