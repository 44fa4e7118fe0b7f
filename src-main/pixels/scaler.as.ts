/**
 * Scales a picture to its tile and converts it to RGBA in one pass. AssemblyScript, compiled to WebAssembly with SIMD.
 *
 * The browser does the same in four passes, each into newly allocated memory: planes to RGB at full size, RGB into a
 * separate canvas, a snapshot of it, and the scaled snapshot. Here each row is interpolated from two source rows, then each
 * pixel from two neighbours (bilinear; JPEGs are decoded to less than twice the tile's size).
 *
 * At least 64 readable bytes must follow the data of every pointer, because whole vectors are read and written.
 */
import { first, mean, mixEight, mixRows, PLANAR_STEP, position, preparePlanar, weight } from './resample.as'

/** Bytes of one entry of the step table. */
const PACKED_STEP: usize = 32

/** Fills the step table. One step is for two packed pixels: the offset of each pair of neighbours, and the weight of the right one. */
function preparePacked(table: usize, start: i32, span: i32, from: i32, to: i32, bytes: i32): void {
  // Four pixels are scaled at a time.
  for (let x = 0; x < ((to + 3) & ~3); x++) {
    const step = table + <usize>(x >> 1) * PACKED_STEP
    const at = position(min(x, to - 1), start, span, from, to)
    const left = first(at, from)
    store<i32>(step + 4 * (x & 1), left * bytes)
    store<i64>(step + 8 * (x & 1), <i64>weight(at, left) * 0x0001000100010001, 16)
  }
}

/** Row `y` of `to` rows, interpolated from the rows of a plane; a source row if no interpolation is needed. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function rowAt(
  plane: usize, stride: i32, start: i32, span: i32, height: i32, y: i32, to: i32, length: i32, row: usize,
): usize {
  const at = position(y, start, span, height, to)
  const upper = first(at, height)
  return mixRows(plane + <usize>(upper * stride), stride, weight(at, upper), length, row)
}

/**
 * Converts planes of full-range BT.601, as in JFIF (ITU-T T.871, 7), to RGBA. `tables` and `rows` are scratch memory: twice
 * 64 bytes for each eight pixels of `outWidth`, and three rows of the source. The starts and spans are those of the part to
 * scale, as in `position`.
 */
export function scalePlanes(
  luma: usize, lumaStride: i32, width: i32, height: i32, startX: i32, spanX: i32, startY: i32, spanY: i32,
  blue: usize, red: usize, chromaStride: i32, chromaWidth: i32, chromaHeight: i32,
  chromaStartX: i32, chromaSpanX: i32, chromaStartY: i32, chromaSpanY: i32,
  out: usize, outWidth: i32, outHeight: i32,
  tables: usize, rows: usize,
): void {
  const groups = <usize>((outWidth + 7) >> 3)
  const chromaTable = tables + groups * PLANAR_STEP
  preparePlanar(tables, startX, spanX, width, outWidth)
  preparePlanar(chromaTable, chromaStartX, chromaSpanX, chromaWidth, outWidth)
  const rowLength = <usize>((width + 127) & ~63)

  for (let y = 0; y < outHeight; y++) {
    const lumaRow = rowAt(luma, lumaStride, startY, spanY, height, y, outHeight, width, rows)
    const uRow = rowAt(
      blue, chromaStride, chromaStartY, chromaSpanY, chromaHeight, y, outHeight, chromaWidth, rows + rowLength,
    )
    const vRow = rowAt(
      red, chromaStride, chromaStartY, chromaSpanY, chromaHeight, y, outHeight, chromaWidth, rows + 2 * rowLength,
    )
    let to = out + <usize>(y * outWidth * 4)
    for (let group: usize = 0; group < groups; group++, to += 32) {
      const step = group * PLANAR_STEP
      const u = mixEight(uRow, chromaTable + step)
      const v = mixEight(vRow, chromaTable + step)
      writeEight(to, mixEight(lumaRow, tables + step), u, v)
    }
  }
}

/** Writes eight pixels, whose luma and chroma are 16-bit integers. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function writeEight(to: usize, luma: v128, blue: v128, red: v128): void {
  // Six fractional bits: the sum of 1.772 x 64 x 127 and 255 x 64 just fits into 16 bits.
  const light = i16x8.add(i16x8.shl(luma, 6), i16x8.splat(32))
  const u = i16x8.sub(blue, i16x8.splat(128))
  const v = i16x8.sub(red, i16x8.splat(128))
  const r = i16x8.shr_s(i16x8.add(light, i16x8.mul(v, i16x8.splat(90))), 6)
  const ofChroma = i16x8.add(i16x8.mul(u, i16x8.splat(22)), i16x8.mul(v, i16x8.splat(46)))
  const g = i16x8.shr_s(i16x8.sub(light, ofChroma), 6)
  const b = i16x8.shr_s(i16x8.add(light, i16x8.mul(u, i16x8.splat(113))), 6)
  const rb = i8x16.narrow_i16x8_u(r, b)
  const ga = i8x16.narrow_i16x8_u(g, i16x8.splat(255))
  // In two steps, each of which is one instruction of the processor.
  const rg = i8x16.shuffle(rb, ga, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
  const ba = i8x16.shuffle(rb, ga, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
  v128.store(to, v128.shuffle<i16>(rg, ba, 0, 8, 1, 9, 2, 10, 3, 11))
  v128.store(to, v128.shuffle<i16>(rg, ba, 4, 12, 5, 13, 6, 14, 7, 15), 16)
}

/**
 * The same for planes that already have the tile's size, with chroma of half that size. Each chroma pixel is three quarters
 * of its nearest neighbour and one quarter of the next one. `rows` is scratch memory for two rows of chroma.
 */
export function paintPlanes(
  luma: usize, lumaStride: i32, width: i32, height: i32,
  blue: usize, red: usize, chromaStride: i32, chromaWidth: i32, chromaHeight: i32,
  out: usize, rows: usize,
): void {
  // The outermost pixels of each row are duplicated before and after it.
  const blueRow = rows + 1
  const redRow = blueRow + <usize>((chromaWidth + 127) & ~63)
  for (let y = 0; y < height; y++, luma += lumaStride) {
    const near = y >> 1
    const next = max(0, min(near + ((y & 1) << 1) - 1, chromaHeight - 1))
    mixChroma(blue + <usize>(near * chromaStride), blue + <usize>(next * chromaStride), chromaWidth, blueRow)
    mixChroma(red + <usize>(near * chromaStride), red + <usize>(next * chromaStride), chromaWidth, redRow)
    let to = out + <usize>(y * width * 4)
    for (let x = 0; x < width; x += 16, to += 64) {
      const light = v128.load(luma + x)
      const u = doubled(blueRow + (x >> 1))
      const v = doubled(redRow + (x >> 1))
      writeEight(to, i16x8.extend_low_i8x16_u(light), i16x8.extend_low_i8x16_u(u), i16x8.extend_low_i8x16_u(v))
      writeEight(
        to + 32, i16x8.extend_high_i8x16_u(light), i16x8.extend_high_i8x16_u(u), i16x8.extend_high_i8x16_u(v),
      )
    }
  }
}

/** Three quarters of `near` plus one quarter of `far`. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function quarterWay(near: v128, far: v128): v128 {
  return i8x16.avgr_u(near, i8x16.avgr_u(near, far))
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function mixChroma(near: usize, next: usize, length: i32, row: usize): void {
  for (let x = 0; x < length; x += 16)
    v128.store(row + x, quarterWay(v128.load(near + x), v128.load(next + x)))
  store<u8>(row - 1, load<u8>(row))
  store<u8>(row + length, load<u8>(row + length - 1))
}

/** Interpolates sixteen pixels from eight. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function doubled(row: usize): v128 {
  const near = v128.load64_zero(row)
  const left = quarterWay(near, v128.load64_zero(row - 1))
  const right = quarterWay(near, v128.load64_zero(row + 1))
  return i8x16.shuffle(left, right, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

/**
 * Converts packed pixels of 1 (gray), 3 or 4 bytes to RGBA; `red` and `blue` are the indices of these bytes in a pixel.
 * `table` and `row` are scratch memory: 32 bytes for each two pixels of `outWidth`, and one row of the source. The starts and
 * spans are those of the part to scale, as in `position`.
 */
export function scalePacked(
  from: usize, stride: i32, width: i32, height: i32, startX: i32, spanX: i32, startY: i32, spanY: i32,
  bytes: i32, red: i32, blue: i32,
  out: usize, outWidth: i32, outHeight: i32,
  table: usize, row: usize,
): void {
  preparePacked(table, startX, spanX, width, outWidth, bytes)
  const green = bytes == 1 ? 0 : 1
  // Byte indices for two pairs of neighbours, eight bytes each: the left neighbours, then the right ones.
  const left = red | (green << 8) | (blue << 16) | (0xff << 24)
  const next = bytes * 0x010101
  const second = 0x080808
  const picks = i32x4(left, left + second, left + next, left + second + next)
  const alpha = i32x4.splat(0xff000000)
  for (let y = 0; y < outHeight; y++) {
    const mixed = rowAt(from, stride, startY, spanY, height, y, outHeight, width * bytes, row)
    let to = out + <usize>(y * outWidth * 4)
    let step = table
    for (let x = 0; x < outWidth; x += 4, to += 16, step += 2 * PACKED_STEP) {
      const rgba = i8x16.narrow_i16x8_u(mixTwo(mixed, step, picks), mixTwo(mixed, step + PACKED_STEP, picks))
      v128.store(to, v128.or(rgba, alpha))
    }
  }
}

/** Two packed pixels as 16-bit integers: red, green, blue and 0. @param picks - byte indices, as in `scalePacked` */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function mixTwo(row: usize, step: usize, picks: v128): v128 {
  const one = v128.load64_zero(row + load<i32>(step))
  const both = v128.load64_lane(row + load<i32>(step, 4), one, 1)
  const pairs = i8x16.swizzle(both, picks)
  return mean(i16x8.extend_low_i8x16_u(pairs), i16x8.extend_high_i8x16_u(pairs), v128.load(step, 16))
}

/**
 * Halves a picture in place: each pixel becomes the mean of four, and the rows become contiguous. Bilinear scaling alone would
 * skip pixels if a picture is more than twice as large as its tile. Rows must have at least four pixels: eight bytes are
 * written at a time, which would overwrite rows that have not been read yet if a row were shorter.
 */
export function halve(pixels: usize, stride: i32, width: i32, height: i32, bytes: i32): void {
  // Of the means of neighbours, every other pixel is used: 8, 2 or 2 at a time.
  const picks =
    bytes == 1
      ? i8x16(0, 2, 4, 6, 8, 10, 12, 14, -1, -1, -1, -1, -1, -1, -1, -1)
      : bytes == 3
        ? i8x16(0, 1, 2, 6, 7, 8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)
        : i8x16(0, 1, 2, 3, 8, 9, 10, 11, -1, -1, -1, -1, -1, -1, -1, -1)
  const taken = bytes == 1 ? 8 : 2
  const half = width >> 1
  for (let y = 0; y < height >> 1; y++) {
    let upper = pixels + <usize>(2 * y * stride)
    let to = pixels + <usize>(y * half * bytes)
    for (let x = 0; x < half; x += taken) {
      const rows = i8x16.avgr_u(v128.load(upper), v128.load(upper + stride))
      const next = i8x16.avgr_u(v128.load(upper + bytes), v128.load(upper + stride + bytes))
      v128.store64_lane(to, i8x16.swizzle(i8x16.avgr_u(rows, next), picks), 0)
      upper += 2 * taken * bytes
      to += taken * bytes
    }
  }
}

/** Two weights (1.0 is 32768), for the even and the odd 16-bit lanes that `weigh` multiplies. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function weights(even: i32, odd: i32): v128 {
  return i32x4.splat((even & 0xffff) | (odd << 16))
}

/** The weighted sum of red, green and blue of each of four RGBA pixels, plus a constant. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function weigh(pixels: v128, redAndBlue: v128, green: v128, plus: i32): v128 {
  const sum = i32x4.add(
    i32x4.dot_i16x8_s(v128.and(pixels, i32x4.splat(0x00ff00ff)), redAndBlue),
    i32x4.dot_i16x8_s(i16x8.shr_u(pixels, 8), green),
  )
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat((plus << 15) + 0x4000)), 15)
}

/** Converts RGBA to luma: full-range BT.601, as in JFIF (ITU-T T.871, 7). */
export function toLuma(pixels: usize, count: i32, luma: usize): void {
  const redAndBlue = weights(9798, 3735)
  const green = weights(19235, 0)
  for (let i = 0; i < count; i += 8, pixels += 32, luma += 8) {
    const a = weigh(v128.load(pixels), redAndBlue, green, 0)
    const b = weigh(v128.load(pixels, 16), redAndBlue, green, 0)
    const both = i16x8.narrow_i32x4_s(a, b)
    v128.store64_lane(luma, i8x16.narrow_i16x8_u(both, both), 0)
  }
}

/** The chroma of four pixels: four bytes of blue, then four of red. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function chroma(pixels: v128): v128 {
  const u = weigh(pixels, weights(-5529, 16384), weights(-10855, 0), 128)
  const v = weigh(pixels, weights(16384, -2664), weights(-13720, 0), 128)
  const both = i16x8.narrow_i32x4_s(u, v)
  return i8x16.narrow_i16x8_u(both, both)
}

/** Converts RGBA to both chroma planes at half size, rounded up. Averages four pixels; fewer at an odd edge. */
export function toChroma(pixels: usize, width: i32, height: i32, blue: usize, red: usize): void {
  const halfWidth = (width + 1) >> 1
  const stride = <usize>(4 * width)
  for (let y = 0; y < height; y += 2, blue += halfWidth, red += halfWidth) {
    const upper = pixels + <usize>y * stride
    const lower = y + 1 < height ? upper + stride : upper
    for (let x = 0; x < halfWidth; x += 4) {
      const at = <usize>(8 * x)
      const a = i8x16.avgr_u(v128.load(upper + at), v128.load(lower + at))
      const b = i8x16.avgr_u(v128.load(upper + at, 16), v128.load(lower + at, 16))
      const even = v128.shuffle<i32>(a, b, 0, 2, 4, 6)
      const odd = v128.shuffle<i32>(a, b, 1, 3, 5, 7)
      const bytes = chroma(i8x16.avgr_u(even, odd))
      v128.store32_lane(blue + x, bytes, 0)
      v128.store32_lane(red + x, bytes, 1)
    }
    if ((width & 1) == 0) continue
    // The pixel after the last one of an odd row belongs to the next row, so the last column is averaged vertically only.
    const last = stride - 4
    const bytes = chroma(i8x16.avgr_u(v128.load(upper + last), v128.load(lower + last)))
    v128.store8_lane(blue + halfWidth - 1, bytes, 0)
    v128.store8_lane(red + halfWidth - 1, bytes, 4)
  }
}

/** Dims RGBA in place, for pictures that are not live. 256 leaves saturation and brightness unchanged. */
export function dim(pixels: usize, count: i32, saturation: i32, brightness: i32): void {
  for (let i = 0; i < count; i++, pixels += 4) {
    const r = <i32>load<u8>(pixels)
    const g = <i32>load<u8>(pixels, 1)
    const b = <i32>load<u8>(pixels, 2)
    // Weights of BT.709, as in CSS's saturate().
    const gray = (54 * r + 183 * g + 19 * b) >> 8
    store<u8>(pixels, ((gray + (((r - gray) * saturation) >> 8)) * brightness) >> 8)
    store<u8>(pixels, ((gray + (((g - gray) * saturation) >> 8)) * brightness) >> 8, 1)
    store<u8>(pixels, ((gray + (((b - gray) * saturation) >> 8)) * brightness) >> 8, 2)
  }
}
