/** What the feed notices of a camera, from which its health is judged. */
import type { CameraState } from '../contract/camera.ts'

/** Durations are in milliseconds of the monotonic clock. */
export interface CameraSigns {
  readonly camera: string
  readonly state: CameraState
  /** Pictures that arrived. */
  readonly received: number
  /** Connections that its pictures came through so far. */
  readonly connections: number
  /** Since its newest picture. */
  readonly silentFor: number
  /** For how long no picture came as soon as usual; 0 for a camera that is not late. */
  readonly lateFor: number
  /** For how long its pictures have been the same, byte for byte; 0 if the newest two differ. */
  readonly unchangedFor: number
  /** Messages that could not be shown since its newest good picture. */
  readonly faults: number
  readonly isShared: boolean
  /** Its sender makes up names. */
  readonly isRenaming: boolean
  /** How long before it arrived the newest picture was sent, by the sender's clock; `undefined` if it does not say. */
  readonly sentBefore: number | undefined
}
