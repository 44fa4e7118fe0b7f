/** The frames of a stretch of what look-back keeps, in the order in which they are saved. */
import type { HeldFrame, KeptPast, PastFrame } from '../../capture/past.ts'
import { nextTurn } from '../../lib/pause.ts'
import type { CameraStretch } from './camera-stretch.ts'
import type { StretchAmount } from './contract.ts'

/** Cameras take turns after so long: what is oldest is given up first. */
const SLICE_MS = 1000
/** Times that are looked up before others have their turn; it takes about a millisecond. */
const TIMES_PER_TURN = 500

/** @returns `undefined` if nothing is kept of that time */
export function keptStretch(
  past: KeptPast,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
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
 * Holds its frames, second after second, those of one time each. Each camera begins with the frame that it showed when the stretch
 * begins, so that all of them have a picture from there on.
 */
function* heldFrames(
  past: KeptPast,
  { cameras, from, to }: CameraStretch,
): Generator<readonly HeldFrame[], void> {
  for (const camera of cameras) {
    const shown = past.at(camera, from)
    if (shown !== undefined) yield past.hold(camera, shown.time)
  }
  for (let begin = from; begin < to; begin += SLICE_MS) {
    const end = Math.min(begin + SLICE_MS, to)
    for (const camera of cameras) {
      let time = past.next(camera, begin)
      for (; time !== undefined && time <= end; time = past.next(camera, time))
        yield past.hold(camera, time)
    }
  }
}

export async function keptAmount(past: KeptPast, stretch: CameraStretch): Promise<StretchAmount> {
  const cameras = new Set<string>()
  let frames = 0
  let bytes = 0
  let times = 0
  for (const held of heldFrames(past, stretch)) {
    for (const { frame, release } of held) {
      cameras.add(frame.camera)
      frames += 1
      bytes += frame.body.byteLength
      release()
    }
    if (++times % TIMES_PER_TURN === 0) await nextTurn()
  }
  return { from: stretch.from, to: stretch.to, cameras: [...cameras], frames, bytes }
}

/** Holds as many frames of a stretch as may be held, from the oldest on, until they are taken. */
export class StretchFrames {
  readonly #past: KeptPast
  readonly #frames: Iterator<readonly HeldFrame[], void>
  #held: HeldFrame[] = []
  #isAtEnd = false

  constructor(past: KeptPast, stretch: CameraStretch) {
    this.#past = past
    this.#frames = heldFrames(past, stretch)
  }

  /** Resolves when no further frame can be held, or all are. */
  async hold(): Promise<void> {
    for (let times = 1; !this.#isAtEnd && this.#past.canHold; times++) {
      this.#holdNext()
      if (times % TIMES_PER_TURN === 0) await nextTurn()
    }
  }

  /**
   * The next frames, whose bodies are copies. Empty at the end.
   *
   * @param bytes - after so many no further one is taken
   * @param bytesOf - those of a frame; of its body unless given
   */
  take(bytes: number, bytesOf = ({ body }: PastFrame) => body.byteLength): readonly PastFrame[] {
    const taken: PastFrame[] = []
    for (let left = bytes; left > 0;) {
      if (this.#held.length === 0) this.#holdNext()
      const held = this.#held.shift()
      if (held === undefined && this.#isAtEnd) break
      if (held === undefined) continue // It was given up a moment ago.
      taken.push({ ...held.frame, body: held.frame.body.slice() })
      left -= bytesOf(held.frame)
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
    const next = this.#isAtEnd ? undefined : this.#frames.next()
    if (next === undefined || next.done === true) this.#isAtEnd = true
    else this.#held.push(...next.value)
  }
}
