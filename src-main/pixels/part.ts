/** Parts of a picture: which one is needed, how large, and which pixels it takes. Pure. */
import type { PictureNeed, Size } from '../contract/frame.ts'
import type { Rect } from '../contract/rect.ts'
import { isSmaller } from './divisor.ts'

/** All of a picture, whose sides are 1. */
export const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 }

/** Floating-point numbers that should be equal differ by less; a pixel of the widest picture is larger. */
const ROUNDED = 1e-6

/** A part of a row or a column of pixels. */
export interface Stretch {
  /** In pixels from the first one. */
  readonly start: number
  readonly length: number
}

/** Whole pixels, and the stretch within them. */
export interface CutStretch extends Stretch {
  readonly first: number
  readonly count: number
}

/**
 * The pixels of a part of a row, with the neighbours of the outermost ones, with which they are interpolated.
 *
 * @param from - the beginning of the part, from 0 to 1
 * @param share - its length, from 0 to 1
 * @param count - pixels of the row
 * @param step - the first pixel and the end are at multiples of this, except for the end of the row
 */
export function stretchOf(from: number, share: number, count: number, step = 1): CutStretch {
  const start = from * count
  const length = share * count
  const first = Math.max(0, Math.floor((start - 1 + ROUNDED) / step) * step)
  const end = Math.min(count, Math.ceil((start + length + 1 - ROUNDED) / step) * step)
  return { first, count: end - first, start: start - first, length }
}

/**
 * The pixels that show a part of a picture.
 *
 * @param step - columns and rows by which the edges may lie
 * @returns columns and rows of the picture
 */
export function pixelsOfPart(part: Rect, { width, height }: Size, step = 1): Rect {
  const across = stretchOf(part.x, part.width, width, step)
  const down = stretchOf(part.y, part.height, height, step)
  return { x: across.first, y: down.first, width: across.count, height: down.count }
}

/** Pixels of a picture as a part of it. */
export function partOfPixels({ x, y, width, height }: Rect, picture: Size): Rect {
  return {
    x: x / picture.width,
    y: y / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  }
}

/** A need of all of the picture, in the same size. */
export function sizeOf({ width, height }: PictureNeed): Size {
  return { width, height }
}

/** The size that the whole picture has where the part has the needed one. */
export function wholeSize({ width, height, part }: PictureNeed): Size {
  return part === undefined
    ? { width, height }
    : { width: width / part.width, height: height / part.height }
}

/**
 * The size and the part in which a picture is passed on for a need. It is never enlarged, since that only makes more bytes.
 *
 * @returns `undefined` if that is the picture as it is
 */
export function fitToNeed(picture: Size, need: PictureNeed): PictureNeed | undefined {
  const { width, height, part } = need
  if (isSmaller(wholeSize(need), picture))
    return part === undefined ? { width, height } : { width, height, part }
  if (part === undefined) return undefined
  const pixels = pixelsOfPart(part, picture)
  return { width: pixels.width, height: pixels.height, part: partOfPixels(pixels, picture) }
}

/** Whether a tile needs no more pixels of a picture than there are. @param picture - its size as sent */
export function isEnough(pixels: PictureNeed, picture: Size, need: PictureNeed): boolean {
  if (!contains(pixels.part ?? WHOLE, need.part ?? WHOLE)) return false
  const [there, needed] = [wholeSize(pixels), wholeSize(need)]
  return (
    there.width >= Math.min(needed.width, picture.width) - ROUNDED &&
    there.height >= Math.min(needed.height, picture.height) - ROUNDED
  )
}

/** What serves both needs: the smallest part that contains both, large enough for each. */
export function mergeNeeds(a: PictureNeed, b: PictureNeed): PictureNeed {
  const width = Math.max(a.width, b.width)
  const height = Math.max(a.height, b.height)
  if (isSamePart(a.part, b.part))
    return a.part === undefined ? { width, height } : { width, height, part: a.part }
  const part = boundsOf(a.part ?? WHOLE, b.part ?? WHOLE)
  const wholes = [wholeSize(a), wholeSize(b)]
  const size = {
    width: Math.ceil(part.width * Math.max(...wholes.map((whole) => whole.width)) - ROUNDED),
    height: Math.ceil(part.height * Math.max(...wholes.map((whole) => whole.height)) - ROUNDED),
  }
  return isSamePart(part, WHOLE) ? size : { ...size, part }
}

export function isSamePart(a: Rect | undefined, b: Rect | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Whether a part contains another one. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x + ROUNDED &&
    outer.y <= inner.y + ROUNDED &&
    outer.x + outer.width >= inner.x + inner.width - ROUNDED &&
    outer.y + outer.height >= inner.y + inner.height - ROUNDED
  )
}

/**
 * A part of a picture as a part of those pixels of it that are there.
 *
 * @param there - the part that is there; what of `part` is outside of it is moved inside or, if it is too large, left out
 * @returns `undefined` if it is all that is there
 */
export function partWithin(there: Rect, part: Rect): Rect | undefined {
  const width = Math.min(1, part.width / there.width)
  const height = Math.min(1, part.height / there.height)
  const x = Math.max(0, Math.min((part.x - there.x) / there.width, 1 - width))
  const y = Math.max(0, Math.min((part.y - there.y) / there.height, 1 - height))
  const within = { x, y, width, height }
  return contains(within, WHOLE) ? undefined : within
}

function boundsOf(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
