/** One file of a recording while it is written. It owns the bodies of its frames, and frees each when it is written. */
import type { CapturedFrame } from '../../../capture/captured-frame.ts'
import type { RecordingWriter } from '../../../capture/recording-writer.ts'
import { byteCountOf } from '../../../lib/join-bytes.ts'
import { freeBytes } from '../../../pixels/free-bytes.ts'
import { Tally, type Amounts } from '../tally.ts'
import type { DiskFile } from './disk.ts'

/**
 * Bytes that a file's writer may hold back before they are written: few writes are smaller. What many cameras hold back is memory
 * that the recorder lacks, and tens of megabytes of it, a second later, make V8 collect garbage in both threads all the time.
 */
const MAX_HELD_BYTES = 131_072

export type FreeBody = (body: Uint8Array<ArrayBuffer>) => void

export class PartFile<Frame extends CapturedFrame = CapturedFrame> {
  readonly #file: DiskFile
  readonly #writer: RecordingWriter<Frame>
  readonly #free: FreeBody
  /** Frames that are not known to be in the file. */
  readonly #held = new Tally()
  /** Of these frames. */
  #bodies: Uint8Array[] = []
  readonly #written = new Tally()
  #heldBytes = 0
  #size = 0
  #isSynced = true

  /**
   * @param free - called with the body of each frame that is written, or lost
   * @throws Error if the disk is full or gone; then `abandon` it
   */
  constructor(file: DiskFile, writer: RecordingWriter<Frame>, free: FreeBody = freeBytes) {
    this.#file = file
    this.#writer = writer
    this.#free = free
  }

  /** Of the file. */
  get bytes(): number {
    return this.#size
  }

  /** Frames that came into the file since the last call. */
  takeWritten(): Amounts {
    return this.#written.takeAll()
  }

  begin(): void {
    this.#append([this.#writer.begin()])
  }

  accepts(frame: Frame): boolean {
    return this.#writer.accepts(frame)
  }

  /** @throws Error if the disk is full or gone; then `abandon` it */
  add(frame: Frame): void {
    const bytes = frame.body.byteLength
    this.#held.add(frame.camera, { frames: 1, bytes })
    this.#bodies.push(frame.body)
    this.#heldBytes += bytes
    this.#append(this.#writer.add(frame))
    if (this.#heldBytes >= MAX_HELD_BYTES) this.#flush()
  }

  /**
   * Returns when all frames are on the disk.
   *
   * @returns whether there was anything to write since the last call
   * @throws Error if the disk is full or gone; then `abandon` it
   */
  sync(): boolean {
    this.#flush()
    if (this.#isSynced) return false
    this.#file.sync()
    this.#isSynced = true
    return true
  }

  isThere(): boolean {
    return this.#file.isThere()
  }

  /** Completes the file. @throws Error if the disk is full or gone; then `abandon` it */
  end(): void {
    this.#flush()
    const { append, patches } = this.#writer.end()
    this.#append(append)
    this.#file.sync() // The patches say that all of it is there.
    for (const { offset, bytes } of patches) this.#file.write([bytes], offset)
    this.#file.sync()
    this.#file.close()
  }

  /**
   * Leaves the file as it is after the last complete write, to be finished later. Never throws.
   *
   * @returns the frames that are lost
   */
  abandon(): Amounts {
    const lost = this.#held.takeAll()
    this.#freeBodies()
    for (const step of [() => this.#file.truncate(this.#size), () => this.#file.close()])
      try {
        step()
      } catch {
        // The disk is gone: what is there is finished when it is back.
      }
    return lost
  }

  #flush(): void {
    this.#append(this.#writer.flush())
    this.#written.addAll(this.#held.takeAll())
    this.#freeBodies()
    this.#heldBytes = 0
  }

  #freeBodies(): void {
    for (const body of this.#bodies) if (ownsItsMemory(body)) this.#free(body)
    this.#bodies = []
  }

  #append(pieces: readonly Uint8Array[]): void {
    if (pieces.length === 0) return
    this.#file.write(pieces, this.#size)
    this.#isSynced = false
    this.#size += byteCountOf(pieces)
  }
}

/** Memory that is shared with a thread cannot be freed by one of them. */
export function ownsItsMemory(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
}
