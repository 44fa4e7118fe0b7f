/** One frame of a camera: read-only, shared by its readers, and reference-counted. The last release frees its memory. */
import type { Picture } from '../contract/frame.ts'
import { spareBytes } from '../lib/spare-bytes.ts'
import { freeBytes } from '../pixels/free-bytes.ts'
import type { SentArray } from '../receive/imagezmq/read-picture.ts'
import type { FrameOutcome } from './frame-outcome.ts'

/** The metadata of a frame. */
export interface FrameFacts {
  /** Counts up over all cameras. */
  readonly id: number
  readonly camera: string
  /** The sender's text after its first `|`, as imagenode sends it. */
  readonly fields: readonly string[]
  /** The format of an encoded picture, or the layout of a raw array, and its size in pixels. */
  readonly picture: Picture
  /** Type and shape of a raw array, from the message header. */
  readonly array?: SentArray
  /** Equal in successive frames of a camera that have the same picture, byte for byte: the id of the first of them. */
  readonly content: number
  /** The hubs that have published it again, the first one first; missing if none has. */
  readonly via?: readonly string[]
  /**
   * How long before it arrived it had come to the hub that sent it, in milliseconds; missing unless that hub has sent it again, or late.
   */
  readonly age?: number
  /** When it was sent, in milliseconds since the epoch; `undefined` if the sender does not report it. */
  readonly sentAt: number | undefined
  /** When it arrived, in milliseconds since the epoch. */
  readonly arrivedAt: number
  /** When it arrived, in milliseconds of the monotonic clock (`performance.now`). */
  readonly arrivedAtSteady: number
  /** The sender did not wait for the reply to its previous frame, or makes up its names, so all others are served first. */
  readonly isServedLast: boolean
}

/** Created with one reference, which the creator must release. */
export class Frame {
  readonly facts: FrameFacts
  readonly outcome: FrameOutcome
  readonly #body: Uint8Array<ArrayBuffer>
  #references = 1

  /** Takes ownership of the body. */
  constructor(facts: FrameFacts, body: Uint8Array<ArrayBuffer>, outcome: FrameOutcome) {
    this.facts = facts
    this.outcome = outcome
    this.#body = body
  }

  /**
   * The bytes as they were sent: an encoded picture, or an array's rows. Must not be modified.
   *
   * @throws Error after the last release
   */
  get body(): Uint8Array<ArrayBuffer> {
    if (this.#references === 0)
      throw new Error(`Frame ${this.facts.id} was read after its release.`)
    return this.#body
  }

  /** Adds a reference, which must be released. Returns the frame itself. */
  retain(): this {
    if (this.#references === 0)
      throw new Error(`Frame ${this.facts.id} was retained after its release.`)
    this.#references += 1
    return this
  }

  /** Removes a reference. The last release frees the memory at once, or has it used again: the body is empty in both cases. */
  release(): void {
    if (this.#references === 0) throw new Error(`Frame ${this.facts.id} was released twice.`)
    this.#references -= 1
    if (this.#references === 0 && !spareBytes.giveBack(this.#body)) freeBytes(this.#body)
  }
}
