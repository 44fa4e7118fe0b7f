/** The files that are being written: of each camera, or one of all cameras. */
import { dirname, join } from 'node:path'
import type { CapturedFrame } from '../../../capture/captured-frame.ts'
import { codeOf } from '../../../lib/code-of.ts'
import { EVERY_CAMERA } from '../orders.ts'
import { Tally } from '../tally.ts'
import type { Disk, DiskFile } from './disk.ts'
import type { Manifest } from './manifest.ts'
import { ownsItsMemory, PartFile, type FreeBody } from './part-file.ts'
import type { PartFormat } from './part-format.ts'
import { partPath } from './part-path.ts'

/** Bytes of a file. FAT32 has at most 4 GiB, and a player opens a smaller one sooner. */
export const MAX_PART_BYTES = 2_000_000_000
/** What names a file of all cameras. */
const ALL_CAMERAS = 'camwall'
/** Files of one name, camera and millisecond: of cameras whose names differ in case only. More are not there by chance. */
const MAX_SAME_NAMES = 100

interface OpenPart {
  readonly id: number
  readonly file: PartFile
  /** By the monotonic clock. */
  readonly begunAt: number
}

export interface PartsPlan {
  readonly folder: string
  readonly format: PartFormat
  /** The name of the format in the manifest. */
  readonly formatName: string
  readonly partMs: number
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds of the monotonic clock. */
  steady(): number
}

export class OpenParts {
  partMs: number
  readonly #plan: PartsPlan
  readonly #manifest: Manifest
  readonly #disk: Disk
  readonly #clock: Clock
  readonly #free: FreeBody | undefined
  readonly #parts = new Map<string, OpenPart>()
  readonly #written = new Tally()
  readonly #lost = new Tally()

  /** @param free - called with the body of each frame that is written, or lost */
  constructor(plan: PartsPlan, manifest: Manifest, disk: Disk, clock: Clock, free?: FreeBody) {
    this.partMs = plan.partMs
    this.#plan = plan
    this.#manifest = manifest
    this.#disk = disk
    this.#clock = clock
    this.#free = free
  }

  get areNone(): boolean {
    return this.#parts.size === 0
  }

  /** Of all files together. */
  get bytes(): number {
    return [...this.#parts.values()].reduce((sum, { file }) => sum + file.bytes, 0)
  }

  /** Their ids in the manifest. */
  get ids(): ReadonlySet<number> {
    return new Set([...this.#parts.values()].map(({ id }) => id))
  }

  /** The frames of each camera that are in files since the last call, and those that are lost. */
  takeCounts() {
    for (const { file } of this.#parts.values()) this.#written.addAll(file.takeWritten())
    return { written: this.#written.takeAll(), dropped: this.#lost.takeAll() }
  }

  /**
   * @returns whether the format can hold the frame
   * @throws Error if the disk is full or gone. The frame, and those that wait for the same file, are counted as lost.
   */
  add(frame: CapturedFrame): boolean {
    const key = this.#plan.format.holdsAll ? EVERY_CAMERA : frame.camera
    const part = this.#countingLost(frame, () => this.#partFor(key, frame))
    if (part === undefined) this.#lose(frame)
    else this.#guarded(key, part.file, () => part.file.add(frame))
    return part !== undefined
  }

  /** Returns when all frames are on the disk. @returns whether there were any. @throws Error if it is full or gone */
  sync(): boolean {
    let hasWritten = false
    for (const [key, { id, file, begunAt }] of [...this.#parts]) {
      if (!file.isThere()) {
        this.#abandon(key, file)
        this.#manifest.forget(id) // A person has deleted it.
      } else if (this.#clock.steady() - begunAt >= this.partMs) this.end(key)
      else hasWritten = this.#guarded(key, file, () => file.sync()) || hasWritten
    }
    return hasWritten
  }

  /** Completes the file of a camera. @throws Error if the disk is full or gone */
  end(key: string): void {
    const part = this.#parts.get(key)
    if (part === undefined) return
    const { id, file } = part
    this.#guarded(key, file, () => file.end())
    this.#written.addAll(file.takeWritten())
    this.#parts.delete(key)
    this.#manifest.finish(id, { bytes: file.bytes, endedAt: this.#clock.now() })
  }

  /** Completes all files; those that cannot be completed are left as they are. @throws the first of the errors */
  endAll(): void {
    const errors: unknown[] = []
    for (const key of [...this.#parts.keys()])
      try {
        this.end(key)
      } catch (error) {
        errors.push(error)
      }
    if (errors.length > 0) throw errors[0]
  }

  /** Leaves all files as they are. */
  abandonAll(): void {
    for (const [key, { file }] of [...this.#parts]) this.#abandon(key, file)
  }

  #partFor(key: string, frame: CapturedFrame): OpenPart | undefined {
    const part = this.#parts.get(key)
    if (part === undefined) return this.#begin(key, frame)
    const isFull = part.file.bytes + frame.body.byteLength > MAX_PART_BYTES
    const isLong = this.#clock.steady() - part.begunAt >= this.partMs
    if (!isFull && !isLong && part.file.accepts(frame)) return part
    this.end(key)
    return this.#begin(key, frame)
  }

  #begin(key: string, frame: CapturedFrame): OpenPart | undefined {
    const { format } = this.#plan
    const writer = format.newWriter(frame)
    if (!writer.accepts(frame)) return undefined
    const { id, file } = this.#create(key, frame.arrivedAt)
    const part = { id, file: new PartFile(file, writer, this.#free), begunAt: this.#clock.steady() }
    this.#parts.set(key, part)
    this.#guarded(key, part.file, () => part.file.begin())
    return part
  }

  /** @param at - when its first frame arrived, which can be long before: look-back had it */
  #create(key: string, at: number): { readonly id: number; readonly file: DiskFile } {
    const { folder, format, formatName } = this.#plan
    const begun = this.#clock.now()
    const name = key === EVERY_CAMERA ? ALL_CAMERAS : key
    for (let number = 1; ; number++) {
      const path = partPath(name, begun, format.extension, number)
      const id = this.#manifest.begin({ path, camera: key, format: formatName, at })
      try {
        this.#disk.makeFolder(join(folder, dirname(path)), false)
        return { id, file: this.#disk.create(join(folder, path)) }
      } catch (error) {
        this.#manifest.forget(id)
        if (codeOf(error) !== 'EEXIST' || number >= MAX_SAME_NAMES) throw error
      }
    }
  }

  #guarded<Result>(key: string, file: PartFile, work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      this.#abandon(key, file)
      throw error
    }
  }

  #countingLost<Result>(frame: CapturedFrame, work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      this.#lose(frame)
      throw error
    }
  }

  #lose({ camera, body }: CapturedFrame): void {
    if (ownsItsMemory(body)) this.#free?.(body)
    this.#lost.add(camera, { frames: 1, bytes: body.byteLength })
  }

  #abandon(key: string, file: PartFile): void {
    this.#lost.addAll(file.abandon())
    this.#written.addAll(file.takeWritten())
    this.#parts.delete(key)
  }
}
