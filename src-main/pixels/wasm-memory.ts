/** The memory of a WebAssembly module, laid out in whole vectors. */

/** What a module exports of it. */
export interface MemoryExport {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** WebAssembly's unit. The first page is a module's own: its constants lie there, and a null pointer must not work. */
export const PAGE = 65_536
/** Whole vectors are read and written past the end of what is asked for. */
export const MARGIN = 64

export class WasmMemory {
  readonly #memory: MemoryExport
  #bytes: Uint8Array<ArrayBuffer>

  constructor(memory: MemoryExport) {
    this.#memory = memory
    this.#bytes = new Uint8Array(memory.buffer)
  }

  /** All of it. Views are dead after `makeRoom`. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }

  makeRoom(size: number): void {
    const missing = size - this.#bytes.byteLength
    if (missing <= 0) return
    this.#memory.grow(Math.ceil(missing / PAGE))
    this.#bytes = new Uint8Array(this.#memory.buffer)
  }
}

/** The next pointer at which a vector may begin. */
export function align(pointer: number): number {
  return Math.ceil(pointer / MARGIN) * MARGIN
}
