/**
 * Converts the values of an array to 8 bits. AssemblyScript, compiled to WebAssembly with SIMD.
 *
 * Each function converts `count` little-endian values at `from` to one byte each at `to`:
 * `(value - black) * factor`, rounded half to even and clipped. Those of floating-point types also write a byte for each value
 * to `marks`, 255 if it is NaN or infinite, and return 1 if there is one.
 *
 * At least 64 readable bytes must follow the data of every pointer, because whole vectors are read and written; those that
 * follow floating-point values must be 0. Integers of up to 16 bits and floats of up to 32 bits are computed in 32-bit floating
 * point, which represents them exactly; all others in 64 bits.
 */

/** Added to a number from 0 to 255, it rounds half to even and leaves the result in the lowest byte: 1.5 * 2^23. */
const ROUND_F32: f32 = 12582912
/** The same in 64 bits: 1.5 * 2^52. */
const ROUND_F64: f64 = 6755399441055744

/** The levels of four values, as 32-bit integers. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function levelsOfF32(values: v128, black: v128, factor: v128): v128 {
  const scaled = f32x4.mul(f32x4.sub(values, black), factor)
  const clipped = f32x4.pmin(f32x4.pmax(scaled, f32x4.splat(0)), f32x4.splat(255))
  return v128.and(f32x4.add(clipped, f32x4.splat(ROUND_F32)), i32x4.splat(255))
}

/** The levels of two values, in the lower 32 bits of each. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function levelsOfF64(values: v128, black: v128, factor: v128): v128 {
  const scaled = f64x2.mul(f64x2.sub(values, black), factor)
  const clipped = f64x2.pmin(f64x2.pmax(scaled, f64x2.splat(0)), f64x2.splat(255))
  return f64x2.add(clipped, f64x2.splat(ROUND_F64))
}

/** The levels of four values in two vectors, as 32-bit integers. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function levelsOfTwoF64(a: v128, b: v128, black: v128, factor: v128): v128 {
  const low = v128.shuffle<i32>(
    levelsOfF64(a, black, factor), levelsOfF64(b, black, factor), 0, 2, 4, 6,
  )
  return v128.and(low, i32x4.splat(255))
}

/** Sixteen levels or masks of 32 bits to bytes. A mask, all bits of which are set, stays one. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function narrow(a: v128, b: v128, c: v128, d: v128): v128 {
  const low = i16x8.narrow_i32x4_s(a, b)
  const high = i16x8.narrow_i32x4_s(c, d)
  return i8x16.narrow_i16x8_u(low, high)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function narrowMasks(a: v128, b: v128, c: v128, d: v128): v128 {
  const low = i16x8.narrow_i32x4_s(a, b)
  const high = i16x8.narrow_i32x4_s(c, d)
  return i8x16.narrow_i16x8_s(low, high)
}

export function bool(from: usize, count: i32, to: usize): void {
  for (let i = 0; i < count; i += 16, from += 16, to += 16)
    v128.store(to, i8x16.ne(v128.load(from), i8x16.splat(0)))
}

/** The levels of eight 16-bit integers, as 16-bit integers. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function levelsOfI16<T>(values: v128, black: v128, factor: v128): v128 {
  const low = isSigned<T>() ? i32x4.extend_low_i16x8_s(values) : i32x4.extend_low_i16x8_u(values)
  const high = isSigned<T>() ? i32x4.extend_high_i16x8_s(values) : i32x4.extend_high_i16x8_u(values)
  return i16x8.narrow_i32x4_s(
    levelsOfF32(f32x4.convert_i32x4_s(low), black, factor),
    levelsOfF32(f32x4.convert_i32x4_s(high), black, factor),
  )
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function integers8<T>(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  const b = f32x4.splat(<f32>black)
  const f = f32x4.splat(<f32>factor)
  for (let i = 0; i < count; i += 16, from += 16, to += 16) {
    const values = v128.load(from)
    const low = isSigned<T>() ? i16x8.extend_low_i8x16_s(values) : i16x8.extend_low_i8x16_u(values)
    const high = isSigned<T>() ? i16x8.extend_high_i8x16_s(values) : i16x8.extend_high_i8x16_u(values)
    v128.store(to, i8x16.narrow_i16x8_u(levelsOfI16<i16>(low, b, f), levelsOfI16<i16>(high, b, f)))
  }
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function integers16<T>(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  const b = f32x4.splat(<f32>black)
  const f = f32x4.splat(<f32>factor)
  for (let i = 0; i < count; i += 16, from += 32, to += 16)
    v128.store(
      to,
      i8x16.narrow_i16x8_u(
        levelsOfI16<T>(v128.load(from), b, f),
        levelsOfI16<T>(v128.load(from, 16), b, f),
      ),
    )
}

/** The levels of four 32-bit integers. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function levelsOfI32<T>(values: v128, black: v128, factor: v128): v128 {
  const others = v128.shuffle<i32>(values, values, 2, 3, 0, 1)
  return isSigned<T>()
    ? levelsOfTwoF64(f64x2.convert_low_i32x4_s(values), f64x2.convert_low_i32x4_s(others), black, factor)
    : levelsOfTwoF64(f64x2.convert_low_i32x4_u(values), f64x2.convert_low_i32x4_u(others), black, factor)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function integers32<T>(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  const b = f64x2.splat(black)
  const f = f64x2.splat(factor)
  for (let i = 0; i < count; i += 16, from += 64, to += 16)
    v128.store(
      to,
      narrow(
        levelsOfI32<T>(v128.load(from), b, f),
        levelsOfI32<T>(v128.load(from, 16), b, f),
        levelsOfI32<T>(v128.load(from, 32), b, f),
        levelsOfI32<T>(v128.load(from, 48), b, f),
      ),
    )
}

/** Two 64-bit integers as floats, one by one: WebAssembly has no instruction for both. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function twoI64<T>(from: usize): v128 {
  return f64x2.replace_lane(f64x2.splat(<f64>load<T>(from)), 1, <f64>load<T>(from + 8))
}

/** Eight values at a time, so that no more than 64 bytes are read beyond the data. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function integers64<T>(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  const b = f64x2.splat(black)
  const f = f64x2.splat(factor)
  for (let i = 0; i < count; i += 8, from += 64, to += 8) {
    const low = levelsOfTwoF64(twoI64<T>(from), twoI64<T>(from + 16), b, f)
    const high = levelsOfTwoF64(twoI64<T>(from + 32), twoI64<T>(from + 48), b, f)
    v128.store64_lane(to, narrow(low, high, low, high), 0)
  }
}

export function uint8(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers8<u8>(from, count, to, black, factor)
}

export function int8(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers8<i8>(from, count, to, black, factor)
}

export function uint16(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers16<u16>(from, count, to, black, factor)
}

export function int16(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers16<i16>(from, count, to, black, factor)
}

export function uint32(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers32<u32>(from, count, to, black, factor)
}

export function int32(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers32<i32>(from, count, to, black, factor)
}

export function uint64(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers64<u64>(from, count, to, black, factor)
}

export function int64(from: usize, count: i32, to: usize, black: f64, factor: f64): void {
  integers64<i64>(from, count, to, black, factor)
}

/** Four 16-bit floats in the lower halves of 32-bit integers, as 32-bit floats. NaN and infinities become finite. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function fromF16(halves: v128): v128 {
  const sign = i32x4.shl(v128.and(halves, i32x4.splat(0x8000)), 16)
  const rest = i32x4.shl(v128.and(halves, i32x4.splat(0x7fff)), 13)
  // The exponents' biases are 15 and 127; multiplying by 2^112 also makes subnormal numbers normal.
  return v128.or(sign, f32x4.mul(rest, f32x4.splat(5.192296858534828e33)))
}

export function float16(
  from: usize, count: i32, to: usize, black: f64, factor: f64, marks: usize,
): i32 {
  const b = f32x4.splat(<f32>black)
  const f = f32x4.splat(<f32>factor)
  const exponent = i16x8.splat(0x7c00)
  let any = i8x16.splat(0)
  for (let i = 0; i < count; i += 16, from += 32, to += 16, marks += 16) {
    const p = v128.load(from)
    const q = v128.load(from, 16)
    v128.store(
      to,
      narrow(
        levelsOfF32(fromF16(i32x4.extend_low_i16x8_u(p)), b, f),
        levelsOfF32(fromF16(i32x4.extend_high_i16x8_u(p)), b, f),
        levelsOfF32(fromF16(i32x4.extend_low_i16x8_u(q)), b, f),
        levelsOfF32(fromF16(i32x4.extend_high_i16x8_u(q)), b, f),
      ),
    )
    const mask = i8x16.narrow_i16x8_s(
      i16x8.eq(v128.and(p, exponent), exponent),
      i16x8.eq(v128.and(q, exponent), exponent),
    )
    v128.store(marks, mask)
    any = v128.or(any, mask)
  }
  return i32(v128.any_true(any))
}

/** Masks of those of four 32-bit floats that are NaN or infinite. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function notFiniteF32(values: v128): v128 {
  const exponent = i32x4.splat(0x7f800000)
  return i32x4.eq(v128.and(values, exponent), exponent)
}

export function float32(
  from: usize, count: i32, to: usize, black: f64, factor: f64, marks: usize,
): i32 {
  const k = f32x4.splat(<f32>black)
  const f = f32x4.splat(<f32>factor)
  let any = i8x16.splat(0)
  for (let i = 0; i < count; i += 16, from += 64, to += 16, marks += 16) {
    const a = v128.load(from)
    const b = v128.load(from, 16)
    const c = v128.load(from, 32)
    const d = v128.load(from, 48)
    v128.store(
      to,
      narrow(levelsOfF32(a, k, f), levelsOfF32(b, k, f), levelsOfF32(c, k, f), levelsOfF32(d, k, f)),
    )
    const mask = narrowMasks(notFiniteF32(a), notFiniteF32(b), notFiniteF32(c), notFiniteF32(d))
    v128.store(marks, mask)
    any = v128.or(any, mask)
  }
  return i32(v128.any_true(any))
}

/** Masks of those of four 64-bit floats, in two vectors, that are NaN or infinite. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function notFiniteF64(a: v128, b: v128): v128 {
  const exponent = i32x4.splat(0x7ff00000)
  return i32x4.eq(v128.and(v128.shuffle<i32>(a, b, 1, 3, 5, 7), exponent), exponent)
}

/** Eight values at a time, so that no more than 64 bytes are read beyond the data. */
export function float64(
  from: usize, count: i32, to: usize, black: f64, factor: f64, marks: usize,
): i32 {
  const k = f64x2.splat(black)
  const f = f64x2.splat(factor)
  let any = i8x16.splat(0)
  for (let i = 0; i < count; i += 8, from += 64, to += 8, marks += 8) {
    const a = v128.load(from)
    const b = v128.load(from, 16)
    const c = v128.load(from, 32)
    const d = v128.load(from, 48)
    const low = levelsOfTwoF64(a, b, k, f)
    const high = levelsOfTwoF64(c, d, k, f)
    v128.store64_lane(to, narrow(low, high, low, high), 0)
    const lowMask = notFiniteF64(a, b)
    const highMask = notFiniteF64(c, d)
    const mask = narrowMasks(lowMask, highMask, lowMask, highMask)
    v128.store64_lane(marks, mask, 0)
    any = v128.or(any, mask)
  }
  return i32(v128.any_true(any))
}

/** Reverses the bytes of each value, in place. `bytes` of a value: 2, 4 or 8. */
export function swapBytes(values: usize, length: i32, bytes: i32): void {
  const picks =
    bytes == 2
      ? i8x16(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)
      : bytes == 4
        ? i8x16(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)
        : i8x16(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8)
  for (let i = 0; i < length; i += 16, values += 16)
    v128.store(values, i8x16.swizzle(v128.load(values), picks))
}

/**
 * Levels of pixels with 1, 2, 3 or 4 channels to BGR. Gray becomes all three, two channels become blue and green, and a fourth
 * one is left out. A pixel is magenta if any channel that is shown is marked.
 */
export function toBgr(levels: usize, marks: usize, pixels: i32, channels: i32, out: usize): void {
  if (channels == 1) {
    grayToBgr(levels, marks, pixels, out)
    return
  }
  const hasRed = channels > 2
  for (let i = 0; i < pixels; i++, levels += channels, marks += channels, out += 3) {
    const marked = load<u8>(marks) | load<u8>(marks, 1) | (hasRed ? load<u8>(marks, 2) : 0)
    store<u8>(out, load<u8>(levels) | marked)
    store<u8>(out, load<u8>(levels, 1) & ~marked, 1)
    store<u8>(out, (hasRed ? load<u8>(levels, 2) : 0) | marked, 2)
  }
}

function grayToBgr(levels: usize, marks: usize, pixels: i32, out: usize): void {
  for (let i = 0; i < pixels; i += 16, levels += 16, marks += 16, out += 48) {
    const gray = v128.load(levels)
    const mark = v128.load(marks)
    // Green is from the first vector, blue and red from the second one.
    const g = v128.andnot(gray, mark)
    const m = v128.or(gray, mark)
    v128.store(out, i8x16.shuffle(g, m, 16, 0, 16, 17, 1, 17, 18, 2, 18, 19, 3, 19, 20, 4, 20, 21))
    v128.store(out, i8x16.shuffle(g, m, 5, 21, 22, 6, 22, 23, 7, 23, 24, 8, 24, 25, 9, 25, 26, 10), 16)
    v128.store(out, i8x16.shuffle(g, m, 26, 27, 11, 27, 28, 12, 28, 29, 13, 29, 30, 14, 30, 31, 15, 31), 32)
  }
}
