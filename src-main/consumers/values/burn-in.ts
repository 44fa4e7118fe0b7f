/**
 * Burns the camera's name and the time into pictures, which become JPEGs. Decoding and encoding take milliseconds: it belongs into a
 * thread of its own.
 */
import jpegTurbo from '@julusian/jpeg-turbo'
import type { PastFrame } from '../../capture/past.ts'
import type { CameraValues } from '../../contract/camera-values.ts'
import {
  CAPTION_HEIGHT,
  TIME_CHARACTERS,
  type Captions,
  type DrawnText,
} from '../../contract/captions.ts'
import type { Size } from '../../contract/frame.ts'
import { localTime, zoneAt, zoneText } from '../../lib/iso-time.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { ArrayConverter } from '../../pixels/array-converter.ts'
import type { Pixels } from '../../pixels/pixels.ts'
import { makeScaler } from '../../pixels/scaler.ts'
import { decode, tonedPixels } from './values-jobs.ts'

/** Of 100. A second encoding is not to be seen. */
const QUALITY = 92
const BYTES_PER_PIXEL = 4
/** Of the picture's height, for each of the two lines. */
const LINE_SHARE = 1 / 26
/** Pixels. Smaller letters cannot be read; the time of a very small picture still has to fit in. */
const MIN_LINE_HEIGHT = 14

/** Heights of lines whose texts are kept: cameras of a wall send pictures of a few sizes. */
const MAX_HEIGHTS = 16

/** A text in the size of a picture. */
interface Fitted {
  readonly width: number
  readonly rgba: Uint8ClampedArray
}

export class BurnIn {
  readonly #names: ReadonlyMap<string, DrawnText>
  readonly #characters: readonly DrawnText[]
  /** Of a time in `CAPTION_HEIGHT`. */
  readonly #timeWidth: number
  readonly #values: ReadonlyMap<string, CameraValues>
  readonly #converter = new ArrayConverter()
  readonly #pictures = makeScaler()
  readonly #texts = makeScaler()
  /** By their height. */
  readonly #fitted = new Map<number, Map<DrawnText, Fitted>>()

  /** @param values - of the cameras whose values are shown otherwise than as sent */
  constructor({ names, characters }: Captions, values: ReadonlyMap<string, CameraValues>) {
    this.#values = values
    this.#names = new Map(names.map(({ camera, drawn }) => [camera, drawn]))
    this.#characters = characters
    this.#timeWidth = sum(this.#textOf(timeText(0)).map(({ width }) => width))
  }

  /**
   * The frame with a JPEG of its own in place of its picture. Times and fields stay.
   *
   * @returns the same frame if that is not possible: its picture is damaged, turned by its EXIF data, or of a format that only the
   * page decodes
   */
  burnt(frame: PastFrame): PastFrame {
    const { array: _array, picture: sent, ...others } = frame
    // The decoder does not turn it, and its JPEG would not say that it is to be turned.
    if (sent.kind === 'encoded' && sent.turned !== undefined) return frame
    const { width, height } = sent
    try {
      const body = this.#jpegOf(frame)
      return { ...others, picture: { kind: 'encoded', format: 'jpeg', width, height }, body }
    } catch {
      return frame
    }
  }

  /** @throws Error if the picture cannot be decoded, or is too large for a JPEG */
  #jpegOf(frame: PastFrame): Uint8Array<ArrayBuffer> {
    const { width, height } = frame.picture
    const rgba = this.#pictures.scale(this.#pixelsOf(frame), width, height)
    this.#draw(rgba, frame)
    const jpeg = jpegTurbo.compressSync(
      Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength),
      {
        width,
        height,
        format: jpegTurbo.FORMAT_RGBA,
        subsampling: jpegTurbo.SAMP_420,
        quality: QUALITY,
      },
    )
    return Uint8Array.from(jpeg)
  }

  /** As the wall shows it. */
  #pixelsOf(frame: PastFrame): Pixels {
    const decoded = decode(frame)
    const values = this.#values.get(frame.camera)
    return values === undefined
      ? this.#converter.toPixels(decoded.array, decoded.body)
      : tonedPixels(decoded, values)
  }

  /** The name in the upper left corner, the time below it. */
  #draw(rgba: Uint8ClampedArray, { camera, time, picture }: PastFrame): void {
    const lineHeight = this.#lineHeight(picture)
    const name = this.#names.get(camera)
    const lines = [name === undefined ? [] : [name], this.#textOf(timeText(time))]
    for (const [line, texts] of lines.entries()) {
      let left = 0
      for (const text of texts) {
        const fitted = this.#fit(text, lineHeight)
        copyInto(rgba, picture, fitted, { left, top: line * lineHeight, height: lineHeight })
        left += fitted.width
      }
    }
  }

  #lineHeight({ width, height }: Size): number {
    const wanted = Math.max(MIN_LINE_HEIGHT, Math.round(height * LINE_SHARE))
    const fitting = Math.floor((CAPTION_HEIGHT * width) / this.#timeWidth)
    return Math.max(1, Math.min(wanted, fitting, Math.floor(height / 2)))
  }

  #textOf(text: string): readonly DrawnText[] {
    return Array.from(text).flatMap(
      (letter) => this.#characters[TIME_CHARACTERS.indexOf(letter)] ?? [],
    )
  }

  #fit(drawn: DrawnText, height: number): Fitted {
    const ofHeight = this.#fitted.get(height) ?? new Map<DrawnText, Fitted>()
    this.#fitted.set(height, ofHeight)
    keepNewest(this.#fitted, MAX_HEIGHTS)
    const known = ofHeight.get(drawn)
    if (known !== undefined) return known
    const width = Math.max(1, Math.floor((drawn.width * height) / CAPTION_HEIGHT))
    const pixels = {
      kind: 'packed',
      order: 'gray',
      width: drawn.width,
      height: CAPTION_HEIGHT,
      data: drawn.gray,
    } as const
    const fitted = { width, rgba: this.#texts.scale(pixels, width, height).slice() }
    ofHeight.set(drawn, fitted)
    return fitted
  }
}

/** Local, with its zone, such as ` 2026-11-26 17:03:59.123 +01:00 `. @param at - milliseconds since the epoch */
function timeText(at: number): string {
  const zone = zoneAt(at)
  return ` ${localTime(at, zone).replace('T', ' ')} ${zoneText(zone, ':')} `
}

/** What is beyond the right edge is left out. */
function copyInto(
  rgba: Uint8ClampedArray,
  picture: Size,
  { width, rgba: text }: Fitted,
  { left, top, height }: { readonly left: number; readonly top: number; readonly height: number },
): void {
  const columns = Math.min(width, picture.width - left)
  if (columns <= 0) return
  for (let y = 0; y < height; y++) {
    const from = y * width * BYTES_PER_PIXEL
    const row = text.subarray(from, from + columns * BYTES_PER_PIXEL)
    rgba.set(row, ((top + y) * picture.width + left) * BYTES_PER_PIXEL)
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
