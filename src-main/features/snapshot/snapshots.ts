/** Takes frames of cameras in one moment, and keeps them until they are written. */
import { dirname } from 'node:path'
import { capturedAt } from '../../capture/captured-frame.ts'
import { fileNamesOf, pictureFileName } from '../../capture/file-names.ts'
import { message, sentences } from '../../contract/text/text.ts'
import type { DiskFault } from '../../lib/disk-fault.ts'
import { messageOf } from '../../lib/message-of.ts'
import type {
  SnapshotNews,
  SnapshotSettings,
  SnapshotState,
  UnwrittenPictures,
} from './contract.ts'
import type { HeldFrame } from './held-frame.ts'
import type { SnapshotFolder, StillOrder, StillResult } from './write-still.ts'

/**
 * Bytes of the pictures that wait to be written. Raw pictures of 1920x1080 of 64 cameras take 400 MB, and a computer that shows
 * them has as much to spare.
 */
const MAX_WAITING_BYTES = 512 * 1024 * 1024

/** So long a disk that works takes at most for a picture. */
const STUCK_AFTER_MS = 10_000

export interface SnapshotsOptions {
  /** Those of the wall now: files of other cameras get other names. */
  readonly cameras: () => readonly string[]
  readonly settings: () => SnapshotSettings
  readonly folder: () => SnapshotFolder
  /** Copies the frame before it returns. Rejects if it is given up. */
  readonly write: (order: StillOrder) => Promise<StillResult>
  /** Gives up what is being written. */
  readonly giveUp: () => void
  readonly changed: (state: SnapshotsState) => void
  /** `MAX_WAITING_BYTES` unless given. */
  readonly maxWaitingBytes?: number
  /** `STUCK_AFTER_MS` unless given. */
  readonly stuckAfterMs?: number
}

/** What a page is told of them. */
export type SnapshotsState = Pick<SnapshotState, 'news' | 'unwritten'>

/** What its file will be called, beside the frame. */
interface Shot extends HeldFrame {
  readonly name: readonly string[]
}

interface Written {
  readonly shot: Shot
  readonly path: string
  readonly isInsteadOfPng: boolean
}

interface Failed {
  readonly shot: Shot
  readonly fault: DiskFault
  readonly why: string
}

export class Snapshots {
  readonly #options: SnapshotsOptions
  #writing: Promise<void> = Promise.resolve()
  /** Those that wait, also the failed ones. */
  readonly #waiting = new Set<Shot>()
  #waitingBytes = 0
  /** The disk of the chosen folder has not answered for some seconds. */
  #isStuck = false
  #failed: readonly Failed[] = []
  #state: SnapshotsState = {}
  #newestPath: string | undefined

  constructor(options: SnapshotsOptions) {
    this.#options = options
  }

  /** Of the file that was written last. */
  get newestPath(): string | undefined {
    return this.#newestPath
  }

  /** Resolves when everything is written that can be. */
  get idle(): Promise<void> {
    return this.#writing
  }

  /**
   * Takes the frame of each camera before it returns.
   *
   * @param hold - `undefined` for a camera without a picture
   */
  take(cameras: readonly string[], hold: (camera: string) => HeldFrame | undefined): void {
    // A camera of which there are only recordings is none of the wall.
    const names = fileNamesOf([...this.#options.cameras(), ...cameras])
    const { template } = this.#options.settings()
    const { maxWaitingBytes = MAX_WAITING_BYTES } = this.#options
    const shots: Shot[] = []
    let left = 0
    for (const camera of new Set(cameras)) {
      const held = hold(camera)
      if (held === undefined) continue
      const { frame } = held
      const { byteLength } = frame.body
      if (this.#waitingBytes + byteLength > maxWaitingBytes) {
        left += 1
        held.release()
        continue
      }
      this.#waitingBytes += byteLength
      const name = pictureFileName(template, names.get(camera) ?? '', capturedAt(frame))
      const shot = { ...held, name }
      shots.push(shot)
      this.#waiting.add(shot)
    }
    if (this.#isStuck) this.#tellUnwritten()
    if (left > 0) this.#tell({ what: message('snapshot.left', { count: left }) })
    else if (shots.length === 0) this.#tell({ what: message('snapshot.none') })
    this.#write(shots, left)
  }

  /** Tries again to write what could not be written, to the folder that is chosen now. */
  retry(): void {
    const shots = this.#failed.map(({ shot }) => shot)
    this.#setFailed([])
    this.#write(shots)
  }

  /** To be called when another folder is chosen: what could not be written is written there. */
  moved(): void {
    if (this.#isStuck) this.#options.giveUp()
    this.retry()
  }

  /** Gives up what could not be written. */
  discard(): void {
    const shots = this.#isStuck ? this.#waiting : this.#failed.map(({ shot }) => shot)
    for (const shot of shots) this.#release(shot)
    this.#setFailed([])
  }

  /** Dismisses the news. */
  dismiss(): void {
    const { news: _news, ...others } = this.#state
    this.#change(others)
  }

  /** @param left - pictures of the same snapshot that could not be taken */
  #write(shots: readonly Shot[], left = 0): void {
    if (shots.length === 0) return
    this.#writing = this.#writing.then(() => this.#writeEach(shots, left))
  }

  async #writeEach(shots: readonly Shot[], left: number): Promise<void> {
    const written: Written[] = []
    const failed: Failed[] = []
    for (const shot of shots) {
      if (!this.#waiting.has(shot)) continue
      const result = await this.#writeOne(shot)
      if ('fault' in result) {
        if (this.#waiting.has(shot)) failed.push({ shot, ...result })
      } else {
        written.push({ shot, ...result })
        this.#release(shot)
      }
    }
    if (written.length > 0) this.#tellWritten(written, left)
    if (failed.length > 0) this.#setFailed([...this.#failed, ...failed])
  }

  async #writeOne(shot: Shot): Promise<StillResult> {
    for (;;) {
      const folder = this.#options.folder()
      const result = await this.#writeTo(folder, shot)
      const isDone = !('fault' in result) || !this.#waiting.has(shot)
      // Otherwise another folder was chosen meanwhile, to have it written there.
      if (isDone || this.#options.folder().path === folder.path) return result
    }
  }

  async #writeTo(folder: SnapshotFolder, { frame, name }: Shot): Promise<StillResult> {
    const { arrays } = this.#options.settings()
    const { stuckAfterMs = STUCK_AFTER_MS } = this.#options
    const stuck = setTimeout(() => {
      if (this.#options.folder().path === folder.path) this.#setStuck(true)
      else this.#options.giveUp() // Another folder was chosen meanwhile.
    }, stuckAfterMs)
    try {
      return await this.#options.write({ frame, arrays, folder, name })
    } catch (error) {
      return { fault: 'other', why: messageOf(error) } // The thread has ended.
    } finally {
      clearTimeout(stuck)
      this.#setStuck(false)
    }
  }

  /** Does nothing with one that is released already. */
  #release(shot: Shot): void {
    if (!this.#waiting.delete(shot)) return
    this.#waitingBytes -= shot.frame.body.byteLength
    shot.release()
  }

  #tellWritten(written: readonly Written[], left: number): void {
    const last = written.at(-1)
    if (last === undefined) return
    this.#newestPath = last.path
    const instead = written.filter(({ isInsteadOfPng }) => isInsteadOfPng).length
    const count = written.length
    const what =
      count === 1
        ? message('snapshot.written-one', { path: last.path })
        : message('snapshot.written', { count, folder: dirname(last.path) })
    const all = sentences(
      ...(left > 0 ? [message('snapshot.left', { count: left })] : []),
      what,
      ...(instead > 0 ? [message('snapshot.instead-of-png', { count: instead })] : []),
    )
    this.#tell({ what: all, hasFile: true })
  }

  #tell(news: Omit<SnapshotNews, 'at'>): void {
    this.#change({ ...this.#state, news: { at: Date.now(), ...news } })
  }

  #setFailed(failed: readonly Failed[]): void {
    this.#failed = failed
    this.#tellUnwritten()
  }

  #setStuck(isStuck: boolean): void {
    if (isStuck === this.#isStuck) return
    this.#isStuck = isStuck
    this.#tellUnwritten()
  }

  #tellUnwritten(): void {
    const { unwritten: _unwritten, ...others } = this.#state
    const unwritten = this.#unwritten()
    this.#change(unwritten === undefined ? others : { ...others, unwritten })
  }

  #unwritten(): UnwrittenPictures | undefined {
    const { path: folder } = this.#options.folder()
    const at = Date.now()
    if (this.#isStuck) {
      const count = this.#waiting.size
      const what = message('snapshot.unwritten-stuck', { count, folder })
      const todo = message('snapshot.unwritten-stuck.todo')
      return count === 0 ? undefined : { at, what, todo, isStuck: true }
    }
    const newest = this.#failed.at(-1)
    if (newest === undefined) return undefined
    const { fault, why } = newest
    const values = { count: this.#failed.length, folder }
    return {
      at,
      what:
        fault === 'other'
          ? message('snapshot.unwritten-other', { ...values, why })
          : message(`snapshot.unwritten-${fault}`, values),
      todo: message(`snapshot.unwritten-${fault}.todo`),
    }
  }

  #change(state: SnapshotsState): void {
    this.#state = state
    this.#options.changed(state)
  }
}
