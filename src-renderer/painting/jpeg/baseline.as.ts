/**
 * Decodes the scan of a baseline JPEG (ITU-T T.81, annex F.2) to planes of a given size. AssemblyScript, compiled to
 * WebAssembly with SIMD; `jpeg-decoder.ts` lays out its memory.
 *
 * A damaged or unusual scan is refused: the browser then decodes the picture.
 */
import { Component } from './component.as'
import { beginFit, fitStrip } from './fit.as'
import { writeFlat, writeFull, writeHalf, writeOne, writeQuarter } from './inverse-dct.as'

/** Bits of one table lookup: a code, and the value that follows it. Two tables fill the L1 cache of a core. */
const LOOKUP_BITS: u32 = 12
const LOOKUPS: u32 = 1 << LOOKUP_BITS
/** Fields of a table entry: bits to consume, coefficients to skip, and a value. No bits: `lookUpLong` must find it. */
const BITS: u32 = 0x3f
const SKIP_AT: u32 = 8
const SKIP: u32 = 0xff
const NUMBER_AT: u32 = 16
/** Lookups per read of 57 or more bits: a read takes as long as a lookup. */
const LOOKUPS_AT_ONCE: i32 = 4

/** Layout of a table: entries for lookups, the end of the codes of each length, the place of their symbols, the symbols. */
const CODE_ENDS: usize = LOOKUPS * 4
const SYMBOLS_AT: usize = CODE_ENDS + 18 * 4
const SYMBOLS: usize = SYMBOLS_AT + 18 * 4
export const TABLE_BYTES: usize = SYMBOLS + 256

/** A block has 64 coefficients. Its end skips beyond all of them, and beyond what damaged data can reach. */
const COEFFICIENTS: u32 = 64
const END_OF_BLOCK: u32 = 128
/** An entry for each coefficient, and for each place that the end of a block can skip to. */
const STEPS: u32 = COEFFICIENTS + END_OF_BLOCK
export const STEPS_BYTES: usize = STEPS * 4
/** Coefficients that are not needed are written here, behind the block. */
const ASIDE: u32 = 128
export const BLOCK_BYTES: usize = ASIDE + 16

/** Sixteen zeros: `ZRL`. */
const ZERO_RUN: u32 = 0xf0
/** A larger difference of DC is not baseline. */
const MAX_DC_BITS: u32 = 11
/** More than the ten blocks of an MCU can consume, with 16 bits of code and 16 of value for each coefficient. */
export const OVERRUN_BYTES: usize = 4096

/** ITU-T T.81, figure A.6. */
const ZIGZAG = memory.data<u8>([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
])

/** The first byte of a segment of the scan is here, and the others are before it: eight are read as one number. */
let start: usize = 0
/** Bits of the segment: consumed, and in all. */
let taken: u32 = 0
let available: u32 = 0
/** Where the segment ended. */
let end: usize = 0
let isDamaged: bool = false
/** MCUs until the next restart. */
let untilRestart: i32 = 0
/** The MCUs whose pixels are needed. */
let firstColumn: i32 = 0
let endColumn: i32 = 0
let firstRow: i32 = 0
let endRow: i32 = 0

/** ITU-T T.81, table F.1 and figure F.12. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function toNumber(bits: u32, count: u32): i32 {
  if (count == 0) return 0
  return bits >> (count - 1) ? <i32>bits : <i32>bits - (1 << count) + 1
}

/** The table entry for `symbol`, with the value whose bits follow its code of `length`. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function finding(symbol: u32, length: u32, count: u32, bits: u32, isDc: bool): u32 {
  const skip = isDc ? 0 : count == 0 && symbol != ZERO_RUN ? END_OF_BLOCK : symbol >> 4
  return (length + count) | (skip << SKIP_AT) | (toNumber(bits, count) << NUMBER_AT)
}

/**
 * Makes a table of the 16 counts of a DHT segment and the symbols that follow them (ITU-T T.81, B.2.4.2).
 *
 * @returns false when they are not a valid code
 */
export function makeTable(counts: usize, table: usize, isDc: bool): bool {
  memory.fill(table, 0, CODE_ENDS)
  let code: u32 = 0
  let place: u32 = 0
  for (let length: u32 = 1; length <= 16; length++) {
    store<i32>(table + SYMBOLS_AT + 4 * length, place - code)
    for (let i: u32 = load<u8>(counts + length - 1); i > 0; i--, code++, place++) {
      if (code >= 1 << length || place > 255) return false
      const symbol: u32 = load<u8>(counts + 16 + place)
      store<u8>(table + SYMBOLS + place, <u8>symbol)
      const count = isDc ? symbol : symbol & 15
      if (length + count > LOOKUP_BITS) continue
      const rest = LOOKUP_BITS - length
      for (let bits: u32 = 0; bits < 1 << rest; bits++) {
        const found = finding(symbol, length, count, bits >> (rest - count), isDc)
        store<u32>(table + 4 * ((code << rest) + bits), found)
      }
    }
    store<u32>(table + CODE_ENDS + 4 * length, code << (16 - length))
    code <<= 1
  }
  return true
}

/** Finds what a lookup did not: long codes and large values. `bits` has 57 or more. */
function lookUpLong(table: usize, bits: u64, isDc: bool): u32 {
  const next = <u32>(bits >> 48)
  let length: u32 = 1
  while (length <= 16 && next >= load<u32>(table + CODE_ENDS + 4 * length)) length++
  if (length > 16) {
    isDamaged = true
    return END_OF_BLOCK << SKIP_AT
  }
  const place = (next >> (16 - length)) + load<u32>(table + SYMBOLS_AT + 4 * length)
  const symbol: u32 = load<u8>(table + SYMBOLS + (place & 255))
  const count = isDc ? symbol : symbol & 15
  if (isDc && count > MAX_DC_BITS) isDamaged = true
  const rest = count == 0 ? 0 : <u32>((bits << length) >> (64 - count))
  return finding(symbol, length, count, rest, isDc)
}

/**
 * Makes the steps of a quantisation table of 64 entries (ITU-T T.81, B.2.4.1): the place of each coefficient in a block of
 * `size`, and its factor.
 */
export function makeSteps(table: usize, isWide: bool, size: u32, steps: usize): void {
  for (let i: u32 = 0; i < STEPS; i++) {
    store<u32>(steps + 4 * i, ASIDE)
    if (i >= COEFFICIENTS) continue
    const place: u32 = load<u8>(ZIGZAG + i)
    const across = place & 7
    const down = place >> 3
    if (across >= size || down >= size) continue
    const factor: u32 = isWide
      ? (<u32>load<u8>(table + 2 * i) << 8) | load<u8>(table + 2 * i, 1)
      : load<u8>(table + i)
    store<u32>(steps + 4 * i, (2 * (down * size + across)) | (factor << 16))
  }
}

/** Reverses the segment that begins at `from`, up to the next marker, without stuffed bytes. */
function layOut(from: usize, to: usize): void {
  let at = start
  const backwards = i8x16(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
  while (from < to) {
    const bytes = v128.load(from)
    if (from + 16 <= to && !v128.any_true(i8x16.eq(bytes, i8x16.splat(-1)))) {
      v128.store(at - 15, i8x16.swizzle(bytes, backwards))
      from += 16
      at -= 16
      continue
    }
    const byte = load<u8>(from)
    if (byte == 0xff && (from + 1 >= to || load<u8>(from, 1) != 0)) break
    store<u8>(at--, byte)
    from += byte == 0xff ? 2 : 1
  }
  end = from
  taken = 0
  available = <u32>(start - at) << 3
  // Reads beyond the end give zeros.
  memory.fill(at - OVERRUN_BYTES + 1, 0, OVERRUN_BYTES)
}

/** The next 57 or more bits, the next one first. */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function bitsAt(position: u32): u64 {
  return load<u64>(start - 7 - (position >> 3)) << (position & 7)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function lookUp(table: usize, bits: u64): u32 {
  return load<u32>(table + (<usize>(bits >> (64 - LOOKUP_BITS)) << 2))
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function put(block: usize, steps: usize, place: u32, found: u32): void {
  const step = load<u32>(steps + (place << 2))
  const number = <i32>found >> NUMBER_AT
  store<i16>(block + (step & 0xffff), <i16>(number * <i32>(step >> 16)))
}

/** Reads the coefficients of a block. @returns whether it has AC coefficients */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function readBlock(component: Component, block: usize): bool {
  const dc = component.dc
  const ac = component.ac
  const steps = component.steps
  let position = taken
  let bits = bitsAt(position)
  let found = lookUp(dc, bits)
  if ((found & BITS) == 0) found = lookUpLong(dc, bits, true)
  position += found & BITS
  component.lastDc += <i32>found >> NUMBER_AT
  store<i16>(block, <i16>(component.lastDc * <i32>(load<u32>(steps) >> 16)))

  let place: u32 = 1
  do {
    bits = bitsAt(position)
    let lookups = LOOKUPS_AT_ONCE
    do {
      found = lookUp(ac, bits)
      if ((found & BITS) == 0) {
        found = lookUpLong(ac, bitsAt(position), false)
        lookups = 1
      }
      position += found & BITS
      bits <<= <u64>found // By its last six bits.
      place += (found >> SKIP_AT) & SKIP
      put(block, steps, place++, found)
    } while (place < COEFFICIENTS && --lookups > 0)
  } while (place < COEFFICIENTS)
  if (place > COEFFICIENTS && place <= END_OF_BLOCK) isDamaged = true
  taken = position
  return place != 1 + END_OF_BLOCK + 1
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function writeBlock(block: usize, out: usize, stride: i32, size: i32, hasDetail: bool): void {
  if (size == 1) writeOne(block, out)
  else if (!hasDetail) writeFlat(block, out, stride, size)
  else if (size == 8) writeFull(block, out, stride)
  else if (size == 4) writeHalf(block, out, stride)
  else writeQuarter(block, out, stride)
}

/** The next restart interval begins behind an RST marker (ITU-T T.81, E.2.4). */
function restart(components: usize, count: i32, to: usize): bool {
  if (end + 2 > to || (load<u8>(end, 1) & 0xf8) != 0xd0) return false
  layOut(end + 2, to)
  for (let i = 0; i < count; i++) componentAt(components, i).lastDc = 0
  return true
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function componentAt(components: usize, index: i32): Component {
  return changetype<Component>(components + <usize>index * offsetof<Component>())
}

/** Without its pixels, a block is only cleared for the next one. */
function clear(block: usize): void {
  memory.fill(block, 0, ASIDE)
}

/**
 * Reads the MCUs of one row from column `from` to `end`, and writes their pixels if `isWritten`, which is a constant where this is
 * inlined: a question for each block takes a sixth of the decoding. @returns false when bits or restarts are missing
 */
// @ts-ignore: a decorator of AssemblyScript's
@inline
function decodeMcus(components: usize, count: i32, from: i32, end: i32, interval: i32, to: usize, block: usize, size: i32, isWritten: bool): bool {
  for (let column = from; column < end; column++) {
    if (interval > 0 && untilRestart-- == 0) {
      if (!restart(components, count, to)) return false
      untilRestart = interval - 1
    }
    for (let i = 0; i < count; i++) {
      const component = componentAt(components, i)
      const stride = component.stride
      let line = component.strip + stride
      for (let y = 0; y < component.down; y++, line += size * stride) {
        let out = line + column * component.across * size
        for (let x = 0; x < component.across; x++, out += size) {
          const hasDetail = readBlock(component, block)
          if (isWritten) writeBlock(block, out, stride, size, hasDetail)
          else clear(block)
        }
      }
    }
    if (taken > available) return false
  }
  return !isDamaged
}

function writeMcus(components: usize, count: i32, from: i32, end: i32, interval: i32, to: usize, block: usize, size: i32): bool {
  return decodeMcus(components, count, from, end, interval, to, block, size, true)
}

function skipMcus(components: usize, count: i32, from: i32, end: i32, interval: i32, to: usize, block: usize, size: i32): bool {
  return decodeMcus(components, count, from, end, interval, to, block, size, false)
}

/** Decodes one row of MCUs to the strips of the components. @returns false when bits or restarts are missing */
function decodeRow(components: usize, count: i32, across: i32, interval: i32, to: usize, block: usize, size: i32, isNeeded: bool): bool {
  if (!isNeeded) return skipMcus(components, count, 0, across, interval, to, block, size)
  return (
    skipMcus(components, count, 0, firstColumn, interval, to, block, size) &&
    writeMcus(components, count, firstColumn, endColumn, interval, to, block, size) &&
    skipMcus(components, count, endColumn, across, interval, to, block, size)
  )
}

/**
 * Sets the MCUs whose pixels are needed: others are only read, since the values of a block depend on those before it.
 */
export function setNeeded(left: i32, top: i32, right: i32, bottom: i32): void {
  firstColumn = left
  firstRow = top
  endColumn = right
  endRow = bottom
}

/**
 * Decodes the scan at `from`, with `across` by `down` MCUs, to the planes of the components. `setNeeded` must be called first.
 *
 * @param scratch - the end of scratch memory: as many bytes as the scan has, and OVERRUN_BYTES
 * @param interval - MCUs between restarts, or 0
 * @param block - BLOCK_BYTES of zeros
 * @param size - of a decoded block: 8, 4, 2 or 1
 * @returns where the scan ended; 0 when it is damaged
 */
export function decodeScan(
  from: usize, to: usize, scratch: usize,
  components: usize, count: i32, across: i32, down: i32, interval: i32,
  block: usize, size: i32,
): usize {
  start = scratch
  isDamaged = false
  untilRestart = interval
  layOut(from, to)
  for (let i = 0; i < count; i++) beginFit(componentAt(components, i))
  for (let row = 0; row < down; row++) {
    const isNeeded = row >= firstRow && row < endRow
    if (!decodeRow(components, count, across, interval, to, block, size, isNeeded)) return 0
    for (let i = 0; i < count; i++) {
      const component = componentAt(components, i)
      const rows = component.down * size
      fitStrip(component, row * rows, rows)
    }
  }
  return end
}
