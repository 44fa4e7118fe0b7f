/** One frame of a camera: shared by all who read it, read-only, and counted, so that its memory goes back with the last. */
import type { Picture } from '../contract/frame.ts'
import { freeBytes } from '../pixels/free-bytes.ts'
import type { SentArray } from '../receive/imagezmq/message.ts'
import type { Fate } from './fate.ts'

/** What a frame is, without its bytes. */
export interface FrameFacts {
  /** Counts up over all cameras. */
  readonly id: number
  readonly camera: string
  /** The sender's text after its first `|`, as imagenode sends it. */
  readonly fields: readonly string[]
  /** The format of an encoded picture, or the layout of a raw array, and its size in pixels. */
  readonly picture: Picture
  /** Of a raw array, as its sender told it. */
  readonly array?: SentArray
  /** When it was sent, in milliseconds since the epoch, if the sender tells. */
  readonly sentAt: number | undefined
  /** When it came, in milliseconds since the epoch, */
  readonly arrivedAt: number
  /** and in milliseconds of a clock that nobody sets. */
  readonly arrivedAtSteady: number
  /** Its sender did not wait for the reply to the one before: it gets the time that others leave. */
  readonly isEager: boolean
}

/** Made with one holder, who must release it. */
export class Frame {
  readonly facts: FrameFacts
  readonly fate: Fate
  readonly #body: Uint8Array<ArrayBuffer>
  #holders = 1

  /** Takes the body over. */
  constructor(facts: FrameFacts, body: Uint8Array<ArrayBuffer>, fate: Fate) {
    this.facts = facts
    this.fate = fate
    this.#body = body
  }

  /**
   * The bytes as they were sent: an encoded picture, or an array's rows. Not to be changed.
   *
   * @throws Error after the last release
   */
  get body(): Uint8Array<ArrayBuffer> {
    if (this.#holders === 0) throw new Error(`Frame ${this.facts.id} was read after its release.`)
    return this.#body
  }

  /** One more reader keeps it. Gives the frame itself. */
  retain(): this {
    if (this.#holders === 0)
      throw new Error(`Frame ${this.facts.id} was retained after its release.`)
    this.#holders += 1
    return this
  }

  /** A reader is done with it. The last one's release gives the memory back at once. */
  release(): void {
    if (this.#holders === 0) throw new Error(`Frame ${this.facts.id} was released twice.`)
    this.#holders -= 1
    if (this.#holders === 0) freeBytes(this.#body)
  }
}
