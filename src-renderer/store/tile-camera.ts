/** The cameras that have a tile, and what decides how their tiles lie. Changes seldom, unlike their numbers. */
import type { CameraState, CameraStatus } from '../../src-main/contract/camera.ts'

export interface TileCamera {
  readonly name: string
  readonly state: CameraState
  /** Size of its picture in pixels. */
  readonly width: number
  readonly height: number
}

/**
 * A camera has a tile from its first picture on.
 *
 * @param previous - given back itself when nothing that counts has changed, so that nothing is laid out anew
 */
export function tileCameras(
  cameras: readonly CameraStatus[],
  previous: readonly TileCamera[],
): readonly TileCamera[] {
  const next = cameras
    .filter(({ received, width, height }) => received > 0 && width > 0 && height > 0)
    .map(({ name, state, width, height }) => ({ name, state, width, height }))
  const isSame =
    next.length === previous.length && next.every((one, i) => isEqual(one, previous[i]))
  return isSame ? previous : next
}

function isEqual(a: TileCamera, b: TileCamera | undefined): boolean {
  return a.name === b?.name && a.state === b.state && a.width === b.width && a.height === b.height
}
