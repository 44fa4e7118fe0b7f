/**
 * Frames from before a recording, which are more than can be copied at once: they are held until the thread has taken others. Newer
 * frames wait behind them, so that files of all cameras are in the order of time.
 */
import type { CapturedFrame } from '../../capture/captured-frame.ts'

/** A frame that stays as it is until it is released. */
export interface HeldCapture {
  readonly frame: CapturedFrame
  readonly release: () => void
}

export class FramesBefore {
  #held: HeldCapture[] = []
  #newerBytes = 0

  get areNone(): boolean {
    return this.#held.length === 0
  }

  has(camera: string): boolean {
    return this.#held.some(({ frame }) => frame.camera === camera)
  }

  /** Of frames that arrived since the recording began. */
  get newerBytes(): number {
    return this.#newerBytes
  }

  add(held: HeldCapture): void {
    this.#held.push(held)
  }

  /** A frame that arrived since. */
  addNewer({ frame, release }: HeldCapture): void {
    const { byteLength } = frame.body
    this.#newerBytes += byteLength
    this.add({
      frame,
      release: () => {
        this.#newerBytes -= byteLength
        release()
      },
    })
  }

  /** Takes the first ones. @param use - is done with a frame when it returns */
  takeWhile(mayTake: () => boolean, use: (frame: CapturedFrame) => void): void {
    let count = 0
    for (const { frame, release } of this.#held) {
      if (!mayTake()) break
      count += 1
      use(frame)
      release()
    }
    this.#held = this.#held.slice(count)
  }

  /** Takes all of some cameras, in order. */
  takeOf(isTaken: (camera: string) => boolean, use: (frame: CapturedFrame) => void): void {
    const taken = this.#held.filter(({ frame }) => isTaken(frame.camera))
    this.#held = this.#held.filter(({ frame }) => !isTaken(frame.camera))
    for (const { frame, release } of taken) {
      use(frame)
      release()
    }
  }
}
