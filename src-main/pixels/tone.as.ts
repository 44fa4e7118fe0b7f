/**
 * Tones the values of an array: levels, gamma, colour map, clipped pixels. AssemblyScript, compiled to WebAssembly.
 *
 * All sums are in 64-bit floating point, with the operations of the formula in docs/senders.md, so that NumPy gets the same
 * levels. That takes several times as long as `convert.as.ts`: only cameras that use it are toned.
 *
 * At least 64 bytes must follow the data of every pointer, because two values at a time are read and written.
 */
export { swapBytes } from './convert.as'

/** What `marks` has for a value. Infinities are also at black or white: the bits of both are those of `NOT_FINITE`. */
const INSIDE: u8 = 0
const AT_BLACK: u8 = 1
const AT_WHITE: u8 = 2
const NOT_FINITE: u8 = 3

/** Blue, green and red in the bytes of an integer, lowest first. */
const BLUE: u32 = 0x0000ff
const RED: u32 = 0xff0000
const MAGENTA: u32 = 0xff00ff

/** Added to a number from 0 to 65535, it rounds half to even and leaves the result in the lowest bits: 1.5 * 2^52. */
const ROUND: f64 = 6755399441055744

/** Two values: `gamma` has 65,536 levels, or is 0 for none. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function toneTwo(values: v128, black: v128, white: v128, gamma: usize, level: usize, mark: usize): void {
  const zero = f64x2.splat(0)
  const above = f64x2.sub(values, black)
  const scaled = f64x2.div(f64x2.mul(above, f64x2.splat(255)), f64x2.sub(white, black))
  const clipped = f64x2.pmin(f64x2.pmax(scaled, zero), f64x2.splat(255))
  const round = f64x2.splat(ROUND)
  if (gamma == 0) {
    const levels = f64x2.add(clipped, round)
    store<u8>(level, i8x16.extract_lane_u(levels, 0))
    store<u8>(level, i8x16.extract_lane_u(levels, 8), 1)
  } else {
    const steps = f64x2.add(f64x2.mul(clipped, f64x2.splat(257)), round)
    store<u8>(level, load<u8>(gamma + <usize>i16x8.extract_lane_u(steps, 0)))
    store<u8>(level, load<u8>(gamma + <usize>i16x8.extract_lane_u(steps, 4)), 1)
  }
  const isWhite = f64x2.ge(values, white)
  const isBlack = v128.andnot(f64x2.le(values, black), isWhite)
  const isNotFinite = f64x2.ne(f64x2.sub(values, values), zero)
  const marks = v128.or(
    v128.or(v128.and(isWhite, i64x2.splat(AT_WHITE)), v128.and(isBlack, i64x2.splat(AT_BLACK))),
    v128.and(isNotFinite, i64x2.splat(NOT_FINITE)),
  )
  store<u8>(mark, i8x16.extract_lane_u(marks, 0))
  store<u8>(mark, i8x16.extract_lane_u(marks, 8), 1)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function two(first: f64, second: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(first), 1, second)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function toneAll<T>(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  const b = f64x2.splat(black)
  const w = f64x2.splat(white)
  for (let i = 0; i < count; i += 2, from += 2 * sizeof<T>(), levels += 2, marks += 2)
    toneTwo(two(<f64>load<T>(from), <f64>load<T>(from + sizeof<T>())), b, w, gamma, levels, marks)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function truth(from: usize): f64 {
  return load<u8>(from) == 0 ? 0 : 1
}

export function bool(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  const b = f64x2.splat(black)
  const w = f64x2.splat(white)
  for (let i = 0; i < count; i += 2, from += 2, levels += 2, marks += 2)
    toneTwo(two(truth(from), truth(from + 1)), b, w, gamma, levels, marks)
}

export function uint8(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<u8>(from, count, levels, marks, black, white, gamma)
}

export function int8(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<i8>(from, count, levels, marks, black, white, gamma)
}

export function uint16(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<u16>(from, count, levels, marks, black, white, gamma)
}

export function int16(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<i16>(from, count, levels, marks, black, white, gamma)
}

export function uint32(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<u32>(from, count, levels, marks, black, white, gamma)
}

export function int32(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<i32>(from, count, levels, marks, black, white, gamma)
}

export function uint64(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<u64>(from, count, levels, marks, black, white, gamma)
}

export function int64(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<i64>(from, count, levels, marks, black, white, gamma)
}

/** The exponents' biases are 15 and 127; multiplying by 2^112 also makes subnormal numbers normal. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function fromF16(bits: u32): f64 {
  const magnitude = bits & 0x7fff
  if (magnitude >= 0x7c00) return f64.NaN
  const size = <f64>reinterpret<f32>(magnitude << 13) * 5.192296858534828e33
  return bits > 0x7fff ? -size : size
}

export function float16(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  const b = f64x2.splat(black)
  const w = f64x2.splat(white)
  for (let i = 0; i < count; i += 2, from += 4, levels += 2, marks += 2)
    toneTwo(two(fromF16(load<u16>(from)), fromF16(load<u16>(from, 2))), b, w, gamma, levels, marks)
}

export function float32(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<f32>(from, count, levels, marks, black, white, gamma)
}

export function float64(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  toneAll<f64>(from, count, levels, marks, black, white, gamma)
}

/**
 * Levels and marks of pixels with 1, 2, 3 or 4 channels to BGR. Gray becomes all three, two channels become blue and green, and
 * a fourth one is left out.
 *
 * `map`: 256 colours of three bytes, red first, or 0 for none; of a colour picture it shows the luma, with OpenCV's integers
 * (`color.hpp`, `RY15`). A pixel that is not finite in a channel that is shown is magenta. With `marksClipped`, it is red if one
 * channel is at white, and blue if all are at black. `isRgb` swaps the first and the third channel. `colours`: scratch memory
 * for 256 colours of four bytes.
 */
export function paint(
  levels: usize, marks: usize, pixels: i32, channels: i32,
  map: usize, marksClipped: i32, isRgb: i32, colours: usize, out: usize,
): void {
  for (let level = 0; level < 256; level++) {
    const table = map == 0 ? 0x010101 * level : colourAt(map + 3 * level)
    store<u32>(colours + 4 * level, table)
  }
  if (channels == 1) {
    for (let i = 0; i < pixels; i++, out += 3) {
      const mark = load<u8>(marks + i)
      const colour = load<u32>(colours + 4 * <usize>load<u8>(levels + i))
      store<u32>(out, markedColour(mark, mark, marksClipped, colour))
    }
    return
  }
  for (let i = 0; i < pixels; i++, levels += channels, marks += channels, out += 3) {
    const second = load<u8>(marks, 1)
    // Without a third channel, there is none that could differ.
    const third = channels > 2 ? load<u8>(marks, 2) : second
    const highest = max(max(load<u8>(marks), second), third)
    const lowest = min(min(load<u8>(marks), second), third)
    store<u32>(out, markedColour(highest, lowest, marksClipped, colourOf(levels, channels, map, isRgb, colours)))
  }
}

/** `colour`, unless the marks of the channels that are shown say otherwise. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function markedColour(highest: u8, lowest: u8, marksClipped: i32, colour: u32): u32 {
  if (highest == INSIDE) return colour
  if (highest == NOT_FINITE) return MAGENTA
  if (marksClipped == 0) return colour
  return highest == AT_WHITE ? RED : lowest == AT_BLACK ? BLUE : colour
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function colourOf(levels: usize, channels: i32, map: usize, isRgb: i32, colours: usize): u32 {
  const first: u32 = load<u8>(levels)
  const green: u32 = load<u8>(levels, 1)
  const third: u32 = channels > 2 ? load<u8>(levels, 2) : 0
  const blue = isRgb != 0 ? third : first
  const red = isRgb != 0 ? first : third
  if (map == 0) return blue | (green << 8) | (red << 16)
  return load<u32>(colours + 4 * <usize>((9798 * red + 19235 * green + 3735 * blue + 16384) >> 15))
}

/** From red, green and blue to the order of `out`. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function colourAt(from: usize): u32 {
  return (<u32>load<u8>(from) << 16) | (<u32>load<u8>(from, 1) << 8) | load<u8>(from, 2)
}
