/** Decodes baseline JPEGs to planes, in WebAssembly; `baseline.as.ts` is its source. */
import type { PictureNeed } from '../../../src-main/contract/frame.ts'
import {
  align,
  MARGIN,
  PAGE,
  WasmMemory,
  type MemoryExport,
} from '../../../src-main/pixels/wasm-memory.ts'
import instantiate from './baseline.as.ts?wasm'
import { readBaselineJpeg, type Span } from './baseline-jpeg.ts'
import { planJpeg, type JpegPlan } from './jpeg-plan.ts'

/** The exports of `baseline.as.ts`. Pointers are byte offsets in its memory. */
interface DecoderExports {
  readonly memory: MemoryExport
  readonly TABLE_BYTES: { readonly value: number }
  readonly STEPS_BYTES: { readonly value: number }
  readonly BLOCK_BYTES: { readonly value: number }
  readonly OVERRUN_BYTES: { readonly value: number }
  makeTable(counts: number, table: number, isDc: boolean): number
  makeSteps(quantisation: number, isWide: boolean, size: number, steps: number): void
  setNeeded(left: number, top: number, right: number, bottom: number): void
  decodeScan(...args: number[]): number
}

/** The size of `Component` in `component.as.ts`. */
const COMPONENT_BYTES = 88
/** The size of an entry for eight pixels in `resample.as.ts`, per pixel. */
const STEP_BYTES_PER_PIXEL = 8
/** Bytes of a quantisation table with two bytes per entry. */
const WIDE_QUANTISATION_BYTES = 128

/** A Huffman table, and the codes that it was made of: most pictures have the same codes. */
interface CodeTable {
  readonly at: number
  madeOf: Uint8Array
}

export class JpegDecoder {
  readonly #exports = instantiate() as DecoderExports
  readonly #memory = new WasmMemory(this.#exports.memory)
  readonly #dc: readonly CodeTable[]
  readonly #ac: readonly CodeTable[]
  readonly #steps: readonly number[]
  readonly #components: number
  readonly #block: number
  /** Where the bytes of the picture begin; scratch memory for its scan and then its planes follow. */
  readonly #picture: number

  constructor() {
    const { TABLE_BYTES, STEPS_BYTES, BLOCK_BYTES } = this.#exports
    let next = PAGE
    const place = (bytes: number) => {
      const at = next
      next = align(at + bytes)
      return at
    }
    const table = () => ({ at: place(TABLE_BYTES.value), madeOf: new Uint8Array() })
    this.#dc = [table(), table()]
    this.#ac = [table(), table()]
    this.#steps = [0, 1, 2, 3].map(() => place(STEPS_BYTES.value))
    this.#components = place(3 * COMPONENT_BYTES)
    this.#block = place(BLOCK_BYTES.value)
    this.#picture = next
  }

  /**
   * Decodes a JPEG for its tiles.
   *
   * @param planes - for the planes, as `planJpeg` lays them out
   * @returns false when it is of another kind, when its codes or its scan are damaged, or when its scan does not end in EOI
   */
  decode(bytes: Uint8Array, need: PictureNeed, planes: Uint8Array<ArrayBuffer>): boolean {
    const jpeg = readBaselineJpeg(bytes)
    if (jpeg === undefined) return false
    const plan = planJpeg(jpeg, need)
    const from = this.#picture
    const to = from + bytes.length
    const scratch = align(to + MARGIN + bytes.length + this.#exports.OVERRUN_BYTES.value)
    const out = scratch + MARGIN
    const components = this.#layOut(plan, out)
    this.#memory.bytes.set(bytes, from)
    if (!this.#makeTables(bytes, jpeg.dc, this.#dc)) return false
    if (!this.#makeTables(bytes, jpeg.ac, this.#ac)) return false
    for (const [index, span] of jpeg.quantisation.entries())
      if (span !== undefined)
        this.#exports.makeSteps(
          from + span.from,
          span.to - span.from === WIDE_QUANTISATION_BYTES,
          plan.blockSize,
          this.#steps[index] ?? 0,
        )
    new Int32Array(this.#memory.bytes.buffer, this.#components).set(components)
    const { x, y, width, height } = plan.needed
    this.#exports.setNeeded(x, y, x + width, y + height)
    const end = this.#exports.decodeScan(
      from + jpeg.scan,
      to,
      scratch,
      this.#components,
      jpeg.components.length,
      plan.across,
      plan.down,
      jpeg.interval,
      this.#block,
      plan.blockSize,
    )
    if (end === 0 || !this.#isEndOfImage(end, to)) return false
    planes.set(this.#memory.bytes.subarray(out, out + plan.bytes))
    return true
  }

  #makeTables(
    bytes: Uint8Array,
    spans: readonly (Span | undefined)[],
    tables: readonly CodeTable[],
  ): boolean {
    for (const [index, span] of spans.entries()) {
      const table = tables[index]
      if (span === undefined || table === undefined) continue
      const codes = bytes.subarray(span.from, span.to)
      if (areSame(codes, table.madeOf)) continue
      table.madeOf = new Uint8Array()
      const isDc = tables === this.#dc
      if (this.#exports.makeTable(this.#picture + span.from, table.at, isDc) === 0) return false
      table.madeOf = codes.slice()
    }
    return true
  }

  /** Reserves memory for the planes at `out`, and scratch behind them. Returns the fields of the components. */
  #layOut(plan: JpegPlan, out: number): number[] {
    let next = out + plan.bytes + MARGIN
    const place = (bytes: number) => {
      const at = align(next)
      next = at + bytes + MARGIN
      return at
    }
    const fields = plan.planes.flatMap((plane) => {
      const { component, decoded, size, offset } = plane
      const { across, down, quantisation, dc, ac } = component
      const stride = plan.across * across * plan.blockSize
      const rows = 1 + down * plan.blockSize
      return [
        across,
        down,
        place(stride * rows),
        stride,
        this.#steps[quantisation] ?? 0,
        this.#dc[dc]?.at ?? 0,
        this.#ac[ac]?.at ?? 0,
        0,
        decoded.width,
        decoded.height,
        out + offset,
        size.width,
        size.height,
        place((size.width + 8) * STEP_BYTES_PER_PIXEL),
        place(stride),
        0,
        plane.across.first,
        plane.across.count,
        fixed(plane.across.start),
        fixed(plane.across.length),
        fixed(plane.down.first + plane.down.start),
        fixed(plane.down.length),
      ]
    })
    this.#memory.ensureCapacity(next)
    return fields
  }

  #isEndOfImage(end: number, to: number): boolean {
    return end + 2 <= to && this.#memory.bytes[end] === 0xff && this.#memory.bytes[end + 1] === 0xd9
  }
}

/** With 16 fractional bits. */
function fixed(pixels: number): number {
  return Math.round(pixels * 0x10000)
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
