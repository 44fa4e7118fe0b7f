/** Frames as pictures: a folder for each camera, and in it a file for each frame. */
import { createHash } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileTime } from '../../capture/file-names.ts'
import type { PastFrame } from '../../capture/past.ts'
import { stillOf } from '../../capture/still.ts'
import type { Disk, DiskFile } from '../../consumers/recorder/disk/disk.ts'
import type { ArrayFormat } from '../../contract/picture-files.ts'
import { createNew } from './create-new.ts'

/** Pictures that are put on the disk together: one after the other takes a disk with a head several times as long. */
const SYNC_EVERY = 32

export interface SavedPicture {
  /** Within the folder of all cameras, with `/`. */
  readonly name: string
  readonly frame: PastFrame
  /** SHA-256 of the file, and of the bytes as they were sent, in hexadecimal digits. */
  readonly sha256: string
  readonly sentSha256: string
  /** The name and the time are burned in. */
  readonly isBurnt: boolean
}

interface Unsynced {
  readonly file: DiskFile
  readonly path: string
  readonly picture: SavedPicture
}

export class PictureFiles {
  /** Arrays that are `.npy` files because PNG cannot hold them. */
  insteadOfPng = 0
  readonly #disk: Disk
  readonly #folder: string
  readonly #arrays: ArrayFormat
  readonly #folders = new Set<string>()
  #unsynced: Unsynced[] = []

  constructor(disk: Disk, folder: string, arrays: ArrayFormat) {
    this.#disk = disk
    this.#folder = folder
    this.#arrays = arrays
  }

  /**
   * @param camera - its name as a file name
   * @param sent - the frame as it was sent, unless that is saved
   * @returns pictures that are on the disk
   * @throws Error if the disk is full or gone
   */
  add(frame: PastFrame, camera: string, sent = frame): readonly SavedPicture[] {
    const folder = join(this.#folder, camera)
    if (!this.#folders.has(camera)) this.#disk.makeFolder(folder, false)
    this.#folders.add(camera)
    const { bytes, extension, isInsteadOfPng } = stillOf(frame, this.#arrays)
    const { file, name } = createNew(
      this.#disk,
      folder,
      `${camera} ${fileTime(frame.time)}`,
      extension,
    )
    const sha256 = sha256Of(bytes)
    const sentSha256 = bytes === sent.body ? sha256 : sha256Of(sent.body)
    const isBurnt = sent !== frame
    const picture = { name: `${camera}/${name}`, frame, sha256, sentSha256, isBurnt }
    this.#unsynced.push({ file, path: join(folder, name), picture })
    file.write([bytes], 0)
    if (isInsteadOfPng) this.insteadOfPng += 1
    return this.#unsynced.length < SYNC_EVERY ? [] : this.sync()
  }

  /**
   * Puts all pictures on the disk.
   *
   * @returns those that were not there before
   * @throws Error if the disk is full or gone
   */
  sync(): readonly SavedPicture[] {
    for (const { file } of this.#unsynced) file.sync()
    const synced = this.#unsynced
    this.#unsynced = []
    for (const { file } of synced) file.close()
    return synced.map(({ picture }) => picture)
  }

  /** Removes the pictures of which it is not known whether they are whole. Never throws. */
  abandon(): void {
    for (const { file, path } of this.#unsynced.splice(0))
      try {
        file.close()
        unlinkSync(path)
      } catch {
        // The disk is gone.
      }
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
