/** Matroska files of one camera that are in step with those of the others: all of them begin at the same time. */
import { createHash, type Hash } from 'node:crypto'
import { join } from 'node:path'
import { MatroskaWriter } from '../../capture/matroska/writer.ts'
import type { PastFrame } from '../../capture/past.ts'
import type { RecordingEnd, RecordingWriter } from '../../capture/recording-writer.ts'
import type { Disk } from '../../consumers/recorder/disk/disk.ts'
import { formats } from '../../consumers/recorder/disk/formats.ts'
import { MAX_PART_BYTES } from '../../consumers/recorder/disk/open-parts.ts'
import { PartFile } from '../../consumers/recorder/disk/part-file.ts'
import { createNew } from './create-new.ts'

/** A file that is whole. Times are in milliseconds since the epoch, of the first and the last frame. */
export interface SavedFile {
  readonly name: string
  readonly camera: string
  readonly from: number
  readonly to: number
  readonly frames: number
  /** SHA-256 of the bodies of its frames as they were sent, one after the other, in hexadecimal digits. */
  readonly sentSha256: string
  /** Names and times are burned in. */
  readonly isBurnt: boolean
}

/** Writes frames at the times of the past, which are by one clock for all cameras. */
class StretchWriter implements RecordingWriter<PastFrame> {
  readonly #writer: MatroskaWriter
  #last: number

  /** @param startsAt - of the file, in milliseconds since the epoch */
  constructor(first: PastFrame, startsAt: number) {
    this.#last = Math.round(startsAt)
    this.#writer = new MatroskaWriter(first, this.#last)
  }

  begin(): Uint8Array {
    return this.#writer.begin()
  }

  accepts(frame: PastFrame): boolean {
    return this.#writer.accepts(frame)
  }

  /** What was shown when the stretch begins came before it. */
  add(frame: PastFrame): readonly Uint8Array[] {
    this.#last = Math.max(this.#last, Math.round(frame.time))
    return this.#writer.addAt(frame, this.#last)
  }

  flush(): readonly Uint8Array[] {
    return this.#writer.flush()
  }

  end(): RecordingEnd {
    return this.#writer.end()
  }
}

interface OpenFile {
  readonly part: PartFile<PastFrame>
  readonly sent: Hash
  readonly saved: Omit<SavedFile, 'to' | 'frames' | 'sentSha256'> & { to: number; frames: number }
}

export class StretchFiles {
  readonly #disk: Disk
  readonly #folder: string
  readonly #name: string
  readonly #startsAt: number
  #open: OpenFile | undefined

  /**
   * @param name - of the file, without its extension
   * @param startsAt - the beginning of every file, in milliseconds since the epoch
   */
  constructor(disk: Disk, folder: string, name: string, startsAt: number) {
    this.#disk = disk
    this.#folder = folder
    this.#name = name
    this.#startsAt = startsAt
  }

  /**
   * A picture of another size or kind begins another file, and so does one that is not burned in after one that is.
   *
   * @param sent - the frame as it was sent, unless that is saved
   * @returns the file that it ends
   * @throws Error if the disk is full or gone; then `abandon` it
   */
  add(frame: PastFrame, sent = frame): SavedFile | undefined {
    const isBurnt = sent !== frame
    const ended = this.#takes(frame, isBurnt) ? undefined : this.end()
    const { part, saved, sent: hash } = (this.#open ??= this.#begin(frame, isBurnt))
    hash.update(sent.body)
    part.add(frame)
    saved.to = frame.time
    saved.frames += 1
    return ended
  }

  /** @throws Error if the disk is full or gone; then `abandon` it */
  end(): SavedFile | undefined {
    const open = this.#open
    if (open === undefined) return undefined
    open.part.end()
    this.#open = undefined
    return { ...open.saved, sentSha256: open.sent.digest('hex') }
  }

  /** Leaves a file that can be played, as far as the disk allows. Never throws. */
  abandon(): void {
    if (this.#open === undefined) return
    const { part, saved } = this.#open
    this.#open = undefined
    part.abandon()
    try {
      formats.mkv.finish(join(this.#folder, saved.name))
    } catch {
      // It has no index, which players make themselves.
    }
  }

  #takes(frame: PastFrame, isBurnt: boolean): boolean {
    if (this.#open === undefined) return true
    const { part, saved } = this.#open
    const isFull = part.bytes + frame.body.byteLength > MAX_PART_BYTES
    return !isFull && saved.isBurnt === isBurnt && part.accepts(frame)
  }

  #begin(first: PastFrame, isBurnt: boolean): OpenFile {
    const { file, name } = createNew(this.#disk, this.#folder, this.#name, 'mkv')
    const part = new PartFile(file, new StretchWriter(first, this.#startsAt))
    const { camera, time } = first
    const saved = { name, camera, from: time, to: time, frames: 0, isBurnt }
    const open = { part, sent: createHash('sha256'), saved }
    this.#open = open
    part.begin()
    return open
  }
}
