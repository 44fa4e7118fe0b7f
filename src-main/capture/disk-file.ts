/** Files of recordings on a disk: read here and there, and finished in place. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import type { FileBytes } from './file-bytes.ts'
import type { Finish } from './recording.ts'

/** Must be closed. */
export class DiskFile implements FileBytes {
  readonly size: number
  readonly #file: number

  /** @throws Error if it cannot be opened */
  constructor(path: string, mode: 'r' | 'r+' = 'r') {
    this.#file = openSync(path, mode)
    this.size = fstatSync(this.#file).size
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)))
    let read = 0
    while (read < bytes.byteLength) {
      const more = readSync(this.#file, bytes, read, bytes.byteLength - read, offset + read)
      if (more === 0) break // It has become shorter.
      read += more
    }
    return bytes.subarray(0, read)
  }

  write(offset: number, bytes: Uint8Array): void {
    let written = 0
    while (written < bytes.byteLength)
      written += writeSync(this.#file, bytes, written, bytes.byteLength - written, offset + written)
  }

  truncate(size: number): void {
    ftruncateSync(this.#file, size)
  }

  sync(): void {
    fsyncSync(this.#file)
  }

  close(): void {
    closeSync(this.#file)
  }
}

/**
 * Finishes a recording that may have been cut off.
 *
 * @param plan - of the recording's format, e.g. `finishMatroska`
 * @throws Error if the disk is full or gone; it can be done again
 */
export function finishFile(path: string, plan: (file: FileBytes) => Finish): Finish {
  const file = new DiskFile(path, 'r+')
  try {
    const finish = plan(file)
    if (finish.kind === 'cut') carryOut(file, finish)
    return finish
  } finally {
    file.close()
  }
}

function carryOut(file: DiskFile, { keep, ending }: Extract<Finish, { kind: 'cut' }>): void {
  file.truncate(keep)
  let end = keep
  for (const bytes of ending.append) {
    file.write(end, bytes)
    end += bytes.byteLength
  }
  file.sync() // A file whose last patch is there must have everything before it.
  for (const { offset, bytes } of ending.patches) file.write(offset, bytes)
  file.sync()
}
