/** Messages between the main process and the replay process. */
import type { HubPlace } from '../demo/hub-place.ts'
import type { ReplayReport } from '../app/report/report.ts'

/** From main to replay: begin at the beginning, in this pattern. */
export type ReplayOrder = HubPlace & {
  /** A recording, or a folder with recordings. */
  readonly path: string
  /** Begins again at the end. */
  readonly loops: boolean
  /** Goes into every header: see `ReplayClaim`. */
  readonly key: string
}

export type ReplayAnswer =
  /** The addresses of the publishers; none in REQ/REP. */
  | { readonly kind: 'publishers'; readonly publishers: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: ReplayReport }
  /** The last frame was sent. */
  | { readonly kind: 'ended'; readonly figures: ReplayReport }
  /** There is no recording at the path. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable'; readonly error: string }
