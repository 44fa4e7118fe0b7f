/**
 * The frames that are toned before they are sent to a painter: of each camera at most one at a time, and the newest one that
 * came meanwhile. They are not in flight yet, so a picture that takes long to decode does not slow other cameras.
 */
import type { Frame } from '../../feed/frame.ts'

export interface TonedFramesListener {
  /** Tones and sends a frame, which is valid until this settles. Rejects if it cannot be decoded. */
  tone(frame: Frame): Promise<void>
  /** A newer frame of its camera came before it was toned. */
  overtaken(frame: Frame): void
  failed(frame: Frame): void
  /** The camera of a frame has none in toning any more. */
  ended(): void
}

export class TonedFrames {
  readonly #listener: TonedFramesListener
  /** By camera that has a frame in toning: the one that follows. */
  readonly #next = new Map<string, Frame | undefined>()

  constructor(listener: TonedFramesListener) {
    this.#listener = listener
  }

  /** Those in toning, without those that follow. */
  get count(): number {
    return this.#next.size
  }

  take(frame: Frame): void {
    const { camera } = frame.facts
    frame.retain()
    if (!this.#next.has(camera)) {
      this.#next.set(camera, undefined)
      void this.#tone(frame)
      return
    }
    const waiting = this.#next.get(camera)
    this.#next.set(camera, frame)
    waiting?.release()
    if (waiting !== undefined && waiting !== frame) this.#listener.overtaken(waiting)
  }

  /** Releases the frames that wait. Those in toning are released when they are toned. */
  clear(): void {
    for (const [camera, waiting] of this.#next) {
      waiting?.release()
      this.#next.set(camera, undefined)
    }
  }

  async #tone(frame: Frame): Promise<void> {
    try {
      await this.#listener.tone(frame)
    } catch {
      this.#listener.failed(frame) // The decoders' errors say little that helps a person.
    }
    const { camera } = frame.facts
    frame.release()
    const next = this.#next.get(camera)
    if (next === undefined) {
      this.#next.delete(camera)
      this.#listener.ended()
      return
    }
    this.#next.set(camera, undefined)
    void this.#tone(next)
  }
}
