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
/** Pictures that show how often a camera sends. */
export const LEARNED_PICTURES = 20
/** A single late picture is a pause, which is shown as stalled if it is long. */
const LATE_PICTURES = 3
/** What is slower becomes usual in about this time, so that a camera that was set to fewer pictures is not late for long. */
const LEARN_MS = 300_000
/** Weight of an interval that is shorter than usual: a camera that was held is known again after some pictures. */
const SHORTER_WEIGHT = 0.05

export class Timeliness {
  #pictures = 0
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
    const interval = at - this.#lastAt
    const own = interval - Math.max(0, held - this.#lastHeld)
    const isTimely =
      this.#pictures < LEARNED_PICTURES || own <= TIMELY_INTERVALS * this.#usual + JITTER_MS
    this.#late = isTimely ? 0 : this.#late + 1
    if (isTimely) this.#timelyAt = at
    if (this.#pictures > 0) this.#usual += this.#weight(interval) * (interval - this.#usual)
    this.#pictures += 1
    this.#lastAt = at
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

  #weight(interval: number): number {
    const least = 1 / this.#pictures
    if (this.#pictures < LEARNED_PICTURES) return least
    return interval < this.#usual ? SHORTER_WEIGHT : Math.min(SHORTER_WEIGHT, interval / LEARN_MS)
  }
}
