/** A stretch of time of some cameras. */
import type { TimeRange } from '../../capture/past.ts'

/** Both times are known, in milliseconds since the epoch. */
export interface CameraStretch extends TimeRange {
  readonly cameras: readonly string[]
}
