/**
 * The greetings, with which each side of a connection begins. Source: ZeroMQ RFC 37 (ZMTP 3.1) and RFC 15 (ZMTP 2.0).
 *
 * A greeting of 3.x has 64 bytes: a signature of 10, the version in 2, the security mechanism in 20, and a filler. One of 2.0, as of
 * NetMQ 3 and libzmq 3, ends after the version's first byte with the type of the socket.
 */
import { ProtocolError } from './protocol-error.ts'

const SIGNATURE_BYTES = 10
/** Of the version's first byte. */
const MAJOR_AT = SIGNATURE_BYTES
const MINOR_AT = MAJOR_AT + 1
const MECHANISM_AT = MINOR_AT + 1
const MECHANISM_BYTES = 20
const GREETING_BYTES = 64
const GREETING_BYTES_OF_2 = MINOR_AT + 1

/** Without encryption and passwords. */
const MECHANISM = Buffer.from('NULL'.padEnd(MECHANISM_BYTES, '\0'))
/** What ZMTP 2.0 sends for a socket's type, by its value. */
const TYPES_OF_2 = ['PAIR', 'PUB', 'SUB', 'REQ', 'REP', 'DEALER', 'ROUTER', 'PULL', 'PUSH', 'XPUB']
const ROUTER_IN_2 = TYPES_OF_2.indexOf('ROUTER')
/** The value that says 2.0: 0 was ZMTP 1.0, and 2 was never used. */
const MAJOR_OF_2 = 1
const MAJOR_OF_3 = 3

export type Greeting =
  /** It says the type of its socket later. `minor` above 0: it understands PING. */
  { readonly major: 3; readonly minor: number } | { readonly major: 2; readonly socketType: string }

/** The signature and the first byte of the version, by which the peer knows what it can speak. */
export const GREETING_BEGIN = Buffer.of(0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, MAJOR_OF_3)
const REST_OF_3 = Buffer.concat(
  [Buffer.of(1), MECHANISM],
  GREETING_BYTES - GREETING_BEGIN.byteLength,
)
/** With the frame that ZMTP 2.0 expects first: the own identity, which is empty. */
const REST_OF_2 = Buffer.of(ROUTER_IN_2, 0, 0)

export class GreetingReader {
  readonly #bytes = new Uint8Array(GREETING_BYTES)
  #filled = 0
  readonly #answer: (rest: Uint8Array) => void

  /** @param answer - called with what follows `GREETING_BEGIN`, as soon as the peer's version is known */
  constructor(answer: (rest: Uint8Array) => void) {
    this.#answer = answer
  }

  /**
   * @param bytes - the next ones of the connection
   * @returns how many of them belong to the greeting
   * @throws ProtocolError
   */
  read(bytes: Uint8Array): number {
    let used = 0
    while (used < bytes.byteLength && this.#filled < this.#length) {
      const piece = bytes.subarray(used, used + this.#length - this.#filled)
      this.#bytes.set(piece, this.#filled)
      const hadVersion = this.#filled > MAJOR_AT
      this.#filled += piece.byteLength
      used += piece.byteLength
      this.#check()
      if (!hadVersion && this.#filled > MAJOR_AT) this.#answer(this.#isOld ? REST_OF_2 : REST_OF_3)
    }
    return used
  }

  /** `undefined` while bytes are missing. @throws ProtocolError */
  get greeting(): Greeting | undefined {
    if (this.#filled < this.#length) return undefined
    const value = this.#bytes[MINOR_AT] ?? 0
    if (this.#isOld) return { major: 2, socketType: TYPES_OF_2[value] ?? '' }
    const mechanism = this.#bytes.subarray(MECHANISM_AT, MECHANISM_AT + MECHANISM_BYTES)
    if (!MECHANISM.equals(mechanism)) throw new ProtocolError('mechanism')
    return { major: 3, minor: value }
  }

  get #isOld(): boolean {
    return (this.#bytes[MAJOR_AT] ?? 0) < MAJOR_OF_3
  }

  /** As far as it is known. */
  get #length(): number {
    if (this.#filled <= MAJOR_AT) return MAJOR_AT + 1
    return this.#isOld ? GREETING_BYTES_OF_2 : GREETING_BYTES
  }

  #check(): void {
    const [first] = this.#bytes
    const last = this.#bytes[SIGNATURE_BYTES - 1] ?? 0
    const isSignature = first === 0xff && (this.#filled < SIGNATURE_BYTES || (last & 1) === 1)
    const hasVersion = this.#filled > MAJOR_AT
    if (!isSignature || (hasVersion && (this.#bytes[MAJOR_AT] ?? 0) < MAJOR_OF_2))
      throw new ProtocolError('not-zmtp')
  }
}
