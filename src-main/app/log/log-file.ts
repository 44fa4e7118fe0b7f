/** A log file that rotates: its size is bounded, and writing to it never blocks the caller. */
import { appendFileSync } from 'node:fs'
import { appendFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isoTime } from '../../lib/iso-time.ts'
import { makeFolder, makeFolderSync } from '../../lib/make-folder.ts'
import { oneLine } from './words.ts'

/** About 6,000 lines: weeks of a quiet wall, and still opened at once by every editor. */
export const MAX_LOG_BYTES = 1_000_000
/** `camwall.log.1` is the newest of them: with the log itself, 4 MB at most. */
export const OLD_LOGS = 3
/** Lines that wait for a slow disk; further ones are counted and dropped. */
const MAX_WAITING = 1000

export class LogFile {
  readonly path: string
  readonly #maxBytes: number
  #waiting: string[] = []
  #leftOut = 0
  #writing: Promise<void> | undefined
  /** Size of the file; `undefined` before the first write and after a failed one, because the folder may be gone. */
  #bytes: number | undefined
  #hasFailed = false

  constructor(path: string, maxBytes = MAX_LOG_BYTES) {
    this.path = path
    this.#maxBytes = maxBytes
  }

  write(text: string, now = Date.now()): void {
    if (this.#waiting.length >= MAX_WAITING) this.#leftOut += 1
    else this.#waiting.push(stamped(text, now))
    this.#writing ??= this.#drain()
  }

  /** For a process that is about to end: writes synchronously. */
  writeNow(text: string, now = Date.now()): void {
    try {
      makeFolderSync(dirname(this.path))
      appendFileSync(this.path, stamped(text, now), { mode: 0o600 })
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Resolves when all lines are in the file, or have failed. */
  async flush(): Promise<void> {
    await this.#writing
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting
      this.#waiting = []
      if (this.#leftOut > 0) lines.push(stamped(`… and ${this.#leftOut} more lines`, Date.now()))
      this.#leftOut = 0
      try {
        await this.#append(lines.join(''))
      } catch (error) {
        this.#bytes = undefined
        this.#fail(error)
      }
    }
    this.#writing = undefined
  }

  async #append(text: string): Promise<void> {
    const bytes = Buffer.byteLength(text)
    if (this.#bytes === undefined) {
      await makeFolder(dirname(this.path))
      this.#bytes = await sizeOf(this.path)
    }
    if (this.#bytes > 0 && this.#bytes + bytes > this.#maxBytes) {
      await this.#rotate()
      this.#bytes = 0
    }
    await appendFile(this.path, text, { mode: 0o600 })
    this.#bytes += bytes
  }

  async #rotate(): Promise<void> {
    for (let age = OLD_LOGS; age > 0; age--) {
      const younger = age === 1 ? this.path : `${this.path}.${age - 1}`
      if ((await sizeOf(younger)) > 0) await rename(younger, `${this.path}.${age}`)
    }
  }

  /** Reported once: a full disk stays full for a while. */
  #fail(error: unknown): void {
    if (!this.#hasFailed) console.error(`camwall: the log cannot be written: ${String(error)}`)
    this.#hasFailed = true
  }
}

function stamped(text: string, now: number): string {
  return `${isoTime(now)} ${oneLine(text)}\n`
}

/** 0 without a file. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
