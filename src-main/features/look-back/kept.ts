/** What is kept of all cameras, in short. Pure. */
import type { TimeRange } from '../../capture/past.ts'
import type { KeptOfCamera } from '../../consumers/look-back/frame-ring.ts'
import type { LookBackKept } from './contract.ts'

export function summaryOf(
  kept: readonly KeptOfCamera[],
  range: TimeRange | undefined,
  bytes: number,
): LookBackKept {
  return {
    range,
    bytes,
    frames: kept.reduce((sum, { frames }) => sum + frames, 0),
    cameras: kept.length,
    seconds: range === undefined ? 0 : secondsOf(kept, range),
    mostSeconds: range === undefined ? 0 : (range.to - range.from) / 1000,
    begins: kept.map(({ from }) => from).sort((a, b) => a - b),
  }
}

/** A camera that sends for a short time only has not used up its memory, and says nothing about how far it reaches. */
function secondsOf(kept: readonly KeptOfCamera[], { from, to }: TimeRange): number {
  const cut = kept.filter(({ isCut }) => isCut).map((camera) => camera.from)
  return (to - Math.max(from, ...cut)) / 1000
}
