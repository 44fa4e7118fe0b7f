/** Scales pictures to their tiles, in WebAssembly; `scaler.as.ts` is its source. */
import instantiate from './scaler.as.ts?wasm'
import {
  BYTES_PER_PIXEL,
  type PackedPixels,
  type Pixels,
  type PlanarPixels,
  type Plane,
} from './pixels.ts'

/** What `scaler.as.ts` exports. Pointers are bytes into its memory. */
interface ScalerExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  scalePlanes(...numbers: number[]): void
  scalePacked(...numbers: number[]): void
  halve(pixels: number, stride: number, width: number, height: number, bytes: number): void
  dim(pixels: number, count: number, saturation: number, brightness: number): void
}

/** Of 256, as CSS's `saturate()` and `brightness()` take fractions. */
export interface Dimming {
  readonly saturation: number
  readonly brightness: number
}

const PAGE = 65_536
/** Where the source lies. The first page is left alone: a null pointer must not work. */
const SOURCE = PAGE
/** Whole vectors are read and written past the end of what is asked for. */
const MARGIN = 64
/** Steps for eight pixels of two planes, or for two packed ones; `scaler.as.ts` has their layout. */
const STEP_BYTES_PER_PIXEL = 16
/** The shortest rows that `halve` takes. */
const LEAST_HALVED = 4

/** A scaler with memory of its own. */
export function makeScaler(): Scaler {
  return new Scaler(instantiate() as ScalerExports)
}

export class Scaler {
  readonly #exports: ScalerExports
  #bytes: Uint8Array<ArrayBuffer>

  constructor(exports: ScalerExports) {
    this.#exports = exports
    this.#bytes = new Uint8Array(exports.memory.buffer)
  }

  /** @returns RGBA of that size, in memory that the next call uses again */
  scale(
    pixels: Pixels,
    width: number,
    height: number,
    dimming?: Dimming,
  ): Uint8ClampedArray<ArrayBuffer> {
    const { data } = pixels
    const source = SOURCE
    const tables = align(source + data.byteLength + MARGIN)
    const rows = align(tables + (width + 16) * STEP_BYTES_PER_PIXEL + MARGIN)
    const out = align(rows + 4 * (pixels.width + 128) + MARGIN)
    this.#makeRoom(out + width * height * 4 + MARGIN)
    this.#bytes.set(data, source)
    if (pixels.kind === 'planar')
      this.#scalePlanes(pixels, source, out, width, height, tables, rows)
    else this.#scalePacked(pixels, source, out, width, height, tables, rows)
    if (dimming !== undefined)
      this.#exports.dim(out, width * height, dimming.saturation, dimming.brightness)
    return new Uint8ClampedArray(this.#exports.memory.buffer, out, width * height * 4)
  }

  /**
   * Halves packed pixels, once for a divisor of 2, twice for 4, three times for 8.
   *
   * @returns the pixels, copied
   */
  reduce(pixels: PackedPixels, divisor: number): Uint8Array<ArrayBuffer> {
    this.#makeRoom(SOURCE + pixels.data.byteLength + MARGIN)
    this.#bytes.set(pixels.data, SOURCE)
    const bytes = BYTES_PER_PIXEL[pixels.order]
    let { width, height } = pixels
    for (let by = divisor; by > 1; by >>= 1) {
      this.#exports.halve(SOURCE, width * bytes, width, height, bytes)
      width >>= 1
      height >>= 1
    }
    return this.#bytes.slice(SOURCE, SOURCE + width * height * bytes)
  }

  #scalePlanes(
    { width, height, chromaWidth, chromaHeight, planes }: PlanarPixels,
    source: number,
    out: number,
    outWidth: number,
    outHeight: number,
    tables: number,
    rows: number,
  ): void {
    const halved = (plane: Plane, width: number, height: number) =>
      this.#halve(source + plane.offset, plane.stride, width, height, 1, outWidth, outHeight)
    const luma = halved(planes[0], width, height)
    const blue = halved(planes[1], chromaWidth, chromaHeight)
    const red = halved(planes[2], chromaWidth, chromaHeight)
    this.#exports.scalePlanes(
      luma.from,
      luma.stride,
      luma.width,
      luma.height,
      blue.from,
      red.from,
      blue.stride,
      blue.width,
      blue.height,
      out,
      outWidth,
      outHeight,
      tables,
      rows,
    )
  }

  #scalePacked(
    pixels: PackedPixels,
    source: number,
    out: number,
    outWidth: number,
    outHeight: number,
    tables: number,
    rows: number,
  ): void {
    const bytes = BYTES_PER_PIXEL[pixels.order]
    const [red, blue] = pixels.order === 'rgba' ? [0, 2] : pixels.order === 'gray' ? [0, 0] : [2, 0]
    const stride = pixels.width * bytes
    const { width, height } = this.#halve(
      source,
      stride,
      pixels.width,
      pixels.height,
      bytes,
      outWidth,
      outHeight,
    )
    this.#exports.scalePacked(
      source,
      width,
      height,
      bytes,
      red,
      blue,
      out,
      outWidth,
      outHeight,
      tables,
      rows,
    )
  }

  /** Until it is less than twice as large as its tile in one direction: two neighbours then stand for all. */
  #halve(
    from: number,
    stride: number,
    width: number,
    height: number,
    bytes: number,
    outWidth: number,
    outHeight: number,
  ): { from: number; stride: number; width: number; height: number } {
    const halved = { from, stride, width, height }
    while (halved.width >= Math.max(LEAST_HALVED, 2 * outWidth) && halved.height >= 2 * outHeight) {
      this.#exports.halve(from, halved.stride, halved.width, halved.height, bytes)
      halved.width >>= 1
      halved.height >>= 1
      halved.stride = halved.width * bytes
    }
    return halved
  }

  #makeRoom(size: number): void {
    const missing = size - this.#bytes.byteLength
    if (missing > 0) this.#exports.memory.grow(Math.ceil(missing / PAGE))
    if (missing > 0) this.#bytes = new Uint8Array(this.#exports.memory.buffer)
  }
}

function align(pointer: number): number {
  return Math.ceil(pointer / MARGIN) * MARGIN
}
