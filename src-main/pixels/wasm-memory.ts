/** The memory of a WebAssembly module, with data aligned to vectors. */

/** The memory that a module exports. */
export interface MemoryExport {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** WebAssembly's page size. The first page is reserved for the module: its constants, and the null pointer. */
export const PAGE = 65_536
/** Bytes that must follow every block of data, because whole vectors are read and written past its end. */
export const MARGIN = 64

export class WasmMemory {
  readonly #memory: MemoryExport
  #bytes: Uint8Array<ArrayBuffer>

  constructor(memory: MemoryExport) {
    this.#memory = memory
    this.#bytes = new Uint8Array(memory.buffer)
  }

  /** All of the memory. `ensureCapacity` invalidates views of it. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }

  ensureCapacity(size: number): void {
    const missing = size - this.#bytes.byteLength
    if (missing <= 0) return
    this.#memory.grow(Math.ceil(missing / PAGE))
    this.#bytes = new Uint8Array(this.#memory.buffer)
  }
}

/** Rounds a pointer up to the next address at which a block of data may begin. */
export function align(pointer: number): number {
  return Math.ceil(pointer / MARGIN) * MARGIN
}
