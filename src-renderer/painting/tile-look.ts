/** How a tile's picture is shown, and how that is done to its pixels. */
import type { CameraState } from '../../src-main/contract/camera.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import type { Pixels } from '../../src-main/pixels/pixels.ts'
import type { Dimming, Scaler } from '../../src-main/pixels/scaler.ts'

export interface TileLook {
  /** Stalled pictures are dimmed, gone ones nearly black. */
  readonly state: CameraState
}

/** The last picture of a camera that is not live, dimmed so that nobody takes it for a live one. */
const DIMMINGS: Readonly<Record<CameraState, Dimming | undefined>> = {
  live: undefined,
  stalled: { saturation: 64, brightness: 140 },
  gone: { saturation: 0, brightness: 56 },
}

/**
 * A tile's pixels.
 *
 * @param size - of the tile in device pixels
 * @returns RGBA, in memory that the next call uses again
 */
export function tilePixels(
  scaler: Scaler,
  pixels: Pixels,
  { width, height }: Size,
  { state }: TileLook,
): Uint8ClampedArray<ArrayBuffer> {
  return scaler.scale(pixels, width, height, DIMMINGS[state])
}

export function isSameLook(a: TileLook, b: TileLook): boolean {
  return a.state === b.state
}
