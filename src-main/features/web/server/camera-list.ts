/** The cameras as other programs see them: by an id that is safe in a path, whatever a sender calls itself. */
import { createHash } from 'node:crypto'
import type { CameraStatus } from '../../../contract/camera.ts'
import { isoTime } from '../../../lib/iso-time.ts'

/** Of base64url: 96 bits, so that no two names of a wall have the same. */
const ID_LENGTH = 16

/** The same in every run. */
export function cameraId(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, ID_LENGTH)
}

export interface ListedCamera {
  readonly id: string
  readonly name: string
  readonly state: CameraStatus['state']
  readonly width: number
  readonly height: number
  readonly format: string
  /** Frames a second that arrive. */
  readonly fps: number
  /** ISO 8601; missing before the first frame. */
  readonly lastFrameAt?: string
  readonly warnings: readonly string[]
  /** Paths on this server. */
  readonly jpg: string
  readonly mjpeg: string
}

export function listedCamera(camera: CameraStatus): ListedCamera {
  const { name, state, width, height, format, receivedFps, lastFrameAt, warnings } = camera
  const id = cameraId(name)
  return {
    ...{ id, name, state, width, height, format },
    fps: receivedFps,
    ...(lastFrameAt === 0 ? {} : { lastFrameAt: isoTime(lastFrameAt) }),
    warnings: warnings.map(({ code }) => code),
    jpg: `/cameras/${id}.jpg`,
    mjpeg: `/cameras/${id}.mjpeg`,
  }
}
