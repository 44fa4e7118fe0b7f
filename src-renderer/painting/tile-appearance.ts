/** The appearance of a tile's picture: dimmed, turned, mirrored, zoomed, cut. */
import type { CameraState } from '../../src-main/contract/camera.ts'
import type { PictureNeed, Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import type { CameraTurn } from '../../src-main/features/turn/contract.ts'
import { isSamePart, partWithin, WHOLE } from '../../src-main/pixels/part.ts'
import type { Pixels } from '../../src-main/pixels/pixels.ts'
import type { Dimming, Scaler } from '../../src-main/pixels/scaler.ts'

/** A frozen picture may still be true. */
export type TileLook = CameraState | 'frozen'

export interface TileAppearance {
  /** The picture of a frozen camera is dimmed a little, that of a stalled one more, that of a gone one to nearly black. */
  readonly state: TileLook
  /** Missing when the picture is shown as sent. */
  readonly turn?: CameraTurn
  /** The part of the picture as sent that is shown, from 0 to 1. Missing when all of it is. */
  readonly part?: Rect
  /** Since when its picture is kept, in milliseconds since the epoch. Missing when newer pictures are shown. */
  readonly frozenSince?: number
}

/** The last picture of a camera that is not live is dimmed, so that it cannot be mistaken for a live one. */
const DIMMINGS: Readonly<Record<TileLook, Dimming | undefined>> = {
  live: undefined,
  frozen: { saturation: 128, brightness: 190 },
  stalled: { saturation: 64, brightness: 140 },
  gone: { saturation: 0, brightness: 56 },
}

/** The size of a picture before it is turned, from its size after that; and the reverse. */
export function pictureSize({ width, height }: Size, { turn }: Pick<TileAppearance, 'turn'>): Size {
  const isOnItsSide = turn !== undefined && turn.quarters % 2 === 1
  return isOnItsSide ? { width: height, height: width } : { width, height }
}

/** The part of a picture that is shown: all of it unless given. */
export function shownPart(part: Rect | undefined): Rect {
  return part ?? WHOLE
}

/** The size of the part of a picture that is shown, in its own pixels, after turning. */
export function shownSize({ width, height }: Size, appearance: TileAppearance): Size {
  const part = shownPart(appearance.part)
  return pictureSize({ width: part.width * width, height: part.height * height }, appearance)
}

/** What of a picture a tile needs. @param tile - its size in device pixels */
export function pictureNeed(tile: Size, appearance: TileAppearance): PictureNeed {
  const size = pictureSize(tile, appearance)
  return appearance.part === undefined ? size : { ...size, part: appearance.part }
}

/**
 * Makes the pixels of a tile. While the pixels of its part are not there yet, those that are there are shown.
 *
 *
 * @param tile - its size in device pixels
 * @returns RGBA, in memory that the next call overwrites
 */
export function tilePixels(
  scaler: Scaler,
  pixels: Pixels,
  tile: Size,
  appearance: TileAppearance,
): Uint8ClampedArray<ArrayBuffer> {
  const size = pictureSize(tile, appearance)
  const part =
    appearance.part === undefined && pixels.part === undefined
      ? undefined
      : partWithin(shownPart(pixels.part), shownPart(appearance.part))
  // A frozen picture is marked as such, and was not live anyway.
  const dimming = appearance.frozenSince === undefined ? DIMMINGS[appearance.state] : undefined
  const scaled = scaler.scale(pixels, size.width, size.height, dimming, part)
  return appearance.turn === undefined ? scaled : turned(scaled, size, appearance.turn)
}

export function isSameAppearance(a: TileAppearance, b: TileAppearance): boolean {
  return (
    a.state === b.state &&
    a.turn?.quarters === b.turn?.quarters &&
    a.turn?.mirrored === b.turn?.mirrored &&
    isSamePart(a.part, b.part) &&
    a.frozenSince === b.frozenSince
  )
}

/** Grows to the size of the largest turned tile. */
let turnedPixels = new Uint32Array(0)

/** Mirrors RGBA left to right, then turns it clockwise. */
function turned(
  { buffer, byteOffset }: Uint8ClampedArray<ArrayBuffer>,
  size: Size,
  turn: CameraTurn,
): Uint8ClampedArray<ArrayBuffer> {
  const count = size.width * size.height
  const from = new Uint32Array(buffer, byteOffset, count)
  if (turnedPixels.length < count) turnedPixels = new Uint32Array(count)
  const { start, right, down } = stepsOf(size, turn)
  const { width, height } = pictureSize(size, { turn })
  let to = 0
  for (let y = 0; y < height; y++) {
    let at = start + y * down
    for (let x = 0; x < width; x++) {
      turnedPixels[to++] = from[at] ?? 0
      at += right
    }
  }
  return new Uint8ClampedArray(turnedPixels.buffer, 0, 4 * count)
}

/** The index of the tile's first pixel in the picture, and the steps to the pixel right of it and below it. */
function stepsOf({ width, height }: Size, { quarters, mirrored }: CameraTurn) {
  const across = mirrored ? -1 : 1
  const left = mirrored ? width - 1 : 0
  const rightmost = left + across * (width - 1)
  const lastRow = width * (height - 1)
  switch (quarters) {
    case 0:
      return { start: left, right: across, down: width }
    case 1:
      return { start: left + lastRow, right: -width, down: across }
    case 2:
      return { start: rightmost + lastRow, right: -across, down: -width }
    case 3:
      return { start: rightmost, right: width, down: -across }
  }
}
