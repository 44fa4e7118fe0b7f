/** Where a screen's frames go, and what screens cost together. */
import type { FrameMessage, Work } from '../../contract/frame.ts'

/** One window's painter. */
export interface FrameLink {
  /** Must be done with the frame's bytes when it returns. */
  send(frame: FrameMessage): void
}

export const NO_WORK: Work = { sent: 0, decoded: 0, byBrowser: 0, tilesDrawn: 0, mostInFlight: 0 }

/** Of several windows together. */
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
