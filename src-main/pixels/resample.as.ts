/**
 * Bilinear interpolation of rows and pixels, for planes of bytes. AssemblyScript with SIMD.
 *
 * At least 64 readable bytes must follow the data of every pointer, because whole vectors are read and written.
 */

/** The sum of the weights of two neighbours: seven bits, so that products with bytes fit into 16 bits. */
export const ONE: i32 = 128
/** Bytes of one entry of the step table, for eight pixels. */
export const PLANAR_STEP: usize = 64

/**
 * The source position of a pixel, clamped to the `from` pixels of the source. Pixel centres are aligned. The `to` pixels are
 * those of a part of the source, which begins at `start` and is `span` long. Position, start and span have 16 fractional bits.
 */
// @ts-ignore: a decorator of AssemblyScript's
@inline
export function position(index: i32, start: i32, span: i32, from: i32, to: i32): i32 {
  const middle = start + i32((((<i64>index * 2 + 1) * span) >> 1) / to) - 0x8000
  return max(0, min(middle, (from - 1) << 16))
}

/** The left (or upper) one of the two neighbours. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
export function first(position: i32, from: i32): i32 {
  return max(0, min(position >> 16, from - 2))
}

/** The weight of the second neighbour, 0 to ONE. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
export function weight(position: i32, first: i32): i32 {
  return (position - (first << 16) + 0x100) >> 9
}

/**
 * Fills the step table. One step is for eight pixels of a plane: the offsets of two vectors, the indices of their bytes that
 * are the left neighbours (low half) and the right ones (high half), and the weights of the right ones. Where one vector
 * has all neighbours, the offset of the second one is negative.
 */
export function preparePlanar(table: usize, start: i32, span: i32, from: i32, to: i32): void {
  for (let x = 0; x < to; x += 8, table += PLANAR_STEP) {
    const end = first(position(min(x + 7, to - 1), start, span, from, to), from)
    let base = 0
    let picks = table + 16
    v128.store(table, i8x16.splat(-1), 16)
    v128.store(table, i8x16.splat(-1), 32)
    store<i32>(table, -1, 4)
    for (let i = 0; i < 8; i++) {
      const at = position(min(x + i, to - 1), start, span, from, to)
      const left = first(at, from)
      if (i == 0 || (i == 4 && end - base > 14)) {
        base = left
        store<i32>(table + i, base)
        picks = table + 16 + 4 * i
      }
      // If a picture is more than four times as wide, but not as high, the nearest byte within the vector is used.
      const pick = <u8>min(left - base, 14)
      store<u8>(picks + i, pick)
      store<u8>(picks + i, pick + 1, 8)
      store<i16>(table + 2 * i, <i16>weight(at, left), 48)
    }
  }
}

/** The mean of two vectors of 16-bit integers, by the weight of the second one, 0 to ONE. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
export function mean(a: v128, b: v128, second: v128): v128 {
  const part = i16x8.add(i16x8.mul(i16x8.sub(b, a), second), i16x8.splat(64))
  return i16x8.add(a, i16x8.shr_s(part, 7))
}

/** Mixes two rows of bytes by the weight of the lower one. Returns the mixed row, or a source row whose weight is 1. */
export function mixRows(a: usize, stride: i32, lower: i32, length: i32, row: usize): usize {
  if (lower == 0) return a
  const b = a + stride
  if (lower == ONE) return b
  const second = i16x8.splat(<i16>lower)
  for (let x: usize = 0; x < <usize>length; x += 16) {
    const p = v128.load(a + x)
    const q = v128.load(b + x)
    const low = mean(i16x8.extend_low_i8x16_u(p), i16x8.extend_low_i8x16_u(q), second)
    const high = mean(i16x8.extend_high_i8x16_u(p), i16x8.extend_high_i8x16_u(q), second)
    v128.store(row + x, i8x16.narrow_i16x8_u(low, high))
  }
  return row
}

/** Eight pixels of a plane as 16-bit integers. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
export function mixEight(row: usize, step: usize): v128 {
  let pairs = i8x16.swizzle(v128.load(row + load<i32>(step)), v128.load(step, 16))
  const second = load<i32>(step, 4)
  if (second >= 0)
    pairs = v128.or(pairs, i8x16.swizzle(v128.load(row + second), v128.load(step, 32)))
  return mean(i16x8.extend_low_i8x16_u(pairs), i16x8.extend_high_i8x16_u(pairs), v128.load(step, 48))
}
