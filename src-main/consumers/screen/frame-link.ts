/** Where a screen's frames go, and what it cost. */
import type { FrameMessage } from '../../contract/frame.ts'

/** One window's painter. */
export interface FrameLink {
  /** Must be done with the frame's bytes when it returns. */
  send(frame: FrameMessage): void
}

/**
 * What a window cost: its screen since it was opened, its painter since its page was loaded. Tests read it, so that work
 * that nobody sees fails one.
 */
export interface Work {
  /** Frames that crossed to a painter. */
  readonly sent: number
  /** Pictures that a painter decoded, or tried to. */
  readonly decoded: number
  /** Those of them that the browser's own decoders took. */
  readonly byBrowser: number
  /** Tiles that a painter drew; more than frames when the layout changed. */
  readonly tilesDrawn: number
  /** The most frames that were on their way to a painter at one time. */
  readonly mostInFlight: number
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
