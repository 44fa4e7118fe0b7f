/**
 * What becomes of a frame on all windows together. It is settled once: painted as soon as one window has painted it,
 * dropped when a newer one has come and no window can paint it any more.
 */

export type Outcome =
  /** `at` in milliseconds since the epoch. */
  | { readonly kind: 'painted'; readonly at: number }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'undecodable'; readonly why: string }

const DROPPED: Outcome = { kind: 'dropped' }

export class Fate {
  readonly #settled: (outcome: Outcome) => void
  /** Windows that have the frame and have not told what became of it. */
  #pending = 0
  #isNewest = true
  #isSettled = false

  /** @param settled - called once */
  constructor(settled: (outcome: Outcome) => void) {
    this.#settled = settled
  }

  /** Whether no newer frame of its camera has come. */
  get isNewest(): boolean {
    return this.#isNewest
  }

  /** A window has it; `end` must follow. */
  begin(): void {
    this.#pending += 1
  }

  end(outcome: Outcome): void {
    this.#pending -= 1
    if (outcome.kind !== 'dropped') this.#settle(outcome)
    else if (this.#isOver) this.#settle(DROPPED)
  }

  /** A newer frame has come. */
  overtake(): void {
    this.#isNewest = false
    if (this.#isOver) this.#settle(DROPPED)
  }

  /** Its camera is taken off the wall: nobody is told of it any more. */
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
