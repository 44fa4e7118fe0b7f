/** The frames of a stretch of the past, in the order in which they are saved. */
import type { HeldFrame, KeptPast, Past, PastFrame, TimeRange } from '../../capture/past.ts'
import { nextTurn } from '../../lib/pause.ts'
import type { Stretch, StretchAmount } from './contract.ts'

/** Cameras take turns after so long: what is oldest is given up first. */
const SLICE_MS = 1000
/** Frames that are looked up before others have their turn; it takes about a millisecond. */
const FRAMES_PER_TURN = 500

/** Both times are known. In milliseconds since the epoch. */
export interface CameraStretch extends TimeRange {
  readonly cameras: readonly string[]
}

interface FramePlace {
  readonly camera: string
  readonly time: number
}

/** @returns `undefined` if nothing is kept of that time */
export function stretchOf(
  past: KeptPast,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  isChosen: (camera: string) => boolean,
): CameraStretch | undefined {
  const range = past.range()
  if (range === undefined) return undefined
  const begin = Math.max(from ?? range.from, range.from)
  const end = Math.min(to ?? range.to, range.to)
  const cameras = past.cameras.filter(isChosen)
  return begin > end || cameras.length === 0 ? undefined : { cameras, from: begin, to: end }
}

/**
 * Where its frames are, second after second. Each camera begins with the frame that it showed when the stretch begins, so that all
 * of them have a picture from there on.
 */
function* placesIn(past: Past, { cameras, from, to }: CameraStretch): Generator<FramePlace, void> {
  for (const camera of cameras)
    if (past.at(camera, from) !== undefined) yield { camera, time: from }
  for (let begin = from; begin < to; begin += SLICE_MS) {
    const end = Math.min(begin + SLICE_MS, to)
    for (const camera of cameras) {
      let time = past.next(camera, begin)
      for (; time !== undefined && time <= end; time = past.next(camera, time))
        yield { camera, time }
    }
  }
}

export async function amountOf(past: Past, stretch: CameraStretch): Promise<StretchAmount> {
  const cameras = new Set<string>()
  let frames = 0
  let bytes = 0
  for (const { camera, time } of placesIn(past, stretch)) {
    cameras.add(camera)
    frames += 1
    bytes += past.at(camera, time)?.body.byteLength ?? 0
    if (frames % FRAMES_PER_TURN === 0) await nextTurn()
  }
  return { from: stretch.from, to: stretch.to, cameras: cameras.size, frames, bytes }
}

/** Holds as many frames of a stretch as may be held, from the oldest on, until they are taken. */
export class StretchFrames {
  readonly #past: KeptPast
  readonly #places: Iterator<FramePlace, void>
  #held: HeldFrame[] = []
  #isAtEnd = false

  constructor(past: KeptPast, stretch: CameraStretch) {
    this.#past = past
    this.#places = placesIn(past, stretch)
  }

  /** Resolves when no further frame can be held, or all are. */
  async hold(): Promise<void> {
    for (let count = 1; !this.#isAtEnd && this.#past.canHold; count++) {
      this.#holdNext()
      if (count % FRAMES_PER_TURN === 0) await nextTurn()
    }
  }

  /**
   * The next frames, whose bodies are copies. Empty at the end.
   *
   * @param bytes - after so many no further one is taken
   */
  take(bytes: number): readonly PastFrame[] {
    const taken: PastFrame[] = []
    for (let left = bytes; left > 0;) {
      if (this.#held.length === 0 && !this.#isAtEnd) this.#holdNext()
      const held = this.#held.shift()
      if (held === undefined && this.#isAtEnd) break
      if (held === undefined) continue // It was given up a moment ago.
      taken.push({ ...held.frame, body: held.frame.body.slice() })
      left -= held.frame.body.byteLength
      held.release()
    }
    return taken
  }

  /** Gives up all that was not taken. */
  release(): void {
    this.#isAtEnd = true
    for (const { release } of this.#held.splice(0)) release()
  }

  #holdNext(): void {
    const next = this.#places.next()
    if (next.done === true) {
      this.#isAtEnd = true
      return
    }
    const { camera, time } = next.value
    const held = this.#past.hold(camera, time)
    if (held !== undefined) this.#held.push(held)
  }
}
