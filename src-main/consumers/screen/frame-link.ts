/** The connection between a screen and its painter, and the sum of the work of several screens. */
import type { FrameMessage, Work } from '../../contract/frame.ts'

/** Sends frames to the painter of one window. */
export interface FrameLink {
  /** Must not use the frame's bytes after it returns. */
  send(frame: FrameMessage): void
}

export const NO_WORK: Work = { sent: 0, decoded: 0, byBrowser: 0, tilesDrawn: 0, mostInFlight: 0 }

/** The work of several windows together. */
export function sumOfWork(works: readonly Work[]): Work {
  return works.reduce(
    (sum, work) => ({
      sent: sum.sent + work.sent,
      decoded: sum.decoded + work.decoded,
      byBrowser: sum.byBrowser + work.byBrowser,
      tilesDrawn: sum.tilesDrawn + work.tilesDrawn,
      mostInFlight: Math.max(sum.mostInFlight, work.mostInFlight),
    }),
    NO_WORK,
  )
}
