/** Where the frames of an export come from: what look-back keeps, or recordings. */
import type { KeptPast } from '../../capture/past.ts'
import type { PackedFiles } from '../../contract/recording.ts'
import { BATCH_BYTES, bytesInBatch } from './batch.ts'
import type { CameraStretch } from './camera-stretch.ts'
import type { StretchAmount } from './contract.ts'
import type { ExportFailure } from './export-desk.ts'
import type { ExportThread } from './export-thread.ts'
import { keptAmount, StretchFrames } from './stretch-frames.ts'

/** `share` of the stretch is done, from 0 to 1. */
export interface Step {
  readonly share: number
  readonly isEnd: boolean
}

export interface ExportSource {
  readonly stretch: CameraStretch
  /** Files that the thread reads itself. */
  readonly files: PackedFiles | undefined
  amount(): Promise<StretchAmount>
  /** Keeps the next frames from being given up. */
  hold(): Promise<void>
  /** Has the thread write the next frames. */
  write(thread: ExportThread): Promise<Step | ExportFailure>
  /** Ends it. */
  release(): void
}

export class KeptSource implements ExportSource {
  readonly stretch: CameraStretch
  readonly files = undefined
  readonly #past: KeptPast
  readonly #frames: StretchFrames
  readonly #isBurnt: boolean
  /** Of the stretch when it was chosen. */
  #total = Infinity
  #written = 0

  /** @param isBurnt - whether names and times are burned in */
  constructor(past: KeptPast, stretch: CameraStretch, isBurnt = false) {
    this.stretch = stretch
    this.#past = past
    this.#isBurnt = isBurnt
    this.#frames = new StretchFrames(past, stretch)
  }

  async amount(): Promise<StretchAmount> {
    const amount = await keptAmount(this.#past, this.stretch)
    this.#total = amount.frames ?? Infinity
    return amount
  }

  hold(): Promise<void> {
    return this.#frames.hold()
  }

  async write(thread: ExportThread): Promise<Step | ExportFailure> {
    const frames = this.#frames.take(BATCH_BYTES, (frame) => bytesInBatch(frame, this.#isBurnt))
    this.#written += frames.length
    const share = this.#written / this.#total
    if (frames.length === 0) return { share, isEnd: true }
    const answer = await thread.write(frames)
    return 'fault' in answer ? answer : { share, isEnd: false }
  }

  release(): void {
    this.#frames.release()
  }
}

export class RecordedSource implements ExportSource {
  readonly stretch: CameraStretch
  readonly files: PackedFiles
  readonly #thread: ExportThread

  /** @param files - that may have frames of the stretch */
  constructor(files: PackedFiles, stretch: CameraStretch, thread: ExportThread) {
    this.files = files
    this.stretch = stretch
    this.#thread = thread
  }

  async amount(): Promise<StretchAmount> {
    const { cameras, from, to } = this.stretch
    const found = await this.#thread.bytesIn(this.files, this.stretch)
    return { from, to, cameras, frames: undefined, bytes: 'bytes' in found ? found.bytes : 0 }
  }

  /** They are on a disk. */
  hold(): Promise<void> {
    return Promise.resolve()
  }

  write(thread: ExportThread): Promise<Step | ExportFailure> {
    return thread.copy(BATCH_BYTES)
  }

  release(): void {
    // The thread closes the file that it reads.
  }
}
