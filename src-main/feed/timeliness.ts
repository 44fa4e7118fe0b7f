/**
 * Whether a camera's pictures come as often as it usually sends them.
 *
 * Of each interval the time in which Camwall held the sender's reply is not the sender's: a camera that is slowed by a limit,
 * by back-pressure or because it is hidden is not late. Times are in milliseconds of the monotonic clock.
 */

/** A picture is timely within so many usual intervals… */
const TIMELY_INTERVALS = 2
/** …and this, which is what networks and schedulers take. */
const JITTER_MS = 20
/** Pictures that show how often a camera sends… */
export const LEARNED_PICTURES = 20
/** …unless they come sooner than in this time: a sender that is answered at last sends at once all that has waited in it. */
export const LEARNED_MS = 2000
/** A single late picture is a pause, which is shown as stalled if it is long. */
const LATE_PICTURES = 3
/** What is slower becomes usual in about this time, so that a camera that was set to fewer pictures is not late for long. */
const LEARN_MS = 300_000
/** What is shorter becomes usual in about this time, so that a camera that was held is known again soon… */
const LEARN_SHORTER_MS = 3000
/** …but one interval weighs at most this. */
const MAX_WEIGHT = 0.05

export class Timeliness {
  #pictures = 0
  /** From its first picture to its newest. */
  #elapsed = 0
  /** Mean interval, in which each weighs what it lasted. */
  #usual = 0
  #lastAt = 0
  #lastHeld = 0
  /** Arrival of the newest timely picture. */
  #timelyAt = 0
  /** Pictures since then. */
  #late = 0

  /**
   * Call it for each picture.
   *
   * @param held - how long replies on its connection were held so far, in milliseconds; it starts again with a connection
   */
  note(at: number, held: number): void {
    // A picture that is sent again may be older than the newest pause.
    const interval = Math.max(0, at - this.#lastAt)
    const own = interval - Math.max(0, held - this.#lastHeld)
    const isTimely = this.#isLearning || own <= TIMELY_INTERVALS * this.#usual + JITTER_MS
    this.#late = isTimely ? 0 : this.#late + 1
    if (isTimely) this.#timelyAt = at
    if (this.#pictures > 0) this.#learn(interval)
    this.#pictures += 1
    this.#lastAt = Math.max(at, this.#lastAt)
    this.#lastHeld = held
  }

  /** Call it while no pictures are asked for. */
  pause(at: number): void {
    this.#late = 0
    this.#lastAt = at
    this.#timelyAt = at
  }

  /** For how long no picture was timely; 0 for a camera that is not late. */
  lateFor(now: number): number {
    return this.#late < LATE_PICTURES ? 0 : now - this.#timelyAt
  }

  get #isLearning(): boolean {
    return this.#pictures < LEARNED_PICTURES || this.#elapsed < LEARNED_MS
  }

  #learn(interval: number): void {
    this.#elapsed += interval
    if (this.#elapsed > 0) this.#usual += this.#weight(interval) * (interval - this.#usual)
  }

  #weight(interval: number): number {
    if (this.#isLearning) return interval / this.#elapsed
    return Math.min(MAX_WEIGHT, interval / (interval < this.#usual ? LEARN_SHORTER_MS : LEARN_MS))
  }
}
