/** Counts the outcomes of the frames that one window took. */
import type { Outcome } from '../../feed/frame-outcome.ts'

export class OutcomeCounts {
  painted = 0
  unchanged = 0
  dropped = 0
  undecodable = 0

  count({ kind }: Outcome): void {
    this[kind] += 1
  }
}
