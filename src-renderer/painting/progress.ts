/** Collects what became of frames, so that its screen is told by few messages. */
import type { PainterWork, Progress } from '../../src-main/contract/frame.ts'

/**
 * Each message wakes two threads of the main process. The screen has five frames in flight at most, so that it is told
 * while two are still on their way.
 */
const MOST_FRAMES = 3
/** One refresh of the screen: the last frame before a pause is told of so much later. */
const LONGEST_WAIT_MS = 16

export class ProgressTeller {
  readonly #tell: (progress: Progress) => void
  readonly #work: () => PainterWork
  #decoded: number[] = []
  #painted: number[] = []
  #paintedAt: number[] = []
  #overtaken: number[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (progress: Progress) => void, work: () => PainterWork) {
    this.#tell = tell
    this.#work = work
  }

  decoded(id: number): void {
    this.#decoded.push(id)
    this.#tellSoon()
  }

  /** `at` in milliseconds since the epoch. */
  painted(ids: readonly number[], at: number): void {
    for (const id of ids) {
      this.#painted.push(id)
      this.#paintedAt.push(at)
    }
    if (ids.length > 0) this.#tellSoon()
  }

  overtaken(id: number): void {
    this.#overtaken.push(id)
    this.#tellSoon()
  }

  #tellSoon(): void {
    const count = this.#decoded.length + this.#painted.length + this.#overtaken.length
    if (count >= MOST_FRAMES) this.#tellNow()
    else this.#timer ??= setTimeout(() => this.#tellNow(), LONGEST_WAIT_MS)
  }

  #tellNow(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#tell({
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
