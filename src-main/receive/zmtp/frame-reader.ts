/**
 * Reads the frames of a connection. The bytes of a large frame are read from the socket straight into its memory, which is used
 * again (`spareBytes`): no other memory is touched, and nothing is copied.
 */
import { spareBytes } from '../../lib/spare-bytes.ts'
import { COMMAND, KNOWN_FLAGS, LONG, MORE } from './frames.ts'
import { ProtocolError } from './protocol-error.ts'

/** Of a READY with its properties, the longest command. */
export const MAX_COMMAND_BYTES = 8 * 1024
/**
 * Memory for the first frame of a connection, however long it says that the frame is. It doubles as the bytes arrive, so that a
 * peer that only claims to send something has none. What was received whole once is expected to come again.
 */
const FIRST_BYTES = 64 * 1024
/** Fewer bytes are copied, with those of what follows them. */
const MIN_DIRECT_BYTES = 4 * 1024
/** Flags and a length of 8 bytes. */
const LONG_HEAD_BYTES = 9
const SHORT_HEAD_BYTES = 2

export interface ZmtpFrame {
  readonly isCommand: boolean
  /** Another part of its message follows. */
  readonly hasMore: boolean
  /** It has its memory alone. */
  readonly body: Uint8Array<ArrayBuffer>
}

export class FrameReader {
  readonly #maxBytes: number
  readonly #take: (frame: ZmtpFrame) => void
  readonly #head = new DataView(new ArrayBuffer(LONG_HEAD_BYTES))
  #headFilled = 0
  /** The memory of the frame whose head is complete, or of its beginning. */
  #body: Uint8Array<ArrayBuffer> | undefined
  #filled = 0
  /** Of the frame, as its head says. */
  #length = 0
  #proven = FIRST_BYTES

  /**
   * @param maxBytes - of a part of a message
   * @param take - called with each frame when it is complete
   */
  constructor(maxBytes: number, take: (frame: ZmtpFrame) => void) {
    this.#maxBytes = maxBytes
    this.#take = take
  }

  /** Where the next bytes are to be written, if many belong to one frame; otherwise call `read` with them. */
  get space(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#length - this.#filled < MIN_DIRECT_BYTES) return undefined
    return this.#body?.subarray(this.#filled)
  }

  /** Whether a frame that is no command has begun, and not ended. */
  get isInMessage(): boolean {
    return this.#headFilled > 0 && (this.#flags & COMMAND) === 0
  }

  /**
   * Call it when the first bytes of `space` are written.
   *
   * @throws ProtocolError
   */
  wrote(count: number): void {
    this.#filled += count
    this.#growOrEnd()
  }

  /** @throws ProtocolError */
  read(bytes: Uint8Array): void {
    for (let rest = bytes; rest.byteLength > 0;)
      rest = rest.subarray(
        this.#body === undefined ? this.#readHead(rest) : this.#readBody(this.#body, rest),
      )
  }

  get #flags(): number {
    return this.#head.getUint8(0)
  }

  /** Returns the number of bytes that belong to the head. */
  #readHead(bytes: Uint8Array): number {
    const [first = 0] = bytes
    if (this.#headFilled === 0) this.#head.setUint8(0, first)
    const length = (this.#flags & LONG) === 0 ? SHORT_HEAD_BYTES : LONG_HEAD_BYTES
    const piece = bytes.subarray(0, length - this.#headFilled)
    for (const byte of piece) this.#head.setUint8(this.#headFilled++, byte)
    if (this.#headFilled === length) this.#begin()
    return piece.byteLength
  }

  #begin(): void {
    const flags = this.#flags
    if ((flags & ~KNOWN_FLAGS) !== 0) throw new ProtocolError('malformed')
    const length =
      (flags & LONG) === 0 ? this.#head.getUint8(1) : Number(this.#head.getBigUint64(1))
    const most = (flags & COMMAND) === 0 ? this.#maxBytes : MAX_COMMAND_BYTES
    if (length > most) throw new ProtocolError('too-large')
    this.#length = length
    this.#body = spareBytes.take(Math.min(length, this.#proven))
    this.#growOrEnd()
  }

  /** Returns the number of bytes that belong to the body, or to the part of it that there is memory for. */
  #readBody(body: Uint8Array<ArrayBuffer>, bytes: Uint8Array): number {
    const piece = bytes.subarray(0, body.byteLength - this.#filled)
    body.set(piece, this.#filled)
    this.wrote(piece.byteLength)
    return piece.byteLength
  }

  #growOrEnd(): void {
    const body = this.#body
    if (body === undefined || this.#filled < body.byteLength) return
    if (this.#filled < this.#length) {
      this.#body = spareBytes.take(Math.min(this.#length, 2 * body.byteLength))
      this.#body.set(body)
      return
    }
    const flags = this.#flags
    this.#proven = Math.max(this.#proven, this.#length)
    this.#body = undefined
    this.#headFilled = 0
    this.#filled = 0
    this.#length = 0
    this.#take({ isCommand: (flags & COMMAND) !== 0, hasMore: (flags & MORE) !== 0, body })
  }
}
