/** Saves a stretch, one batch of frames after another. Every call waits for the disk: it belongs into a thread of its own. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DiskFile as FileToRead } from '../../capture/disk-file.ts'
import { fileTime } from '../../capture/file-names.ts'
import type { PastFrame } from '../../capture/past.ts'
import { unpackFiles } from '../../capture/recorded-file.ts'
import type { Disk, DiskFile } from '../../consumers/recorder/disk/disk.ts'
import { faultOfLongFile } from '../../consumers/recorder/disk/disk-failure.ts'
import { BurnIn } from '../../consumers/values/burn-in.ts'
import type { CameraValues } from '../../contract/camera-values.ts'
import type { Captions } from '../../contract/captions.ts'
import type { ArrayFormat } from '../../contract/picture-files.ts'
import type { PackedFiles } from '../../contract/recording.ts'
import type { DiskFault } from '../../lib/disk-fault.ts'
import { messageOf } from '../../lib/message-of.ts'
import { bytesInBatch } from './batch.ts'
import type { CameraStretch } from './camera-stretch.ts'
import type { ExportFormat } from './contract.ts'
import { makeNewFolder } from './create-new.ts'
import { FILES_HEAD, fileRow, MANIFEST_NAME, pictureRow, PICTURES_HEAD } from './manifest-rows.ts'
import { PictureFiles, type SavedPicture } from './picture-files.ts'
import {
  camerasIn,
  recordedBytes,
  recordedFrames,
  type ReadFrame,
  type Unread,
} from './recorded-frames.ts'
import { StretchFiles, type SavedFile } from './stretch-file.ts'

export interface ExportPlan {
  /** In which a folder is made for this export. It must be there: it may be on a disk that is away. */
  readonly folder: string
  readonly format: ExportFormat
  readonly arrays: ArrayFormat
  readonly stretch: CameraStretch
  /** Of recordings that have the stretch; without them, its frames are given to `write`. */
  readonly files: PackedFiles | undefined
  /** Names of files for the names of cameras. */
  readonly names: ReadonlyMap<string, string>
  /** Burned into the pictures. */
  readonly captions: Captions | undefined
  /** How the pictures with captions are shown, of cameras that are not shown as sent. */
  readonly values: ReadonlyMap<string, CameraValues>
}

export interface ExportFailure {
  readonly fault: DiskFault
  /** In English, from the system. */
  readonly why: string
}

/** What is on the disk. */
export interface Saved {
  readonly frames: number
  readonly insteadOfPng: number
  /** Pictures without the name and the time that were to be burned in. */
  readonly unburnt: number
  /** Of the recordings. */
  readonly unread: Unread
}

type Outcome<Result> = Result | ExportFailure

/** Bytes of a file that are read at once. */
const READ_BYTES = 1024 * 1024

export class ExportDesk {
  readonly #disk: Disk
  #job: Job | undefined

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Begins an export. @returns its folder */
  begin(plan: ExportPlan): Outcome<{ readonly folder: string }> {
    return outcomeOf(() => {
      const folder = makeNewFolder(plan.folder, `Camwall ${fileTime(plan.stretch.from)}`)
      this.#job = new Job(this.#disk, folder, plan)
      return { folder }
    })
  }

  /** A failure ends the export: what is whole is left as it is. */
  write(frames: readonly PastFrame[]): Outcome<{ readonly frames: number }> {
    return this.#attempt((job) => {
      for (const frame of frames) job.add(frame)
      return { frames: frames.length }
    })
  }

  /** Writes the next frames of the recordings. @param bytes - by `bytesInBatch`; after so many no further one is read */
  copy(bytes: number): Outcome<{ readonly share: number; readonly isEnd: boolean }> {
    return this.#attempt((job) => job.copy(bytes))
  }

  /** The cameras of which recordings have frames. */
  camerasIn(files: PackedFiles): Outcome<{ readonly cameras: readonly string[] }> {
    return outcomeOf(() => ({ cameras: camerasIn(unpackFiles(files)) }))
  }

  /** About how many bytes of recordings are of a stretch. */
  bytesIn(files: PackedFiles, stretch: CameraStretch): Outcome<{ readonly bytes: number }> {
    return outcomeOf(() => ({ bytes: recordedBytes(unpackFiles(files), stretch) }))
  }

  /** Completes all files. */
  end(): Outcome<Saved> {
    const outcome = this.#attempt((job) => job.end())
    this.#job = undefined
    return outcome
  }

  #attempt<Result>(work: (job: Job) => Result): Outcome<Result> {
    return outcomeOf(() => {
      const job = this.#job
      if (job === undefined) throw new Error('No export has begun.')
      try {
        return work(job)
      } catch (error) {
        job.abandon()
        this.#job = undefined
        throw error
      }
    })
  }
}

function outcomeOf<Result>(work: () => Result): Outcome<Result> {
  try {
    return work()
  } catch (error) {
    return { fault: faultOfLongFile(error), why: messageOf(error) }
  }
}

/** One export. */
class Job {
  readonly #disk: Disk
  readonly #folder: string
  readonly #plan: ExportPlan
  readonly #manifest: DiskFile
  readonly #pictures: PictureFiles
  readonly #files = new Map<string, StretchFiles>()
  readonly #recorded: Iterator<ReadFrame, Unread>
  readonly #burnIn: BurnIn | undefined
  #manifestBytes = 0
  #frames = 0
  #unburnt = 0
  #unread: Unread = { files: 0, frames: 0 }

  constructor(disk: Disk, folder: string, plan: ExportPlan) {
    this.#disk = disk
    this.#folder = folder
    this.#plan = plan
    this.#recorded = recordedFrames({
      ...plan.stretch,
      files: plan.files === undefined ? [] : unpackFiles(plan.files),
    })
    this.#pictures = new PictureFiles(disk, folder, plan.arrays)
    this.#burnIn = plan.captions && new BurnIn(plan.captions, plan.values)
    this.#manifest = disk.create(join(folder, MANIFEST_NAME))
    this.#note(plan.format === 'mkv' ? FILES_HEAD : PICTURES_HEAD)
  }

  add(sent: PastFrame): void {
    const name = this.#plan.names.get(sent.camera) ?? ''
    const frame = this.#burnIn?.burnt(sent) ?? sent
    if (this.#burnIn !== undefined && frame === sent) this.#unburnt += 1
    if (this.#plan.format === 'pictures') this.#notePictures(this.#pictures.add(frame, name, sent))
    else this.#noteFile(this.#filesOf(frame.camera, name).add(frame, sent))
  }

  copy(bytes: number): { readonly share: number; readonly isEnd: boolean } {
    let share = 0
    for (let left = bytes; left > 0;) {
      const next = this.#recorded.next()
      if (next.done === true) {
        this.#unread = next.value
        return { share: 1, isEnd: true }
      }
      const { frame } = next.value
      ;({ share } = next.value)
      left -= bytesInBatch(frame, this.#burnIn !== undefined)
      this.add(frame)
    }
    return { share, isEnd: false }
  }

  end(): Saved {
    this.#recorded.return?.()
    this.#notePictures(this.#pictures.sync())
    for (const files of this.#files.values()) this.#noteFile(files.end())
    this.#manifest.sync()
    this.#manifest.close()
    const { insteadOfPng } = this.#pictures
    return { frames: this.#frames, insteadOfPng, unburnt: this.#unburnt, unread: this.#unread }
  }

  /** Leaves what is whole. Never throws. */
  abandon(): void {
    this.#recorded.return?.()
    this.#pictures.abandon()
    for (const files of this.#files.values()) files.abandon()
    try {
      this.#manifest.truncate(this.#manifestBytes)
      this.#manifest.close()
    } catch {
      // Its disk is gone.
    }
  }

  #filesOf(camera: string, name: string): StretchFiles {
    const known = this.#files.get(camera)
    if (known !== undefined) return known
    const files = new StretchFiles(this.#disk, this.#folder, name, this.#plan.stretch.from)
    this.#files.set(camera, files)
    return files
  }

  #notePictures(saved: readonly SavedPicture[]): void {
    this.#frames += saved.length
    if (saved.length > 0) this.#note(saved.map(pictureRow).join(''))
  }

  #noteFile(saved: SavedFile | undefined): void {
    if (saved === undefined) return
    this.#frames += saved.frames
    const sha256 = fileSha256(join(this.#folder, saved.name))
    this.#note(fileRow(saved, this.#plan.stretch.from, sha256))
  }

  #note(rows: string): void {
    const bytes = Buffer.from(rows)
    this.#manifest.write([bytes], this.#manifestBytes)
    this.#manifestBytes += bytes.byteLength
  }
}

function fileSha256(path: string): string {
  const file = new FileToRead(path)
  try {
    const hash = createHash('sha256')
    for (let at = 0; at < file.size; at += READ_BYTES) hash.update(file.read(at, READ_BYTES))
    return hash.digest('hex')
  } finally {
    file.close()
  }
}
