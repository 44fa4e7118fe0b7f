/** A file that is read here and there, however large it is. Synchronous: it is read in threads that do nothing else. */

export interface FileBytes {
  readonly size: number
  /** The bytes from `offset` on; fewer than `length` only at the end of the file. */
  read(offset: number, length: number): Uint8Array
}

/** A file that is in memory, or a part of one. */
export function bytesInMemory(bytes: Uint8Array): FileBytes {
  return {
    size: bytes.byteLength,
    read(offset, length) {
      // As of a disk. `subarray` would count from the end.
      if (offset < 0) throw new RangeError(`No file has bytes at ${offset}.`)
      return bytes.subarray(offset, offset + length)
    },
  }
}
