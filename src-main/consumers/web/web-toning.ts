/**
 * Makes JPEGs of what would cross to a window as pixels, which are ten times as many bytes: raw arrays, and toned pictures. On a
 * thin link, it makes smaller JPEGs of those that are much larger than their tiles.
 */
import type { ThumbnailJob } from '../values/values-jobs.ts'
import type { Picture, PictureNeed, RawPicture } from '../../contract/frame.ts'
import type { ToneableFrame, TonedContent, Toning } from '../../feed/toning.ts'
import { sizeOf, wholeSize } from '../../pixels/part.ts'
import type { EncodeJpeg } from './jpeg-pictures.ts'

/** Of 100: as good as the pictures of most cameras. */
const QUALITY = 80
/** A picture that is less than so many times as wide as it is needed has hardly fewer bytes when it is encoded again. */
const WORTH_SCALING = 1.5
/** Small pictures in flight: with 2 kB each, enough to fill a link of 1 Mbit/s while answers take 0.2 s. */
const MOST_ON_THIN_LINK = 12

export interface WebToningPlan {
  /** Of the windows. */
  readonly toning: Toning
  readonly encode: EncodeJpeg
  readonly isThin: () => boolean
}

export function webToning({ toning, encode, isThin }: WebToningPlan): Toning {
  return {
    tones: (facts) => {
      const { picture } = facts
      return picture.kind === 'raw' || toning.tones(facts) || (isThin() && isScalable(picture))
    },
    tone: async (frame, need) => {
      const { facts, body } = frame
      const { picture } = facts
      const isToned = toning.tones(facts)
      if (picture.kind === 'encoded' && !isToned && !isMuchLarger(picture, need))
        return { picture, body: body.slice() }
      const job = isToned ? await tonedJob(toning, frame, need) : thumbnailJob(picture, body, need)
      const size = sizeOf(picture)
      return { picture: { ...size, kind: 'encoded', format: 'jpeg' }, body: await encode(job) }
    },
    get mostInFlight() {
      return isThin() ? MOST_ON_THIN_LINK : undefined
    },
    follow: (changed) => toning.follow(changed),
  }
}

/** The encoder does not turn pictures, and ends at their end. */
function isScalable(picture: Picture): boolean {
  return (
    picture.kind === 'encoded' &&
    picture.format === 'jpeg' &&
    picture.turned === undefined &&
    picture.cut !== true
  )
}

function isMuchLarger(picture: Picture, need: PictureNeed | undefined): boolean {
  return need !== undefined && picture.width > WORTH_SCALING * wholeSize(need).width
}

/** Of the whole picture: a JPEG has no place for the part that it is of. */
function thumbnailJob(
  picture: ThumbnailJob['picture'],
  body: Uint8Array<ArrayBuffer>,
  need: PictureNeed | undefined,
): ThumbnailJob {
  const { width, height } = need === undefined ? picture : wholeSize(need)
  return { kind: 'thumbnail', picture, body, side: Math.max(1, width, height), quality: QUALITY }
}

async function tonedJob(
  toning: Toning,
  frame: ToneableFrame,
  need: PictureNeed | undefined,
): Promise<ThumbnailJob> {
  const toned = await toning.tone(frame, need === undefined ? undefined : wholeSize(need))
  return thumbnailJob(asArray(toned), toned.body, undefined)
}

/** Toned pictures have the order of OpenCV, or of a canvas if they are fitted. */
function asArray({ picture, fitted, body }: TonedContent): RawPicture {
  if (picture.kind === 'encoded') throw new Error('A toned picture is encoded.')
  const isOfCanvas = picture.pixels === 'rgba'
  if (isOfCanvas) swapRedAndBlue(body)
  return {
    ...sizeOf(fitted ?? picture),
    kind: 'raw',
    channels: isOfCanvas ? 4 : 3,
    values: { kind: 'uint', bytes: 1, isBigEndian: false },
  }
}

function swapRedAndBlue(pixels: Uint8Array): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const first = pixels[at] ?? 0
    pixels[at] = pixels[at + 2] ?? 0
    pixels[at + 2] = first
  }
}
