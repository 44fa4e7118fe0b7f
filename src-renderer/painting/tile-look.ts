/** How a tile's picture is shown, and how that is done to its pixels. */
import type { CameraState } from '../../src-main/contract/camera.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import type { CameraTurn } from '../../src-main/features/turn/contract.ts'
import type { Pixels } from '../../src-main/pixels/pixels.ts'
import type { Dimming, Scaler } from '../../src-main/pixels/scaler.ts'

export interface TileLook {
  /** Stalled pictures are dimmed, gone ones nearly black. */
  readonly state: CameraState
  /** Missing where the picture is shown as it was sent. */
  readonly turn?: CameraTurn
}

/** The last picture of a camera that is not live, dimmed so that nobody takes it for a live one. */
const DIMMINGS: Readonly<Record<CameraState, Dimming | undefined>> = {
  live: undefined,
  stalled: { saturation: 64, brightness: 140 },
  gone: { saturation: 0, brightness: 56 },
}

/** The size that a picture has before it is turned; also the other way round. */
export function pictureSize({ width, height }: Size, { turn }: TileLook): Size {
  const isOnItsSide = turn !== undefined && turn.quarters % 2 === 1
  return isOnItsSide ? { width: height, height: width } : { width, height }
}

/**
 * A tile's pixels.
 *
 * @param tile - its size in device pixels
 * @returns RGBA, in memory that the next call uses again
 */
export function tilePixels(
  scaler: Scaler,
  pixels: Pixels,
  tile: Size,
  look: TileLook,
): Uint8ClampedArray<ArrayBuffer> {
  const size = pictureSize(tile, look)
  const scaled = scaler.scale(pixels, size.width, size.height, DIMMINGS[look.state])
  return look.turn === undefined ? scaled : turned(scaled, size, look.turn)
}

export function isSameLook(a: TileLook, b: TileLook): boolean {
  return (
    a.state === b.state &&
    a.turn?.quarters === b.turn?.quarters &&
    a.turn?.mirrored === b.turn?.mirrored
  )
}

/** Grows to the largest tile that is turned. */
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
  const { width, height } = pictureSize(size, { state: 'live', turn })
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

/** Where in the picture the tile's first pixel lies, and how far it is to the next one to the right, and below. */
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
