/**
 * The inverse DCT: from the coefficients of a block to its bytes. It gives the same bits as the accurate one of libjpeg
 * (`jidctint.c`), and its variants at a half, a quarter and an eighth of the size. AssemblyScript with SIMD.
 *
 * A block has rows of 16-bit coefficients, as many rows and columns as are written. It is cleared for the next one.
 */

/** Constants of Loeffler, Ligtenberg and Moschytz, with 13 bits of fraction. */
const C_0_298: i32 = 2446
const C_0_390: i32 = 3196
const C_0_541: i32 = 4433
const C_0_765: i32 = 6270
const C_0_899: i32 = 7373
const C_1_175: i32 = 9633
const C_1_501: i32 = 12299
const C_1_847: i32 = 15137
const C_1_961: i32 = 16069
const C_2_053: i32 = 16819
const C_2_562: i32 = 20995
const C_3_072: i32 = 25172

/** The first pass keeps two bits of fraction; the second drops them, and divides by 8. */
const FIRST_SHIFT: i32 = 13 - 2
const SECOND_SHIFT: i32 = 13 + 2 + 3

/** A pair of factors, for values that `lows` and `highs` interleave. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function factors(a: i32, b: i32): v128 {
  return i32x4.splat((a & 0xffff) | (b << 16))
}

/** Interleaves the first four values of both. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function lows(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
}

/** Interleaves the last four values of both. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function highs(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function lowBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function highBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function narrow(a: v128, b: v128, shift: i32): v128 {
  return i16x8.narrow_i32x4_s(i32x4.shr_s(a, shift), i32x4.shr_s(b, shift))
}

/** Transforms the columns of eight rows in place. Capital letters are the right half. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function transformColumns(block: usize, shift: i32): void {
  const c0 = v128.load(block)
  const c1 = v128.load(block, 16)
  const c2 = v128.load(block, 32)
  const c3 = v128.load(block, 48)
  const c4 = v128.load(block, 64)
  const c5 = v128.load(block, 80)
  const c6 = v128.load(block, 96)
  const c7 = v128.load(block, 112)

  const half = i32x4.splat(1 << (shift - 1))
  const sum = i16x8.add(c0, c4)
  const difference = i16x8.sub(c0, c4)
  const a = i32x4.add(i32x4.shl(i32x4.extend_low_i16x8_s(sum), 13), half)
  const A = i32x4.add(i32x4.shl(i32x4.extend_high_i16x8_s(sum), 13), half)
  const b = i32x4.add(i32x4.shl(i32x4.extend_low_i16x8_s(difference), 13), half)
  const B = i32x4.add(i32x4.shl(i32x4.extend_high_i16x8_s(difference), 13), half)
  const c26 = lows(c2, c6)
  const C26 = highs(c2, c6)
  const near = factors(C_0_541, C_0_541 - C_1_847)
  const far = factors(C_0_541 + C_0_765, C_0_541)
  const c = i32x4.dot_i16x8_s(c26, near)
  const C = i32x4.dot_i16x8_s(C26, near)
  const d = i32x4.dot_i16x8_s(c26, far)
  const D = i32x4.dot_i16x8_s(C26, far)
  const even0 = i32x4.add(a, d)
  const Even0 = i32x4.add(A, D)
  const even1 = i32x4.add(b, c)
  const Even1 = i32x4.add(B, C)
  const even2 = i32x4.sub(b, c)
  const Even2 = i32x4.sub(B, C)
  const even3 = i32x4.sub(a, d)
  const Even3 = i32x4.sub(A, D)

  const c37 = i16x8.add(c7, c3)
  const c15 = i16x8.add(c5, c1)
  const sums = lows(c37, c15)
  const Sums = highs(c37, c15)
  const of37 = factors(C_1_175 - C_1_961, C_1_175)
  const of15 = factors(C_1_175, C_1_175 - C_0_390)
  const e = i32x4.dot_i16x8_s(sums, of37)
  const E = i32x4.dot_i16x8_s(Sums, of37)
  const f = i32x4.dot_i16x8_s(sums, of15)
  const F = i32x4.dot_i16x8_s(Sums, of15)
  const c71 = lows(c7, c1)
  const C71 = highs(c7, c1)
  const c53 = lows(c5, c3)
  const C53 = highs(c5, c3)
  const of0 = factors(C_0_298 - C_0_899, -C_0_899)
  const of1 = factors(C_2_053 - C_2_562, -C_2_562)
  const of2 = factors(-C_2_562, C_3_072 - C_2_562)
  const of3 = factors(-C_0_899, C_1_501 - C_0_899)
  const odd0 = i32x4.add(i32x4.dot_i16x8_s(c71, of0), e)
  const Odd0 = i32x4.add(i32x4.dot_i16x8_s(C71, of0), E)
  const odd1 = i32x4.add(i32x4.dot_i16x8_s(c53, of1), f)
  const Odd1 = i32x4.add(i32x4.dot_i16x8_s(C53, of1), F)
  const odd2 = i32x4.add(i32x4.dot_i16x8_s(c53, of2), e)
  const Odd2 = i32x4.add(i32x4.dot_i16x8_s(C53, of2), E)
  const odd3 = i32x4.add(i32x4.dot_i16x8_s(c71, of3), f)
  const Odd3 = i32x4.add(i32x4.dot_i16x8_s(C71, of3), F)

  v128.store(block, narrow(i32x4.add(even0, odd3), i32x4.add(Even0, Odd3), shift))
  v128.store(block, narrow(i32x4.add(even1, odd2), i32x4.add(Even1, Odd2), shift), 16)
  v128.store(block, narrow(i32x4.add(even2, odd1), i32x4.add(Even2, Odd1), shift), 32)
  v128.store(block, narrow(i32x4.add(even3, odd0), i32x4.add(Even3, Odd0), shift), 48)
  v128.store(block, narrow(i32x4.sub(even3, odd0), i32x4.sub(Even3, Odd0), shift), 64)
  v128.store(block, narrow(i32x4.sub(even2, odd1), i32x4.sub(Even2, Odd1), shift), 80)
  v128.store(block, narrow(i32x4.sub(even1, odd2), i32x4.sub(Even1, Odd2), shift), 96)
  v128.store(block, narrow(i32x4.sub(even0, odd3), i32x4.sub(Even0, Odd3), shift), 112)
}

/** Transposes in place: each of three steps interleaves rows that are four apart. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function transpose(block: usize): void {
  const a0 = v128.load(block)
  const a1 = v128.load(block, 16)
  const a2 = v128.load(block, 32)
  const a3 = v128.load(block, 48)
  const a4 = v128.load(block, 64)
  const a5 = v128.load(block, 80)
  const a6 = v128.load(block, 96)
  const a7 = v128.load(block, 112)
  const b0 = lows(a0, a4)
  const b1 = highs(a0, a4)
  const b2 = lows(a1, a5)
  const b3 = highs(a1, a5)
  const b4 = lows(a2, a6)
  const b5 = highs(a2, a6)
  const b6 = lows(a3, a7)
  const b7 = highs(a3, a7)
  const c0 = lows(b0, b4)
  const c1 = highs(b0, b4)
  const c2 = lows(b1, b5)
  const c3 = highs(b1, b5)
  const c4 = lows(b2, b6)
  const c5 = highs(b2, b6)
  const c6 = lows(b3, b7)
  const c7 = highs(b3, b7)
  v128.store(block, lows(c0, c4))
  v128.store(block, highs(c0, c4), 16)
  v128.store(block, lows(c1, c5), 32)
  v128.store(block, highs(c1, c5), 48)
  v128.store(block, lows(c2, c6), 64)
  v128.store(block, highs(c2, c6), 80)
  v128.store(block, lows(c3, c7), 96)
  v128.store(block, highs(c3, c7), 112)
}

/** Two rows as bytes: adds 128, because JPEG's values are signed. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function toBytes(block: usize, row: usize): v128 {
  const rows = block + 16 * row
  return v128.xor(i8x16.narrow_i16x8_s(v128.load(rows), v128.load(rows, 16)), i8x16.splat(-128))
}

/** Writes a block of 8x8. */
export function writeFull(block: usize, out: usize, stride: usize): void {
  transformColumns(block, FIRST_SHIFT)
  transpose(block)
  transformColumns(block, SECOND_SHIFT)
  // The same three steps, on bytes.
  const a01 = toBytes(block, 0)
  const a23 = toBytes(block, 2)
  const a45 = toBytes(block, 4)
  const a67 = toBytes(block, 6)
  const b04 = lowBytes(a01, a45)
  const b15 = highBytes(a01, a45)
  const b26 = lowBytes(a23, a67)
  const b37 = highBytes(a23, a67)
  const c0 = lowBytes(b04, b26)
  const c1 = highBytes(b04, b26)
  const c2 = lowBytes(b15, b37)
  const c3 = highBytes(b15, b37)
  const rows01 = lowBytes(c0, c2)
  const rows23 = highBytes(c0, c2)
  const rows45 = lowBytes(c1, c3)
  const rows67 = highBytes(c1, c3)
  v128.store64_lane(out, rows01, 0)
  v128.store64_lane(out + stride, rows01, 1)
  v128.store64_lane(out + 2 * stride, rows23, 0)
  v128.store64_lane(out + 3 * stride, rows23, 1)
  v128.store64_lane(out + 4 * stride, rows45, 0)
  v128.store64_lane(out + 5 * stride, rows45, 1)
  v128.store64_lane(out + 6 * stride, rows67, 0)
  v128.store64_lane(out + 7 * stride, rows67, 1)
  for (let row: usize = 0; row < 8; row++) v128.store(block + 16 * row, i32x4.splat(0))
}

/** Writes a block of 4x4, from the 4x4 coefficients of the lowest frequencies. */
export function writeHalf(block: usize, out: usize, stride: usize): void {
  const far = factors(C_0_541 + C_0_765, C_0_541)
  const near = factors(C_0_541, C_0_541 - C_1_847)
  const rows01 = v128.load(block)
  const rows23 = v128.load(block, 16)

  const c0 = i32x4.extend_low_i16x8_s(rows01)
  const c2 = i32x4.extend_low_i16x8_s(rows23)
  const c13 = highs(rows01, rows23)
  const half = i32x4.splat(1 << (FIRST_SHIFT - 1))
  const a = i32x4.shl(i32x4.add(c0, c2), 2)
  const b = i32x4.shl(i32x4.sub(c0, c2), 2)
  const c = i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(c13, near), half), FIRST_SHIFT)
  const d = i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(c13, far), half), FIRST_SHIFT)
  const upper = i16x8.narrow_i32x4_s(i32x4.add(a, d), i32x4.add(b, c))
  const lower = i16x8.narrow_i32x4_s(i32x4.sub(b, c), i32x4.sub(a, d))

  // Rows become columns.
  const e = lows(upper, lower)
  const f = highs(upper, lower)
  const columns01 = lows(e, f)
  const columns23 = highs(e, f)
  const d0 = i32x4.extend_low_i16x8_s(columns01)
  const d2 = i32x4.extend_low_i16x8_s(columns23)
  const d13 = highs(columns01, columns23)
  const secondHalf = i32x4.splat(1 << (SECOND_SHIFT - 1))
  const g = i32x4.add(i32x4.shl(i32x4.add(d0, d2), 13), secondHalf)
  const h = i32x4.add(i32x4.shl(i32x4.sub(d0, d2), 13), secondHalf)
  const i = i32x4.dot_i16x8_s(d13, near)
  const j = i32x4.dot_i16x8_s(d13, far)
  const left = narrow(i32x4.add(g, j), i32x4.add(h, i), SECOND_SHIFT)
  const right = narrow(i32x4.sub(h, i), i32x4.sub(g, j), SECOND_SHIFT)
  const columns = v128.xor(i8x16.narrow_i16x8_s(left, right), i8x16.splat(-128))
  const rows = i8x16.swizzle(columns, i8x16(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15))
  v128.store32_lane(out, rows, 0)
  v128.store32_lane(out + stride, rows, 1)
  v128.store32_lane(out + 2 * stride, rows, 2)
  v128.store32_lane(out + 3 * stride, rows, 3)
  v128.store(block, i32x4.splat(0))
  v128.store(block, i32x4.splat(0), 16)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function toByte(eightfold: i32): u8 {
  return <u8>max(0, min(255, ((eightfold + 4) >> 3) + 128))
}

/** Writes a block of 2x2. */
export function writeQuarter(block: usize, out: usize, stride: usize): void {
  const dc = <i32>load<i16>(block)
  const across = <i32>load<i16>(block, 2)
  const down = <i32>load<i16>(block, 4)
  const both = <i32>load<i16>(block, 6)
  store<u8>(out, toByte(dc + across + down + both))
  store<u8>(out, toByte(dc - across + down - both), 1)
  store<u8>(out + stride, toByte(dc + across - down - both))
  store<u8>(out + stride, toByte(dc - across - down + both), 1)
  store<u64>(block, 0)
}

/** Writes a block of 1x1: its DC coefficient. */
export function writeOne(block: usize, out: usize): void {
  store<u8>(out, toByte(<i32>load<i16>(block)))
}

/** Writes a block of `size` that has only a DC coefficient. */
export function writeFlat(block: usize, out: usize, stride: usize, size: i32): void {
  const byte = toByte(<i32>load<i16>(block))
  store<i16>(block, 0)
  for (let row = 0; row < size; row++, out += stride) {
    if (size == 8) store<u64>(out, <u64>byte * 0x0101010101010101)
    else if (size == 4) store<u32>(out, <u32>byte * 0x01010101)
    else store<u16>(out, <u16>byte * 0x0101)
  }
}
