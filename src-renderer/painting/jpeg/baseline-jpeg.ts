/**
 * What a JPEG's segments say, of the kind that cameras and OpenCV write: baseline, Huffman codes, one scan, gray or
 * JFIF's colours. Anything else is left to the browser's decoder. Pure. Source: ITU-T T.81, annex B.
 */

/** A part of the JPEG's bytes. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface JpegComponent {
  /** Blocks in a unit. */
  readonly across: number
  readonly down: number
  /** Which of the tables are its own. */
  readonly numbers: number
  readonly means: number
  readonly others: number
}

export interface BaselineJpeg {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Luma; and blue and red, unless it is gray. */
  readonly components: readonly JpegComponent[]
  /** Of DQT segments: 64 numbers, of two bytes each when there are 128. */
  readonly numbers: readonly (Span | undefined)[]
  /** Of DHT segments: 16 counts and the symbols, for blocks' means and for their other coefficients. */
  readonly means: readonly (Span | undefined)[]
  readonly others: readonly (Span | undefined)[]
  /** Units from one restart to the next; 0 for none. */
  readonly interval: number
  /** Where the scan begins. */
  readonly scan: number
}

/** Segments before the scan; a colour profile, which alone may have more, is none of ours. */
const MAX_SEGMENTS = 64
const COEFFICIENTS = 64
const LENGTHS = 16

const DHT = 0xc4
const DQT = 0xdb
const DRI = 0xdd
const SOF0 = 0xc0
const SOS = 0xda
const APP2 = 0xe2
const APP14 = 0xee
const FIRST_APP = 0xe0
const LAST_APP = 0xef
const COM = 0xfe

/** `undefined` when it is of another kind, or damaged before its scan. */
export function readBaselineJpeg(bytes: Uint8Array): BaselineJpeg | undefined {
  try {
    return new SegmentReader(bytes).read()
  } catch (error) {
    if (error instanceof RangeError) return undefined // Cut off: DataView read past the end.
    throw error
  }
}

interface Frame {
  readonly width: number
  readonly height: number
  readonly ids: readonly number[]
  readonly components: readonly Omit<JpegComponent, 'means' | 'others'>[]
}

class SegmentReader {
  readonly #view: DataView
  readonly #numbers: (Span | undefined)[] = []
  readonly #means: (Span | undefined)[] = []
  readonly #others: (Span | undefined)[] = []
  #interval = 0
  #frame: Frame | undefined

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#view = new DataView(buffer, byteOffset, byteLength)
  }

  read(): BaselineJpeg | undefined {
    let offset = 2
    for (let segment = 0; segment < MAX_SEGMENTS; segment++) {
      if (this.#view.getUint8(offset) !== 0xff) return undefined
      const marker = this.#view.getUint8(offset + 1)
      const span = { from: offset + 4, to: offset + 2 + this.#view.getUint16(offset + 2) }
      if (marker === SOS) return this.#readScan(span)
      if (!this.#take(marker, span)) return undefined
      offset = span.to
    }
    return undefined
  }

  /** Whether the segment is of a kind that is known. */
  #take(marker: number, span: Span): boolean {
    switch (marker) {
      case DQT:
        return this.#readNumbers(span)
      case DHT:
        return this.#readCodes(span)
      case SOF0:
        return this.#readFrame(span)
      case DRI:
        this.#interval = this.#view.getUint16(span.from)
        return true
      case APP2:
        return !this.#begins(span, 'ICC_PROFILE')
      case APP14:
        // Adobe's own segment says whether the colours are JFIF's.
        return !this.#begins(span, 'Adobe') || this.#view.getUint8(span.from + 11) === 1
      default:
        return (marker >= FIRST_APP && marker <= LAST_APP) || marker === COM
    }
  }

  #begins({ from }: Span, letters: string): boolean {
    for (let i = 0; i < letters.length; i++)
      if (this.#view.getUint8(from + i) !== letters.charCodeAt(i)) return false
    return true
  }

  #readNumbers({ from, to }: Span): boolean {
    let at = from
    while (at < to) {
      const kind = this.#view.getUint8(at)
      const span = { from: at + 1, to: at + 1 + COEFFICIENTS * (kind >> 4 === 0 ? 1 : 2) }
      if (kind >> 4 > 1 || (kind & 15) > 3) return false
      this.#numbers[kind & 15] = span
      at = span.to
    }
    return at === to
  }

  #readCodes({ from, to }: Span): boolean {
    let at = from
    while (at < to) {
      const kind = this.#view.getUint8(at)
      let symbols = 0
      for (let i = 1; i <= LENGTHS; i++) symbols += this.#view.getUint8(at + i)
      const span = { from: at + 1, to: at + 1 + LENGTHS + symbols }
      if (kind >> 4 > 1 || (kind & 15) > 1 || symbols > 256) return false
      const tables = kind >> 4 === 0 ? this.#means : this.#others
      tables[kind & 15] = span
      at = span.to
    }
    return at === to
  }

  #readFrame({ from, to }: Span): boolean {
    const view = this.#view
    const count = view.getUint8(from + 5)
    if (this.#frame !== undefined || view.getUint8(from) !== 8) return false
    if ((count !== 1 && count !== 3) || to !== from + 6 + 3 * count) return false
    const ids: number[] = []
    const components: Frame['components'][number][] = []
    for (let at = from + 6; at < to; at += 3) {
      const sampling = view.getUint8(at + 1)
      ids.push(view.getUint8(at))
      components.push({
        across: sampling >> 4,
        down: sampling & 15,
        numbers: view.getUint8(at + 2),
      })
    }
    this.#frame = {
      height: view.getUint16(from + 1),
      width: view.getUint16(from + 3),
      ids,
      // Blocks of a lone component come one by one, whatever is said of them (A.2.2).
      components:
        count === 1 ? components.map((one) => ({ ...one, across: 1, down: 1 })) : components,
    }
    return isKnown(this.#frame)
  }

  #readScan({ from, to }: Span): BaselineJpeg | undefined {
    const view = this.#view
    const frame = this.#frame
    if (frame === undefined || to !== from + 4 + 2 * frame.ids.length) return undefined
    if (view.getUint8(from) !== frame.ids.length) return undefined
    // All 64 coefficients at once, in full: what baseline means.
    if (view.getUint16(to - 3) !== 63 || view.getUint8(to - 1) !== 0) return undefined
    const components = frame.components.map((component, index) => {
      const tables = view.getUint8(from + 2 + 2 * index)
      return { ...component, means: tables >> 4, others: tables & 15 }
    })
    const isWhole = components.every(
      ({ numbers, means, others }, index) =>
        view.getUint8(from + 1 + 2 * index) === frame.ids[index] &&
        this.#numbers[numbers] !== undefined &&
        this.#means[means] !== undefined &&
        this.#others[others] !== undefined,
    )
    if (!isWhole) return undefined
    return {
      width: frame.width,
      height: frame.height,
      components,
      numbers: this.#numbers,
      means: this.#means,
      others: this.#others,
      interval: this.#interval,
      scan: to,
    }
  }
}

/** Chroma of luma's size, or of half of it in one direction or both. A size of 0 is told after the scan. */
function isKnown({ width, height, ids, components: [luma, ...chroma] }: Frame): boolean {
  if (luma === undefined || width === 0 || height === 0) return false
  // Without a word of Adobe's, these ids are those of plain colours.
  if (String.fromCharCode(...ids) === 'RGB') return false
  return (
    [1, 2].includes(luma.across) &&
    [1, 2].includes(luma.down) &&
    chroma.every(({ across, down }) => across === 1 && down === 1)
  )
}
