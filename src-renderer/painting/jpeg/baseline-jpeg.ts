/**
 * Parses the segments of a JPEG of the kind that cameras and OpenCV write: baseline, Huffman codes, one scan, gray or JFIF
 * colours. All others are left to the browser's decoder. Pure. Source: ITU-T T.81, annex B.
 */

/** A range of the JPEG's bytes. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface JpegComponent {
  /** Blocks per MCU. */
  readonly across: number
  readonly down: number
  /** Indices of its tables. */
  readonly quantisation: number
  readonly dc: number
  readonly ac: number
}

export interface BaselineJpeg {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Luma, and unless it is gray, blue and red chroma. */
  readonly components: readonly JpegComponent[]
  /** Quantisation tables of DQT segments: 64 entries, of two bytes each when the span has 128 bytes. */
  readonly quantisation: readonly (Span | undefined)[]
  /** Huffman tables of DHT segments, for DC and for AC coefficients: 16 counts and the symbols. */
  readonly dc: readonly (Span | undefined)[]
  readonly ac: readonly (Span | undefined)[]
  /** MCUs between restarts; 0 for none. */
  readonly interval: number
  /** Where the scan begins. */
  readonly scan: number
}

/** The most segments before the scan. Only colour profiles need more, and those are left to the browser. */
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

interface FrameHeader {
  readonly width: number
  readonly height: number
  readonly ids: readonly number[]
  readonly components: readonly Omit<JpegComponent, 'dc' | 'ac'>[]
}

class SegmentReader {
  readonly #view: DataView
  readonly #quantisation: (Span | undefined)[] = []
  readonly #dc: (Span | undefined)[] = []
  readonly #ac: (Span | undefined)[] = []
  #interval = 0
  #frame: FrameHeader | undefined

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

  /** Returns whether the segment is supported. */
  #take(marker: number, span: Span): boolean {
    switch (marker) {
      case DQT:
        return this.#readQuantisation(span)
      case DHT:
        return this.#readHuffmanCodes(span)
      case SOF0:
        return this.#readFrame(span)
      case DRI:
        this.#interval = this.#view.getUint16(span.from)
        return true
      case APP2:
        return !this.#begins(span, 'ICC_PROFILE')
      case APP14:
        // Adobe's segment says whether the colours are those of JFIF (YCbCr).
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

  #readQuantisation({ from, to }: Span): boolean {
    let at = from
    while (at < to) {
      const kind = this.#view.getUint8(at)
      const span = { from: at + 1, to: at + 1 + COEFFICIENTS * (kind >> 4 === 0 ? 1 : 2) }
      if (kind >> 4 > 1 || (kind & 15) > 3) return false
      this.#quantisation[kind & 15] = span
      at = span.to
    }
    return at === to
  }

  #readHuffmanCodes({ from, to }: Span): boolean {
    let at = from
    while (at < to) {
      const kind = this.#view.getUint8(at)
      let symbols = 0
      for (let i = 1; i <= LENGTHS; i++) symbols += this.#view.getUint8(at + i)
      const span = { from: at + 1, to: at + 1 + LENGTHS + symbols }
      if (kind >> 4 > 1 || (kind & 15) > 1 || symbols > 256) return false
      const tables = kind >> 4 === 0 ? this.#dc : this.#ac
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
    const components: FrameHeader['components'][number][] = []
    for (let at = from + 6; at < to; at += 3) {
      const sampling = view.getUint8(at + 1)
      ids.push(view.getUint8(at))
      components.push({
        across: sampling >> 4,
        down: sampling & 15,
        quantisation: view.getUint8(at + 2),
      })
    }
    this.#frame = {
      height: view.getUint16(from + 1),
      width: view.getUint16(from + 3),
      ids,
      // The MCU of a single component is one block, whatever its sampling factors are (A.2.2).
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
    // All 64 coefficients in one scan, at full precision: what baseline means.
    if (view.getUint16(to - 3) !== 63 || view.getUint8(to - 1) !== 0) return undefined
    const components = frame.components.map((component, index) => {
      const tables = view.getUint8(from + 2 + 2 * index)
      return { ...component, dc: tables >> 4, ac: tables & 15 }
    })
    const isWhole = components.every(
      ({ quantisation, dc, ac }, index) =>
        view.getUint8(from + 1 + 2 * index) === frame.ids[index] &&
        this.#quantisation[quantisation] !== undefined &&
        this.#dc[dc] !== undefined &&
        this.#ac[ac] !== undefined,
    )
    if (!isWhole) return undefined
    return {
      width: frame.width,
      height: frame.height,
      components,
      quantisation: this.#quantisation,
      dc: this.#dc,
      ac: this.#ac,
      interval: this.#interval,
      scan: to,
    }
  }
}

/** Supported: chroma of the size of luma, or half of it in one direction or both. A height of 0 is defined after the scan. */
function isKnown({ width, height, ids, components: [luma, ...chroma] }: FrameHeader): boolean {
  if (luma === undefined || width === 0 || height === 0) return false
  // Without Adobe's segment, these ids mean RGB.
  if (String.fromCharCode(...ids) === 'RGB') return false
  return (
    [1, 2].includes(luma.across) &&
    [1, 2].includes(luma.down) &&
    chroma.every(({ across, down }) => across === 1 && down === 1)
  )
}
