/**
 * The outcome of a frame over all windows. It is settled once: painted when the first window has painted the frame, dropped
 * when a newer frame has arrived and no window can paint it any more. It is unchanged when one window showed its picture already.
 */
import type { Message } from '../contract/text/text.ts'

export type Outcome =
  /** `at` in milliseconds since the epoch. */
  | { readonly kind: 'painted'; readonly at: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'undecodable'; readonly why: Message }

const DROPPED: Outcome = { kind: 'dropped' }

export class FrameOutcome {
  readonly #settled: (outcome: Outcome) => void
  /** Windows that have the frame and have not reported an outcome. */
  #pending = 0
  #isNewest = true
  #isSettled = false

  /** @param settled - called once */
  constructor(settled: (outcome: Outcome) => void) {
    this.#settled = settled
  }

  /** Whether it is still its camera's newest frame. */
  get isNewest(): boolean {
    return this.#isNewest
  }

  /** Call it when a window has taken the frame; `end` must follow. */
  begin(): void {
    this.#pending += 1
  }

  /** Call it when that window has reported its outcome. */
  end(outcome: Outcome): void {
    this.#pending -= 1
    if (outcome.kind !== 'dropped') this.#settle(outcome)
    else if (this.#isOver) this.#settle(DROPPED)
  }

  /** Call it when a newer frame of the camera has arrived. */
  overtake(): void {
    this.#isNewest = false
    if (this.#isOver) this.#settle(DROPPED)
  }

  /** Call it when the camera is removed: the outcome is settled now. */
  abandon(): void {
    this.#isNewest = false
    this.#settle(DROPPED)
  }

  get #isOver(): boolean {
    return this.#pending === 0 && !this.#isNewest
  }

  #settle(outcome: Outcome): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#settled(outcome)
  }
}
