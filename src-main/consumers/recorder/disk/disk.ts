/** What recording needs of a disk. Every call waits for the disk: it belongs into a thread of its own. */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  statfsSync,
  writevSync,
} from 'node:fs'
import { makeFolderSync } from '../../../lib/make-folder.ts'

/** Recordings show what cameras see: only their owner may read them. */
export const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

export interface Disk {
  /** Makes a folder, unless it is there. With `isDeep`, those above it, too. */
  makeFolder(path: string, isDeep: boolean): void
  /** Makes a file. @throws Error (EEXIST) if there is one */
  create(path: string): DiskFile
  /** Bytes that this user can still write. */
  freeBytes(folder: string): number
}

/** A file that is being written. */
export interface DiskFile {
  /** One piece behind the other. @param at - where the first one begins */
  write(pieces: readonly Uint8Array[], at: number): void
  /** Returns when what was written survives a loss of power. */
  sync(): void
  truncate(bytes: number): void
  /** Whether it still has a name. */
  isThere(): boolean
  close(): void
}

export const systemDisk: Disk = {
  makeFolder: (path, isDeep) => makeFolderSync(path, FOLDER_MODE, isDeep),
  create: (path) => new SystemFile(openSync(path, 'wx', FILE_MODE)),
  freeBytes(folder) {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  },
}

class SystemFile implements DiskFile {
  readonly #file: number

  constructor(file: number) {
    this.#file = file
  }

  /** All pieces with one call, as far as the disk takes them. One that gets full takes a part, and tells why at the next call. */
  write(pieces: readonly Uint8Array[], at: number): void {
    let [rest, place] = [pieces, at]
    while (rest.length > 0) {
      const written = writevSync(this.#file, rest, place)
      rest = withoutFirst(written, rest)
      place += written
    }
  }

  sync(): void {
    fdatasyncSync(this.#file)
  }

  truncate(bytes: number): void {
    ftruncateSync(this.#file, bytes)
  }

  isThere(): boolean {
    return fstatSync(this.#file).nlink > 0
  }

  close(): void {
    closeSync(this.#file)
  }
}

function withoutFirst(bytes: number, pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  let left = bytes
  return pieces.flatMap((piece) => {
    const cut = Math.min(left, piece.byteLength)
    left -= cut
    return cut < piece.byteLength ? [piece.subarray(cut)] : []
  })
}
