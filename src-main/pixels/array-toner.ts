/** Tones arrays of any type in WebAssembly, whose source is `tone.as.ts`: levels, gamma, colour map, clipped pixels. */
import type { CameraValues } from '../contract/camera-values.ts'
import type { ArrayLayout } from './array-converter.ts'
import { LEVELS as LEVEL_COUNT, tableOf } from './colour-maps.ts'
import type { Levels } from './levels.ts'
import type { PackedPixels } from './pixels.ts'
import instantiate from './tone.as.ts?wasm'
import { align, MARGIN, PAGE, WasmMemory, type MemoryExport } from './wasm-memory.ts'

/** How an array is shown, with its levels in numbers. */
export type Tone = Omit<CameraValues, 'levels'> & { readonly levels: Levels }

/** Pointers are byte offsets in the module's memory. */
type ToneValues = (
  from: number,
  count: number,
  levels: number,
  marks: number,
  black: number,
  white: number,
  gamma: number,
) => void

/** The exports of `tone.as.ts`. */
interface TonerExports extends Readonly<Record<string, unknown>> {
  readonly memory: MemoryExport
  swapBytes(values: number, length: number, bytes: number): void
  paint(...numbers: number[]): void
}

/** Values that are toned at a time: they stay in the core's cache. Whole pixels of any number of channels. */
const CHUNK_VALUES = 12 * 1024
const WIDEST_VALUE = 8
const BYTES_OF_COLOUR = 3
/**
 * Steps of a level before gamma: with 256, the darkest steps would be 20 levels apart at a gamma of 2.2. A step is 1/65535 of the
 * levels.
 */
const GAMMA_STEPS = 65_536
/** A table takes 3 ms and 64 KiB. More different gammas than this at a time are a slider that is being dragged. */
const MAX_GAMMA_TABLES = 16

const SOURCE = PAGE
const LEVELS = align(SOURCE + CHUNK_VALUES * WIDEST_VALUE + MARGIN)
const MARKS = align(LEVELS + CHUNK_VALUES + MARGIN)
const BGR = align(MARKS + CHUNK_VALUES + MARGIN)
const MAP = align(BGR + CHUNK_VALUES * BYTES_OF_COLOUR + MARGIN)
const COLOURS = align(MAP + LEVEL_COUNT * BYTES_OF_COLOUR + MARGIN)
const GAMMA = align(COLOURS + LEVEL_COUNT * 4 + MARGIN)
const MEMORY_BYTES = GAMMA + GAMMA_STEPS + MARGIN
/** The pointer of a table that is not used. */
const NO_TABLE = 0

export class ArrayToner {
  readonly #exports = instantiate() as TonerExports
  readonly #memory = new WasmMemory(this.#exports.memory)
  readonly #gammaTables = new Map<number, Uint8Array>()
  /** Those whose tables are in the memory. */
  #gamma = 1
  #map: Tone['colourMap'] = 'none'

  constructor() {
    this.#memory.ensureCapacity(MEMORY_BYTES)
  }

  /**
   * @param body - the array's bytes, at any alignment
   * @returns 8-bit pixels, in memory of their own
   */
  toPixels(array: ArrayLayout, body: Uint8Array, tone: Tone): PackedPixels {
    this.#loadTables(tone)
    const { width, height, channels } = array
    const count = width * height * channels
    const data = new Uint8Array(width * height * BYTES_OF_COLOUR)
    for (let first = 0; first < count; first += CHUNK_VALUES) {
      const length = Math.min(CHUNK_VALUES, count - first)
      const pixels = this.#toneChunk(array, body, first, length, tone)
      data.set(pixels, (first / channels) * BYTES_OF_COLOUR)
    }
    return { kind: 'packed', width, height, order: 'bgr', data }
  }

  #toneChunk(
    { values, channels }: ArrayLayout,
    body: Uint8Array,
    first: number,
    count: number,
    { levels: { black, white }, gamma, colourMap, marksClipped, order }: Tone,
  ): Uint8Array {
    const { kind, bytes, isBigEndian } = values
    const source = body.subarray(first * bytes, (first + count) * bytes)
    this.#memory.bytes.set(source, SOURCE)
    if (isBigEndian) this.#exports.swapBytes(SOURCE, source.length, bytes)
    const name = kind === 'bool' ? kind : `${kind}${8 * bytes}`
    const toneValues = this.#exports[name] as ToneValues
    toneValues(SOURCE, count, LEVELS, MARKS, black, white, gamma === 1 ? NO_TABLE : GAMMA)
    const pixels = count / channels
    const map = colourMap === 'none' ? NO_TABLE : MAP
    const [isMarked, isRgb] = [Number(marksClipped), Number(order === 'rgb')]
    this.#exports.paint(LEVELS, MARKS, pixels, channels, map, isMarked, isRgb, COLOURS, BGR)
    return this.#memory.bytes.subarray(BGR, BGR + pixels * BYTES_OF_COLOUR)
  }

  #loadTables({ gamma, colourMap }: Tone): void {
    if (gamma !== this.#gamma) this.#memory.bytes.set(this.#gammaTable(gamma), GAMMA)
    this.#gamma = gamma
    if (colourMap !== 'none' && colourMap !== this.#map)
      this.#memory.bytes.set(tableOf(colourMap), MAP)
    this.#map = colourMap
  }

  #gammaTable(gamma: number): Uint8Array {
    const known = this.#gammaTables.get(gamma)
    if (known !== undefined) return known
    const table = Uint8Array.from({ length: GAMMA_STEPS }, (_, step) =>
      Math.round(255 * (step / (GAMMA_STEPS - 1)) ** (1 / gamma)),
    )
    if (this.#gammaTables.size >= MAX_GAMMA_TABLES) this.#gammaTables.clear()
    this.#gammaTables.set(gamma, table)
    return table
  }
}
