/** Small JPEGs of pictures, for lists of a page. */
import type { EncodedPicture, RawPicture } from '../../contract/frame.ts'
import type { ThumbnailJob } from './values-jobs.ts'

/**
 * Bytes up to which a JPEG is used as it was sent. A larger one is scaled: the 200 MB of events would otherwise hold only some
 * hundred moments of a camera that sends 640x480, and some thousand of scaled ones are worth more.
 */
export const MAX_OWN_BYTES = 24_000
/** Pixels of the longer side of one that is scaled: a person recognises what it shows. */
export const SCALED_SIDE = 320

/** Whether it needs no scaling. @param most - bytes of one that is small */
export function isSmallJpeg(
  picture: EncodedPicture | RawPicture,
  body: Uint8Array,
  most = MAX_OWN_BYTES,
): boolean {
  const isWhole = picture.kind === 'encoded' && picture.format === 'jpeg' && picture.cut !== true
  return isWhole && body.byteLength <= most
}

/** @param side - pixels of the longer side */
export function smallJpegJob(
  picture: EncodedPicture | RawPicture,
  body: Uint8Array<ArrayBuffer>,
  side = SCALED_SIDE,
): ThumbnailJob {
  return { kind: 'thumbnail', picture, body, side }
}

/** A data URL. */
export function jpegUrl(jpeg: Uint8Array | undefined): string | undefined {
  return jpeg && `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`
}
