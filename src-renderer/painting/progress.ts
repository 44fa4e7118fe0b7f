/** Collects the outcomes of frames, so that the screen gets few messages. */
import type { PainterWork, Progress } from '../../src-main/contract/frame.ts'

/**
 * Each message wakes two threads of the main process. The screen has at most five frames in flight: a report after three
 * leaves two under way.
 */
const MOST_FRAMES = 3
/** One refresh of the screen: the longest delay of the report of the last frame before a pause. */
const LONGEST_WAIT_MS = 16

export class ProgressReporter {
  readonly #report: (progress: Progress) => void
  readonly #work: () => PainterWork
  #decoded: number[] = []
  #painted: number[] = []
  #paintedAt: number[] = []
  #overtaken: number[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(report: (progress: Progress) => void, work: () => PainterWork) {
    this.#report = report
    this.#work = work
  }

  decoded(id: number): void {
    this.#decoded.push(id)
    this.#reportSoon()
  }

  /** `at` in milliseconds since the epoch. */
  painted(ids: readonly number[], at: number): void {
    for (const id of ids) {
      this.#painted.push(id)
      this.#paintedAt.push(at)
    }
    if (ids.length > 0) this.#reportSoon()
  }

  overtaken(id: number): void {
    this.#overtaken.push(id)
    this.#reportSoon()
  }

  #reportSoon(): void {
    const count = this.#decoded.length + this.#painted.length + this.#overtaken.length
    if (count >= MOST_FRAMES) this.#reportNow()
    else this.#timer ??= setTimeout(() => this.#reportNow(), LONGEST_WAIT_MS)
  }

  #reportNow(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#report({
      kind: 'progress',
      decoded: this.#decoded,
      painted: this.#painted,
      paintedAt: this.#paintedAt,
      overtaken: this.#overtaken,
      work: this.#work(),
    })
    this.#decoded = []
    this.#painted = []
    this.#paintedAt = []
    this.#overtaken = []
  }
}
