/**
 * Writes recordings, one order after another. While the disk is full, gone or not to be written, frames are dropped and counted;
 * it is tried again every few seconds. Every call waits for the disk: it belongs into a thread of its own.
 */
import { existsSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { CapturedFrame } from '../../../capture/captured-frame.ts'
import {
  NO_FILES,
  NOTHING_DELETABLE,
  NOTHING_DELETED,
  type RecordingFormat,
} from '../../../contract/recording.ts'
import {
  EVERY_CAMERA,
  type DiskFailure,
  type FolderAnswer,
  type FolderCall,
  type FolderCalls,
  type RecordingPlan,
  type RecordingReport,
  type Undeleted,
} from '../orders.ts'
import { Tally } from '../tally.ts'
import type { Disk } from './disk.ts'
import { failureOf } from './disk-failure.ts'
import { MANIFEST_NAME, type Manifest, type OpenManifest, type UnfinishedFile } from './manifest.ts'
import { OpenParts, type Clock } from './open-parts.ts'
import { ownsItsMemory } from './part-file.ts'
import type { PartFormat } from './part-format.ts'
import { isOwnPath } from './part-path.ts'
import { RecordedFolder } from './recorded-folder.ts'
import { keepWithin } from './retention.ts'

/** A full disk stays full for a while. */
export const RETRY_MS = 5000
const MINUTE_MS = 60_000
/** Old recordings are a matter of days. */
const KEEP_EVERY_MS = MINUTE_MS
/** For which files of earlier runs are finished at once. */
const FINISH_MS = 200

/** Of a file without a frame. A larger one is not what Camwall left there. */
const MAX_HEAD_BYTES = 65_536

export interface DeskTools {
  readonly disk: Disk
  readonly openManifest: OpenManifest
  readonly formats: Readonly<Record<RecordingFormat, PartFormat>>
  readonly clock: Clock
  readonly report: (report: RecordingReport) => void
}

/** The folder is open: no other Camwall writes to it. */
interface OpenFolder {
  readonly manifest: Manifest
  readonly parts: OpenParts
  /** What identifies the manifest's file: another one at its path is on another disk, or in another folder. */
  readonly manifestFile: string
  /** Files of earlier runs. */
  unfinished: readonly UnfinishedFile[]
}

/** No file can be deleted to leave as much free space as is to stay. */
class TooLittleSpace extends Error {
  readonly code = 'ENOSPC'
}

/** Another disk is mounted over the folder, or another folder was put in its place. */
class FolderReplaced extends Error {
  readonly code = 'ESTALE'
}

/** Answers of a folder without recordings. */
const NOTHING: { readonly [Name in keyof FolderCalls]: ReturnType<FolderCalls[Name]> } = {
  days: [],
  files: NO_FILES,
  protect: undefined,
  deletable: NOTHING_DELETABLE,
  delete: NOTHING_DELETED,
}

export class RecordingDesk {
  readonly #tools: DeskTools
  #plan: RecordingPlan
  #open: OpenFolder | undefined
  /** The folder was there in this run. */
  #wasOpen = false
  #failure: DiskFailure | undefined
  /** By the monotonic clock. */
  #retryAt = -Infinity
  #keptAt = -Infinity
  #undeletedFiles = 0
  readonly #dropped = new Tally()
  /** How many frames of each block of memory are not written. */
  readonly #inUse = new WeakMap<ArrayBufferLike, number>()
  /** Blocks whose frames are written. */
  readonly #freed: ArrayBuffer[] = []

  constructor(plan: RecordingPlan, tools: DeskTools) {
    this.#plan = plan
    this.#tools = tools
  }

  take(frames: readonly CapturedFrame[]): void {
    for (const { body } of frames)
      this.#inUse.set(body.buffer, (this.#inUse.get(body.buffer) ?? 0) + 1)
    for (const frame of frames) {
      const folder = this.#folder()
      if (folder === undefined) {
        this.#dropped.add(frame.camera, { frames: 1, bytes: frame.body.byteLength })
        if (ownsItsMemory(frame.body)) this.#free(frame.body)
      } else this.#attempt(() => folder.parts.add(frame))
    }
    this.#giveBack()
    this.#tools.report({ kind: 'taken' })
  }

  /** Must be called about once a second: puts everything on the disk. */
  tick(): void {
    const folder = this.#open ?? this.#tend()
    if (folder !== undefined) {
      const hasWritten = this.#attempt(() => {
        this.#checkPlace(folder)
        const isProof = folder.parts.sync()
        this.#keep(folder)
        return isProof
      })
      if (hasWritten === true) this.#recover(folder)
      if (this.#open === folder) this.#finishSome(folder)
      if (folder.parts.areNone && folder.unfinished.length === 0) this.#leave()
    }
    this.#count()
  }

  end(cameras: readonly string[]): void {
    for (const camera of cameras) this.#attempt(() => this.#open?.parts.end(camera))
    if (cameras.includes(EVERY_CAMERA)) this.#setFailure(undefined)
    this.#count()
  }

  /** From now on. In another folder or format, new files are begun. */
  change(plan: RecordingPlan): void {
    const { folder, format } = this.#plan
    const isSameFolder = plan.folder === folder
    if (!isSameFolder || plan.format !== format) this.#closeFolder()
    if (!isSameFolder) this.#wasOpen = false
    this.#plan = plan
    this.#retryAt = -Infinity
    this.#keptAt = -Infinity
    if (this.#open !== undefined) this.#open.parts.partMs = plan.partMinutes * MINUTE_MS
    this.#tools.report({ kind: 'taken' })
  }

  /** Answers a call; a folder without recordings is none. Opened for that, the folder is left with the next `tick`. */
  answer(id: number, call: FolderCall): void {
    this.#tools.report({ kind: 'answer', id, answer: this.#answerTo(call) })
  }

  #answerTo(call: FolderCall): FolderAnswer {
    const { folder } = this.#plan
    try {
      if (!existsSync(join(folder, MANIFEST_NAME))) return { result: NOTHING[call.name] }
      this.#open ??= this.#openFolder()
      const { manifest } = this.#open
      const recorded = new RecordedFolder(folder, manifest, this.#tools.clock)
      return { result: recorded.answer(call) }
    } catch (error) {
      return { failed: failureOf(error) }
    }
  }

  close(): void {
    this.#closeFolder()
    this.#tools.report({ kind: 'closed' })
  }

  #closeFolder(): void {
    this.#attempt(() => this.#open?.parts.endAll())
    this.#leave()
    this.#count()
  }

  /** Opens it unless it is open; `undefined` if that failed a moment ago, or fails now. */
  #folder(): OpenFolder | undefined {
    if (this.#tools.clock.steady() < this.#retryAt) return undefined
    return this.#open ?? this.#attempt(() => (this.#open = this.#openFolder()))
  }

  /** Opens it while nothing is recorded, if it has recordings and no other Camwall tends to them. */
  #tend(): OpenFolder | undefined {
    const { clock } = this.#tools
    if (clock.steady() - this.#keptAt < KEEP_EVERY_MS) return undefined
    this.#keptAt = clock.steady()
    if (!existsSync(join(this.#plan.folder, MANIFEST_NAME))) return undefined
    try {
      this.#open = this.#openFolder()
      this.#keptAt = -Infinity
    } catch {
      // Nobody waits for it: it is tried again.
    }
    return this.#open
  }

  #openFolder(): OpenFolder {
    const { disk, openManifest, formats, clock } = this.#tools
    const { folder, format, partMinutes } = this.#plan
    const path = join(folder, MANIFEST_NAME)
    // An empty folder in its place is the one in which the disk was mounted.
    if (this.#wasOpen) statSync(path)
    else disk.makeFolder(folder, true)
    const manifest = openManifest(path)
    const plan = {
      folder,
      format: formats[format],
      formatName: format,
      partMs: partMinutes * MINUTE_MS,
    }
    this.#wasOpen = true
    return {
      manifest,
      parts: new OpenParts(plan, manifest, disk, clock, (body) => this.#free(body)),
      manifestFile: identityOf(path),
      unfinished: manifest.unfinished(),
    }
  }

  /** @throws FolderReplaced */
  #checkPlace({ manifestFile }: OpenFolder): void {
    const path = join(this.#plan.folder, MANIFEST_NAME)
    if (identityOf(path) !== manifestFile)
      throw new FolderReplaced(`Another file is at the place of ${path}.`)
  }

  /** @throws TooLittleSpace */
  #keep({ manifest, parts }: OpenFolder): void {
    const { clock, disk } = this.#tools
    const { folder, retention } = this.#plan
    const freeBytes = () => disk.freeBytes(folder)
    const isShort = freeBytes() < retention.freeBytes
    if (!isShort && clock.steady() - this.#keptAt < KEEP_EVERY_MS) return
    this.#keptAt = clock.steady()
    const openBytes = parts.bytes
    const tools = { freeBytes, openBytes, now: clock.now() }
    this.#setUndeleted(keepWithin(folder, manifest, retention, tools))
    if (freeBytes() >= retention.freeBytes) return
    parts.endAll()
    throw new TooLittleSpace('Less space is free than is to stay free.')
  }

  /** Frames wait meanwhile, so the others are finished later. */
  #finishSome(folder: OpenFolder): void {
    const { clock } = this.#tools
    const end = clock.steady() + FINISH_MS
    for (let [file] = folder.unfinished; file !== undefined; [file] = folder.unfinished) {
      folder.unfinished = folder.unfinished.slice(1)
      try {
        this.#finish(folder.manifest, file)
      } catch {
        // One that cannot be finished now is tried again at the next start.
      }
      if (clock.steady() >= end) return
    }
  }

  #finish(manifest: Manifest, { id, path, format }: UnfinishedFile): void {
    const { formats } = this.#tools
    if (!isOwnPath(path) || !isFormat(format, formats)) return
    const absolute = join(this.#plan.folder, path)
    if (!existsSync(absolute)) {
      manifest.forget(id)
      return
    }
    const { mtimeMs: endedAt } = statSync(absolute)
    const hasFrame = formats[format].finish(absolute)
    const { size: bytes } = statSync(absolute)
    if (hasFrame) {
      manifest.finish(id, { bytes, endedAt })
      return
    }
    if (bytes <= MAX_HEAD_BYTES) unlinkSync(absolute)
    manifest.forget(id)
  }

  /** @returns `undefined` if it failed */
  #attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work()
    } catch (error) {
      this.#fail(failureOf(error))
      return undefined
    }
  }

  #fail(failure: DiskFailure): void {
    this.#retryAt = this.#tools.clock.steady() + RETRY_MS
    if (failure.reason === 'gone') this.#leave()
    this.#setFailure(failure)
  }

  #recover(folder: OpenFolder): void {
    if (this.#failure === undefined) return
    const { ids } = folder.parts
    folder.unfinished = folder.manifest.unfinished().filter(({ id }) => !ids.has(id))
    this.#setFailure(undefined)
  }

  #setFailure(failure: DiskFailure | undefined): void {
    if (this.#failure?.reason === failure?.reason) return
    this.#failure = failure
    this.#tools.report({ kind: 'failure', failure })
  }

  #setUndeleted(undeleted: Undeleted): void {
    if (undeleted.files > 0 && undeleted.files !== this.#undeletedFiles)
      this.#tools.report({ kind: 'undeleted', undeleted })
    this.#undeletedFiles = undeleted.files
  }

  /** Leaves the folder as it is. */
  #leave(): void {
    const open = this.#open
    if (open === undefined) return
    open.parts.abandonAll()
    this.#countOf(open)
    this.#open = undefined
    try {
      open.manifest.close()
    } catch {
      // Its disk is gone.
    }
  }

  /** The recorder gets memory back, for other frames. */
  #free({ buffer }: Uint8Array<ArrayBuffer>): void {
    const others = (this.#inUse.get(buffer) ?? 1) - 1
    if (others > 0) {
      this.#inUse.set(buffer, others)
      return
    }
    this.#inUse.delete(buffer)
    this.#freed.push(buffer)
  }

  #giveBack(): void {
    if (this.#freed.length > 0) this.#tools.report({ kind: 'freed', memory: this.#freed.splice(0) })
  }

  #count(): void {
    this.#giveBack()
    if (this.#open !== undefined) this.#countOf(this.#open)
    if (!this.#dropped.isEmpty)
      this.#tools.report({ kind: 'counted', written: new Map(), dropped: this.#dropped.takeAll() })
  }

  #countOf({ parts }: OpenFolder): void {
    const { written, dropped } = parts.takeCounts()
    if (written.size + dropped.size > 0) this.#tools.report({ kind: 'counted', written, dropped })
  }
}

/** The first file of every new disk can have the same inode. */
function identityOf(path: string): string {
  const { dev, ino } = statSync(path)
  return `${dev}:${ino}`
}

function isFormat(
  name: string,
  formats: Readonly<Record<RecordingFormat, PartFormat>>,
): name is RecordingFormat {
  return Object.hasOwn(formats, name)
}
