/**
 * Reads the pauses within files from their indexes. A day can have thousands of files: some are read at once, the others bit by bit
 * while the thread has nothing else to do.
 */
import { openIndex } from '../../capture/open-index.ts'
import type { TimeRange } from '../../capture/past.ts'
import type { RecordedFile } from '../../capture/recorded-file.ts'
import { pausesOf } from '../../capture/recorded-pauses.ts'
import { keepNewest } from '../../lib/keep-newest.ts'

/** For which an answer waits. */
const AT_ONCE_MS = 30
/** For which a picture that is due waits. */
const SLICE_MS = 10
/** Files whose pauses are kept: those of some days of a wall. */
const MAX_FILES = 20_000

/** By camera. */
export type Pauses = ReadonlyMap<string, readonly TimeRange[]>

export class PauseReader {
  readonly #known = new Map<string, Pauses>()
  #queue: readonly RecordedFile[] = []
  #next: NodeJS.Immediate | undefined

  /** Those of a file, as far as they are known by now. */
  of(file: RecordedFile): Pauses | undefined {
    return this.#known.get(file.path)
  }

  /** Instead of what was to be read. A file that is not finished has no index. */
  read(files: readonly RecordedFile[]): void {
    this.#queue = files.filter(({ path, to }) => to !== undefined && !this.#known.has(path))
    this.#readSome(AT_ONCE_MS)
  }

  stop(): void {
    this.#queue = []
    clearImmediate(this.#next)
  }

  #readSome(ms: number): void {
    const end = performance.now() + ms
    let count = 0
    for (const file of this.#queue) {
      if (performance.now() >= end) break
      this.#known.set(file.path, pausesIn(file))
      count += 1
    }
    keepNewest(this.#known, MAX_FILES)
    this.#queue = this.#queue.slice(count)
    clearImmediate(this.#next)
    if (this.#queue.length > 0) this.#next = setImmediate(() => this.#readSome(SLICE_MS))
  }
}

function pausesIn(file: RecordedFile): Pauses {
  const opened = openIndex(file.path)
  if (opened === undefined) return new Map()
  const { index } = opened
  opened.file.close()
  return new Map(Array.from(index.cameras, (camera) => [camera, pausesOf(index, camera, file)]))
}
