/**
 * Tones the values of an array: levels, gamma, colour map, clipped pixels. AssemblyScript, compiled to WebAssembly.
 *
 * All sums are in 64-bit floating point, with the operations of the formula in docs/senders.md, so that NumPy gets the same
 * levels. That takes several times as long as `convert.as.ts`: only cameras that use it are toned.
 */
export { swapBytes } from './convert.as'

/** What `marks` has for a value. */
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

/** `gamma`: 65,536 levels, or 0 for none. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function tone(value: f64, black: f64, white: f64, gamma: usize, level: usize, mark: usize): void {
  if (value - value != 0) {
    store<u8>(level, 0)
    store<u8>(mark, NOT_FINITE)
    return
  }
  const range = white - black
  const scaled = range > 0 ? min(max((255 * (value - black)) / range, 0), 255) : 0
  if (gamma == 0) store<u8>(level, <u8>reinterpret<u64>(scaled + ROUND))
  else store<u8>(level, load<u8>(gamma + <usize>(reinterpret<u64>(scaled * 257 + ROUND) & 0xffff)))
  store<u8>(mark, value >= white ? AT_WHITE : value <= black ? AT_BLACK : INSIDE)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function toneAll<T>(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  for (let i = 0; i < count; i++, from += sizeof<T>(), levels++, marks++)
    tone(<f64>load<T>(from), black, white, gamma, levels, marks)
}

export function bool(
  from: usize, count: i32, levels: usize, marks: usize, black: f64, white: f64, gamma: usize,
): void {
  for (let i = 0; i < count; i++, from++, levels++, marks++)
    tone(load<u8>(from) == 0 ? 0 : 1, black, white, gamma, levels, marks)
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
  for (let i = 0; i < count; i++, from += 2, levels++, marks++)
    tone(fromF16(load<u16>(from)), black, white, gamma, levels, marks)
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
 * channel is at white, and blue if all are at black. `isRgb` swaps the first and the third channel.
 */
export function paint(
  levels: usize, marks: usize, pixels: i32, channels: i32,
  map: usize, marksClipped: i32, isRgb: i32, out: usize,
): void {
  const shown = min(channels, 3)
  for (let i = 0; i < pixels; i++, levels += channels, marks += channels, out += 3) {
    let highest = INSIDE
    let lowest = NOT_FINITE
    for (let channel = 0; channel < shown; channel++) {
      const mark = load<u8>(marks + channel)
      highest = max(highest, mark)
      lowest = min(lowest, mark)
    }
    if (highest == NOT_FINITE) write(out, MAGENTA)
    else if (marksClipped != 0 && highest == AT_WHITE) write(out, RED)
    else if (marksClipped != 0 && lowest == AT_BLACK) write(out, BLUE)
    else write(out, colourOf(levels, channels, map, isRgb))
  }
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function colourOf(levels: usize, channels: i32, map: usize, isRgb: i32): u32 {
  let level: u32 = load<u8>(levels)
  if (channels > 1) {
    const green: u32 = load<u8>(levels, 1)
    const third: u32 = channels > 2 ? load<u8>(levels, 2) : 0
    const blue = isRgb != 0 ? third : level
    const red = isRgb != 0 ? level : third
    if (map == 0) return blue | (green << 8) | (red << 16)
    level = (9798 * red + 19235 * green + 3735 * blue + 16384) >> 15
  }
  if (map == 0) return 0x010101 * level
  const colour = map + 3 * level
  return (<u32>load<u8>(colour) << 16) | (<u32>load<u8>(colour, 1) << 8) | load<u8>(colour, 2)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function write(out: usize, colour: u32): void {
  store<u16>(out, <u16>colour)
  store<u8>(out, <u8>(colour >> 16), 2)
}
