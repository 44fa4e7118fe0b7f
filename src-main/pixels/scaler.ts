/** Scales pictures to their tiles in WebAssembly, whose source is `scaler.as.ts`. */
import type { Size } from '../contract/frame.ts'
import type { Rect } from '../contract/rect.ts'
import instantiate from './scaler.as.ts?wasm'
import { stretchOf, type Stretch } from './part.ts'
import {
  BYTES_PER_PIXEL,
  type PackedPixels,
  type Pixels,
  type PlanarPixels,
  type Plane,
} from './pixels.ts'
import { align, MARGIN, PAGE, WasmMemory, type MemoryExport } from './wasm-memory.ts'

/** The exports of `scaler.as.ts`. Pointers are byte offsets into its memory. */
interface ScalerExports {
  readonly memory: MemoryExport
  scalePlanes(...numbers: number[]): void
  paintPlanes(...numbers: number[]): void
  scalePacked(...numbers: number[]): void
  halve(pixels: number, stride: number, width: number, height: number, bytes: number): void
  toLuma(pixels: number, count: number, luma: number): void
  toChroma(pixels: number, width: number, height: number, blue: number, red: number): void
  dim(pixels: number, count: number, saturation: number, brightness: number): void
}

/** Equivalent to CSS's `saturate()` and `brightness()`; 256 means 1.0. */
export interface Dimming {
  readonly saturation: number
  readonly brightness: number
}

/** The offset of the source. */
const SOURCE = PAGE
/** Enough for the step tables of two planes, or for that of packed pixels; see `scaler.as.ts` for their layout. */
const STEP_BYTES_PER_PIXEL = 16
/** The shortest rows that `halve` can process, in pixels. */
const MIN_HALVED_WIDTH = 4

/** A picture or a plane in the scaler's memory. */
interface SourceRows {
  readonly from: number
  /** Bytes from one row to the next. */
  readonly stride: number
  readonly width: number
  readonly height: number
  /** Bytes for each pixel. */
  readonly bytes: number
  /** What of them is scaled. */
  readonly across: Stretch
  readonly down: Stretch
}

/** The offset and size of the output, and the offsets of the scratch memory. */
interface Target {
  readonly out: number
  readonly width: number
  readonly height: number
  readonly tables: number
  readonly rows: number
}

/** Creates a scaler with its own memory. */
export function makeScaler(): Scaler {
  return new Scaler(instantiate() as ScalerExports)
}

export class Scaler {
  readonly #exports: ScalerExports
  readonly #memory: WasmMemory

  constructor(exports: ScalerExports) {
    this.#exports = exports
    this.#memory = new WasmMemory(exports.memory)
  }

  /**
   * @param part - of the pixels, from 0 to 1, that is scaled; all of them unless given
   * @returns RGBA of the given size, in memory that the next call overwrites
   */
  scale(
    pixels: Pixels,
    width: number,
    height: number,
    dimming?: Dimming,
    part?: Rect,
  ): Uint8ClampedArray<ArrayBuffer> {
    const { data } = pixels
    const tables = align(SOURCE + data.byteLength + MARGIN)
    const rows = align(tables + (width + 16) * STEP_BYTES_PER_PIXEL + MARGIN)
    const out = align(rows + 4 * (pixels.width + 128) + MARGIN)
    this.#memory.ensureCapacity(out + width * height * 4 + MARGIN)
    this.#memory.bytes.set(data, SOURCE)
    const target: Target = { out, width, height, tables, rows }
    if (pixels.kind === 'planar') this.#scalePlanes(pixels, target, part)
    else this.#scalePacked(pixels, target, part)
    if (dimming !== undefined)
      this.#exports.dim(out, width * height, dimming.saturation, dimming.brightness)
    return new Uint8ClampedArray(this.#memory.bytes.buffer, out, width * height * 4)
  }

  /**
   * Scales to the planes of a JPEG, which have three eighths of the bytes of RGBA.
   *
   * @param part - as in `scale`
   * @returns planes in the layout of `i420`, in memory that the next call overwrites
   */
  scaleToI420(pixels: Pixels, width: number, height: number, part?: Rect): Uint8Array<ArrayBuffer> {
    const rgba = this.scale(pixels, width, height, undefined, part).byteOffset
    const count = width * height
    const chromaCount = Math.ceil(width / 2) * Math.ceil(height / 2)
    const luma = align(rgba + 4 * count + MARGIN)
    const blue = luma + count
    const red = blue + chromaCount
    // Red is moved to its place afterwards, because the last vector of blue is written past its end.
    const redAside = align(red + chromaCount + MARGIN)
    this.#memory.ensureCapacity(redAside + chromaCount + MARGIN)
    const { bytes } = this.#memory
    this.#exports.toLuma(rgba, count, luma)
    this.#exports.toChroma(rgba, width, height, blue, redAside)
    bytes.copyWithin(red, redAside, redAside + chromaCount)
    return bytes.subarray(luma, red + chromaCount)
  }

  #scalePlanes(
    { width, height, chromaWidth, chromaHeight, planes }: PlanarPixels,
    { out, width: outWidth, height: outHeight, tables, rows }: Target,
    part: Rect | undefined,
  ): void {
    const halved = ({ offset, stride }: Plane, size: Size) => {
      const plane = { from: SOURCE + offset, stride, ...size, bytes: 1 }
      const covered = {
        width: coveredBy(size.width, width),
        height: coveredBy(size.height, height),
      }
      return this.#halve(partOfRows(plane, covered, part), outWidth, outHeight)
    }
    const chroma = { width: chromaWidth, height: chromaHeight }
    const luma = halved(planes[0], { width, height })
    const blue = halved(planes[1], chroma)
    const red = halved(planes[2], chroma)
    const isFitted =
      part === undefined &&
      luma.width === outWidth &&
      luma.height === outHeight &&
      blue.width === Math.ceil(outWidth / 2) &&
      blue.height === Math.ceil(outHeight / 2)
    const ofLuma = [luma.from, luma.stride, luma.width, luma.height]
    const ofChroma = [blue.from, red.from, blue.stride, blue.width, blue.height]
    if (isFitted) this.#exports.paintPlanes(...ofLuma, ...ofChroma, out, rows)
    else
      this.#exports.scalePlanes(
        ...ofLuma,
        ...stretchesOf(luma),
        ...ofChroma,
        ...stretchesOf(blue),
        out,
        outWidth,
        outHeight,
        tables,
        rows,
      )
  }

  #scalePacked(pixels: PackedPixels, target: Target, part: Rect | undefined): void {
    const bytes = BYTES_PER_PIXEL[pixels.order]
    const [red, blue] = pixels.order === 'rgba' ? [0, 2] : pixels.order === 'gray' ? [0, 0] : [2, 0]
    const rows = this.#halve(partOfRows(rowsOf(pixels), pixels, part), target.width, target.height)
    this.#exports.scalePacked(
      rows.from,
      rows.stride,
      rows.width,
      rows.height,
      ...stretchesOf(rows),
      bytes,
      red,
      blue,
      target.out,
      target.width,
      target.height,
      target.tables,
      target.rows,
    )
  }

  /** Halves until it is less than twice as large as its tile in one direction, so that bilinear scaling skips no pixels. */
  #halve(rows: SourceRows, outWidth: number, outHeight: number): SourceRows {
    let halved = rows
    while (
      halved.width >= MIN_HALVED_WIDTH &&
      halved.across.length >= 2 * outWidth &&
      halved.down.length >= 2 * outHeight
    )
      halved = this.#halveOnce(halved)
    return halved
  }

  #halveOnce({ from, stride, width, height, bytes, across, down }: SourceRows): SourceRows {
    this.#exports.halve(from, stride, width, height, bytes)
    return {
      from,
      stride: (width >> 1) * bytes,
      width: width >> 1,
      height: height >> 1,
      bytes,
      across: halfOf(across, width),
      down: halfOf(down, height),
    }
  }
}

/** Of `count` pixels, the last one is left out when they are halved and their number is odd. */
function halfOf({ start, length }: Stretch, count: number): Stretch {
  const half = count >> 1
  return { start: (start * half) / count, length: (length * half) / count }
}

/** How many of a plane's pixels show the picture: of an odd number of pixels, the last pixel of halved chroma shows only one. */
function coveredBy(ofPlane: number, ofPicture: number): number {
  return ofPlane === ofPicture ? ofPicture : ofPicture / 2
}

/**
 * A part of the rows, with the neighbours of its outermost pixels.
 *
 * @param covered - the pixels of the rows that show the picture
 */
function partOfRows(
  rows: Omit<SourceRows, 'across' | 'down'>,
  covered: Size,
  part: Rect | undefined,
): SourceRows {
  const { from, stride, width, height, bytes } = rows
  if (part === undefined)
    return {
      ...rows,
      across: { start: 0, length: covered.width },
      down: { start: 0, length: covered.height },
    }
  const [x, y] = [covered.width / width, covered.height / height]
  const across = stretchOf(part.x * x, part.width * x, width)
  const down = stretchOf(part.y * y, part.height * y, height)
  return {
    from: from + down.first * stride + across.first * bytes,
    stride,
    width: across.count,
    height: down.count,
    bytes,
    across,
    down,
  }
}

/** Starts and spans, with 16 fractional bits. */
function stretchesOf({ across, down }: SourceRows): readonly number[] {
  return [across.start, across.length, down.start, down.length].map((pixels) =>
    Math.round(pixels * 0x10000),
  )
}

/** The rows of packed pixels at the offset where `scale` copies them. */
function rowsOf({ width, height, order }: PackedPixels): Omit<SourceRows, 'across' | 'down'> {
  const bytes = BYTES_PER_PIXEL[order]
  return { from: SOURCE, stride: width * bytes, width, height, bytes }
}
