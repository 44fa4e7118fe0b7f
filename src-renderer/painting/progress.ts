/** Collects what became of frames, so that the feed is told by few messages. */
import type { Progress } from '../../src-main/contract/frame.ts'

/**
 * Each message wakes two threads of the main process. The feed has five frames in flight at most, so that it is told
 * while two are still on their way.
 */
const MOST_FRAMES = 3
/** One refresh of the screen: the last frame before a pause is told of so much later. */
const LONGEST_WAIT_MS = 16

export class ProgressTeller {
  readonly #tell: (progress: Progress) => void
  #decoded: number[] = []
  #painted: number[] = []
  #paintedAt: number[] = []
  #overtaken: number[] = []
  #decodes = 0
  #tilesDrawn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell
  }

  decoded(id: number): void {
    this.#decoded.push(id)
    this.#tellSoon()
  }

  /** `at` in milliseconds since the epoch; `tilesDrawn` since the start. */
  painted(ids: readonly number[], at: number, tilesDrawn: number): void {
    this.#tilesDrawn = tilesDrawn
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

  countDecode(): void {
    this.#decodes += 1
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
      decodes: this.#decodes,
      tilesDrawn: this.#tilesDrawn,
    })
    this.#decoded = []
    this.#painted = []
    this.#paintedAt = []
    this.#overtaken = []
  }
}
