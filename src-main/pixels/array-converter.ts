/** Converts arrays of any type to 8-bit pixels in WebAssembly, whose source is `convert.as.ts`. */
import type { RawPixels, Size } from '../contract/frame.ts'
import type { Channels, ValueType } from '../contract/value-type.ts'
import instantiate from './convert.as.ts?wasm'
import { defaultLevels, type Levels } from './levels.ts'
import type { PackedPixels } from './pixels.ts'
import { align, MARGIN, PAGE, WasmMemory, type MemoryExport } from './wasm-memory.ts'

/** Rows in C order, without gaps. */
export interface ArrayLayout extends Size {
  readonly values: ValueType
  readonly channels: Channels
}

/** Pixels in an order of OpenCV's. */
export interface ArrayPixels extends PackedPixels {
  readonly order: RawPixels
}

/** Pointers are byte offsets in the module's memory. Returns whether a value is NaN or infinite (1), if its type has them. */
type Convert = (
  from: number,
  count: number,
  to: number,
  black: number,
  factor: number,
  marks: number,
) => number | undefined

/** The exports of `convert.as.ts`. */
interface ConverterExports extends Readonly<Record<string, unknown>> {
  readonly memory: MemoryExport
  swapBytes(values: number, length: number, bytes: number): void
  toBgr(levels: number, marks: number, pixels: number, channels: number, out: number): void
}

/**
 * Values that are converted at a time: they stay in the core's cache, and the module's memory stays small. Whole pixels of any
 * number of channels.
 */
const CHUNK_VALUES = 12 * 1024
const WIDEST_VALUE = 8
const BYTES_OF_BGR = 3
const SOURCE = PAGE
const LEVELS = align(SOURCE + CHUNK_VALUES * WIDEST_VALUE + MARGIN)
const MARKS = align(LEVELS + CHUNK_VALUES + MARGIN)
const BGR = align(MARKS + CHUNK_VALUES + MARGIN)
const MEMORY_BYTES = BGR + CHUNK_VALUES * BYTES_OF_BGR + MARGIN

/** Results up to this size share one buffer; larger ones are rare, and each has its own. */
const MAX_SHARED_BYTES = 8 * 1024 * 1024

const ORDERS = { 1: 'gray', 2: 'bgr', 3: 'bgr', 4: 'bgra' } as const

export class ArrayConverter {
  readonly #exports = instantiate() as ConverterExports
  readonly #memory = new WasmMemory(this.#exports.memory)
  #shared = new Uint8Array(0)

  constructor() {
    this.#memory.ensureCapacity(MEMORY_BYTES)
  }

  /**
   * NaN and infinities become magenta, for which gray becomes BGR. Two channels become blue and green.
   *
   * @param body - the array's bytes, at any alignment
   * @param levels - `defaultLevels` of its type unless given
   * @returns 8-bit pixels: those of `body` itself if they are shown as they are, else in memory that the next call overwrites
   */
  toPixels(
    array: ArrayLayout,
    body: Uint8Array<ArrayBuffer>,
    levels = defaultLevels(array.values),
  ): ArrayPixels {
    const { width, height, channels } = array
    const order = ORDERS[channels]
    if (isShownAsIs(array, levels)) return { kind: 'packed', width, height, order, data: body }
    const data = channels === 2 ? undefined : this.#convert(array, body, levels, 'levels')
    if (data !== undefined) return { kind: 'packed', width, height, order, data }
    const bgr = this.#convert(array, body, levels, 'bgr') ?? body
    return { kind: 'packed', width, height, order: 'bgr', data: bgr }
  }

  /** @returns `undefined` if there is a value that only BGR can show */
  #convert(
    { width, height, channels, values }: ArrayLayout,
    body: Uint8Array<ArrayBuffer>,
    levels: Levels,
    to: 'levels' | 'bgr',
  ): Uint8Array<ArrayBuffer> | undefined {
    const count = width * height * channels
    const bytesOfPixel = to === 'bgr' ? BYTES_OF_BGR : channels
    const out = this.#buffer(width * height * bytesOfPixel)
    if (to === 'bgr') this.#memory.bytes.fill(0, MARKS, MARKS + CHUNK_VALUES)
    for (let first = 0; first < count; first += CHUNK_VALUES) {
      const length = Math.min(CHUNK_VALUES, count - first)
      const isFinite = this.#convertChunk(values, body, first, length, levels)
      if (!isFinite && to === 'levels') return undefined
      const pixels = length / channels
      if (to === 'bgr') this.#exports.toBgr(LEVELS, MARKS, pixels, channels, BGR)
      const from = to === 'bgr' ? BGR : LEVELS
      const chunk = this.#memory.bytes.subarray(from, from + pixels * bytesOfPixel)
      out.set(chunk, (first / channels) * bytesOfPixel)
    }
    return out
  }

  /** @returns whether all values are finite numbers */
  #convertChunk(
    type: ValueType,
    body: Uint8Array<ArrayBuffer>,
    first: number,
    count: number,
    { black, white }: Levels,
  ): boolean {
    const { kind, bytes, isBigEndian } = type
    const source = body.subarray(first * bytes, (first + count) * bytes)
    const end = SOURCE + source.length
    this.#memory.bytes.set(source, SOURCE)
    this.#memory.bytes.fill(0, end, end + MARGIN)
    if (isBigEndian) this.#exports.swapBytes(SOURCE, source.length, bytes)
    const name = kind === 'bool' ? kind : `${kind}${8 * bytes}`
    const convert = this.#exports[name] as Convert
    return convert(SOURCE, count, LEVELS, black, 255 / (white - black), MARKS) !== 1
  }

  #buffer(length: number): Uint8Array<ArrayBuffer> {
    if (length > MAX_SHARED_BYTES) return new Uint8Array(length)
    if (this.#shared.length < length) this.#shared = new Uint8Array(length)
    return this.#shared.subarray(0, length)
  }
}

/** Whether the array is 8-bit pixels already, in an order that the scaler reads. */
function isShownAsIs({ values, channels }: ArrayLayout, { black, white }: Levels): boolean {
  return (
    values.kind === 'uint' && values.bytes === 1 && channels !== 2 && black === 0 && white === 255
  )
}
