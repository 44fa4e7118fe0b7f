/** Matroska files of one camera that are in step with those of the others: all of them begin at the same time. */
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
  readonly saved: { name: string; camera: string; from: number; to: number; frames: number }
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
   * A picture of another size or kind begins another file.
   *
   * @returns the file that it ends
   * @throws Error if the disk is full or gone; then `abandon` it
   */
  add(frame: PastFrame): SavedFile | undefined {
    const isFull = (this.#open?.part.bytes ?? 0) + frame.body.byteLength > MAX_PART_BYTES
    const ended = isFull || this.#open?.part.accepts(frame) === false ? this.end() : undefined
    const { part, saved } = (this.#open ??= this.#begin(frame))
    part.add(frame)
    saved.to = frame.time
    saved.frames += 1
    return ended
  }

  /** @throws Error if the disk is full or gone; then `abandon` it */
  end(): SavedFile | undefined {
    this.#open?.part.end()
    const ended = this.#open?.saved
    this.#open = undefined
    return ended
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

  #begin(first: PastFrame): OpenFile {
    const { file, name } = createNew(this.#disk, this.#folder, this.#name, 'mkv')
    const part = new PartFile(file, new StretchWriter(first, this.#startsAt))
    const { camera, time } = first
    const open = { part, saved: { name, camera, from: time, to: time, frames: 0 } }
    this.#open = open
    part.begin()
    return open
  }
}
