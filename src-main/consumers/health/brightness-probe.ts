/**
 * Looks at one picture of each camera every few seconds, also when no window shows it, and keeps how bright it was.
 *
 * It looks at the newest frame, which the feed keeps of every camera anyway. As a consumer with a demand it would have a
 * capacity of its own, and the hub would let all cameras send as long as one consumer has capacity: the back-pressure of slow
 * windows would be lost.
 */
import type { EncodedPicture } from '../../contract/frame.ts'
import type { Frame } from '../../feed/frame.ts'
import { brightnessOf } from '../../pixels/brightness.ts'
import type { MeasuredBrightness } from '../values/values-jobs.ts'

/**
 * After a picture the probe rests for so many times as long as that one took, whatever the interval: it takes at most 1.5 %
 * of one core. On a wall of many large pictures each is looked at less often instead.
 */
const REST = 66
/** For cameras that are added. */
const MAX_PAUSE_MS = 1000

export interface ProbeSource {
  /** Names of the cameras to look at. */
  cameras(): Iterable<string>
  newest(camera: string): Frame | undefined
  /**
   * Measures an encoded picture. Rejects if it cannot be decoded. The bytes are valid until it settles.
   */
  measure(picture: EncodedPicture, body: Uint8Array<ArrayBuffer>): Promise<MeasuredBrightness>
}

interface Look {
  /** In milliseconds of the monotonic clock. */
  readonly at: number
  readonly content: number
  readonly brightness: number | undefined
}

export class BrightnessProbe {
  readonly #source: ProbeSource
  readonly #now: () => number
  readonly #looks = new Map<string, Look>()
  /** Milliseconds between two looks at one camera; `undefined` while it is off. */
  #everyMs: number | undefined
  #timer: NodeJS.Timeout | undefined
  #isLooking = false

  /** @param now - in milliseconds of a monotonic clock */
  constructor(source: ProbeSource, now = () => performance.now()) {
    this.#source = source
    this.#now = now
  }

  /** @param everyMs - milliseconds between two looks at one camera; `undefined` ends it */
  setInterval(everyMs: number | undefined): void {
    if (everyMs === this.#everyMs) return
    this.#everyMs = everyMs
    if (everyMs === undefined) this.#looks.clear()
    if (!this.#isLooking) this.#wait(0)
  }

  /** At the newest look; `undefined` before the first, and if it is not known. */
  brightness(camera: string): number | undefined {
    return this.#looks.get(camera)?.brightness
  }

  #wait(pause: number): void {
    clearTimeout(this.#timer)
    if (this.#everyMs === undefined) return
    this.#timer = setTimeout(() => void this.#look(), pause)
    this.#timer.unref() // It does not keep Camwall from exiting.
  }

  async #look(): Promise<void> {
    const everyMs = this.#everyMs
    if (everyMs === undefined) return
    const began = this.#now()
    const next = this.#longestAgo()
    const dueIn =
      next === undefined ? MAX_PAUSE_MS : (this.#looks.get(next)?.at ?? -Infinity) + everyMs - began
    if (next === undefined || dueIn > 0) {
      this.#wait(Math.min(dueIn, MAX_PAUSE_MS))
      return
    }
    this.#isLooking = true
    const tookMs = await this.#lookAt(next, began)
    this.#isLooking = false
    this.#wait(REST * tookMs)
  }

  /** Resolves to how long the measurement took, in milliseconds. */
  async #lookAt(camera: string, at: number): Promise<number> {
    const frame = this.#source.newest(camera)
    const before = this.#looks.get(camera)
    if (frame === undefined || before?.content === frame.facts.content) {
      this.#looks.set(camera, { content: 0, brightness: undefined, ...before, at })
      return 0
    }
    frame.retain()
    try {
      const { brightness, tookMs } = await this.#measure(frame)
      if (this.#everyMs !== undefined)
        this.#looks.set(camera, { at, content: frame.facts.content, brightness })
      return tookMs
    } finally {
      frame.release()
    }
  }

  async #measure({ facts: { picture }, body }: Frame): Promise<MeasuredBrightness> {
    const began = this.#now()
    if (picture.kind === 'raw') {
      const brightness = brightnessOf(picture, body)
      return { brightness, tookMs: this.#now() - began }
    }
    try {
      return await this.#source.measure(picture, body)
    } catch {
      // A picture that cannot be decoded is reported by the painter.
      return { brightness: undefined, tookMs: this.#now() - began }
    }
  }

  /** Forgets cameras that are not there any more, and gives the one that was looked at longest ago. */
  #longestAgo(): string | undefined {
    const here = new Set(this.#source.cameras())
    for (const camera of this.#looks.keys()) if (!here.has(camera)) this.#looks.delete(camera)
    const atOf = (camera: string) => this.#looks.get(camera)?.at ?? -Infinity
    let longest: string | undefined
    for (const camera of here)
      if (longest === undefined || atOf(camera) < atOf(longest)) longest = camera
    return longest
  }
}
