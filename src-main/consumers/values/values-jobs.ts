/** The jobs of the values worker, and their results. */
import jpegTurbo from '@julusian/jpeg-turbo'
import type { CameraValues } from '../../contract/camera-values.ts'
import type { EncodedPicture, PictureNeed, RawPicture } from '../../contract/frame.ts'
import type { TonedContent } from '../../feed/toning.ts'
import { ArrayConverter } from '../../pixels/array-converter.ts'
import { ArrayToner } from '../../pixels/array-toner.ts'
import { brightnessOf } from '../../pixels/brightness.ts'
import { levelsOf } from '../../pixels/measure.ts'
import { fitToNeed } from '../../pixels/part.ts'
import type { PackedPixels } from '../../pixels/pixels.ts'
import { makeScaler } from '../../pixels/scaler.ts'
import { withOrientation } from './exif.ts'
import { decodeForBrightness, decodeOriginal, type DecodedArray } from './decode-original.ts'

interface SentPicture {
  readonly picture: EncodedPicture | RawPicture
  /** As it was sent. */
  readonly body: Uint8Array<ArrayBuffer>
}

/** Makes what a page paints. */
export interface ToneJob extends SentPicture {
  readonly kind: 'tone'
  readonly values: CameraValues
  /** `undefined` if it is not known yet. */
  readonly need: PictureNeed | undefined
}

/** Decodes an encoded picture. */
export interface DecodeJob {
  readonly kind: 'decode'
  readonly picture: EncodedPicture
  readonly body: Uint8Array<ArrayBuffer>
}

/** Measures the brightness of an encoded picture. */
export interface BrightnessJob extends Omit<DecodeJob, 'kind'> {
  readonly kind: 'brightness'
}

/** Makes a JPEG, usually a small one. */
export interface ThumbnailJob extends SentPicture {
  readonly kind: 'thumbnail'
  /** Pixels of its longer side, at most. */
  readonly side: number
  /** Of 100; `THUMBNAIL_QUALITY` unless given. */
  readonly quality?: number
}

export type ValuesJob = ToneJob | DecodeJob | BrightnessJob | ThumbnailJob

export interface MeasuredBrightness {
  /** From 0 (black) to 1; `undefined` if it is not known. */
  readonly brightness: number | undefined
  /** How long that took, without the time for which it waited, in milliseconds. */
  readonly tookMs: number
}

/** @throws Error if the picture cannot be decoded */
export function measureBrightness({ picture, body }: BrightnessJob): MeasuredBrightness {
  const began = performance.now()
  const decoded = decodeForBrightness(picture, body)
  const brightness = brightnessOf(decoded.array, decoded.body)
  return { brightness, tookMs: performance.now() - began }
}

/** @throws Error if the picture cannot be decoded */
export function decode({ picture, body }: SentPicture): DecodedArray {
  return picture.kind === 'raw' ? { array: picture, body } : decodeOriginal(picture, body)
}

const converter = new ArrayConverter()
const toner = new ArrayToner()
const scaler = makeScaler()

/** @returns pixels of the array's size, in memory of their own */
export function tonedPixels({ array, body }: DecodedArray, values: CameraValues): PackedPixels {
  return toner.toPixels(array, body, { ...values, levels: levelsOf(values.levels, array, body) })
}

/**
 * Tones at full size and scales the colours then, so that no pixel is shown in a colour of values that it does not have but by
 * mixing its neighbours' colours. Not to the planes of a JPEG, whose chroma has half the resolution.
 *
 * @throws Error if the picture cannot be decoded
 */
export function toneFrame({ values, need, ...sent }: ToneJob): TonedContent {
  const decoded = decode(sent)
  const { array } = decoded
  const pixels = tonedPixels(decoded, values)
  const { width, height } = array
  const fitted = need === undefined ? undefined : fitToNeed(array, need)
  if (fitted === undefined)
    return { picture: { kind: 'packed', width, height, pixels: 'bgr' }, body: pixels.data }
  const scaled = scaler.scale(pixels, fitted.width, fitted.height, undefined, fitted.part)
  const picture = { kind: 'packed', width, height, pixels: 'rgba' } as const
  return { picture, fitted, body: Uint8Array.from(scaled) }
}

/** Of 100. The picture is small, and its details are not looked at. */
const THUMBNAIL_QUALITY = 75

/**
 * One that its EXIF orientation turns has that orientation, too.
 *
 * @throws Error if the picture cannot be decoded
 */
export function thumbnailOf({
  side,
  quality = THUMBNAIL_QUALITY,
  ...sent
}: ThumbnailJob): Uint8Array<ArrayBuffer> {
  const { array, body } = decode(sent)
  const scale = Math.min(1, side / Math.max(array.width, array.height))
  const width = Math.max(1, Math.round(array.width * scale))
  const height = Math.max(1, Math.round(array.height * scale))
  const { buffer, byteOffset, byteLength } = scaler.scale(
    converter.toPixels(array, body),
    width,
    height,
  )
  const jpeg = jpegTurbo.compressSync(Buffer.from(buffer, byteOffset, byteLength), {
    width,
    height,
    format: jpegTurbo.FORMAT_RGBA,
    subsampling: jpegTurbo.SAMP_420,
    quality,
  })
  const { picture } = sent
  return picture.kind === 'raw' || picture.turned === undefined
    ? Uint8Array.from(jpeg)
    : withOrientation(jpeg, picture.turned)
}
