/** What windows show of recordings: of each, the frames of its newest moment. */
import type { PastFrame, PastMoment } from '../../capture/past.ts'
import { MAX_WINDOWS } from '../../contract/limits.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import type { LoadedMoment } from './playback-calls.ts'

/** By camera. */
type Frames = ReadonlyMap<string, PastFrame>

interface Playing {
  frames: Frames
  forgetting?: NodeJS.Timeout
}

/** Windows that are closed are not told: what one has that asks for nothing is loaded anew. */
const FORGET_AFTER_MS = 5000

export type LoadMoment = (
  window: string,
  time: number,
  known: ReadonlyMap<string, number>,
) => Promise<LoadedMoment>

export class WindowsPlaying {
  readonly #load: LoadMoment
  readonly #windows = new Map<string, Playing>()

  constructor(load: LoadMoment) {
    this.#load = load
  }

  /**
   * The moment of a window that plays, or begins to. A camera's frame is loaded when another one is due.
   *
   * @param time - in milliseconds since the epoch
   * @returns `undefined` if the window has stopped meanwhile
   */
  async momentAt(window: string, time: number): Promise<PastMoment | undefined> {
    const playing: Playing = this.#windows.get(window) ?? { frames: new Map() }
    this.#windows.set(window, playing)
    keepNewest(this.#windows, MAX_WINDOWS)
    const { frames: before } = playing
    const known = new Map(Array.from(before, ([camera, frame]) => [camera, frame.time]))
    const { frames, same } = await this.#load(window, time, known)
    if (this.#windows.get(window) !== playing) return undefined
    const kept = same.flatMap((camera) => before.get(camera) ?? [])
    playing.frames = new Map([...kept, ...frames].map((frame) => [frame.camera, frame]))
    clearTimeout(playing.forgetting)
    playing.forgetting = setTimeout(() => (playing.frames = new Map()), FORGET_AFTER_MS)
    playing.forgetting.unref()
    return momentOf(playing.frames)
  }

  stop(window: string): void {
    clearTimeout(this.#windows.get(window)?.forgetting)
    this.#windows.delete(window)
  }
}

function momentOf(frames: Frames): PastMoment {
  return {
    at: (camera, time) => {
      const frame = frames.get(camera)
      return frame !== undefined && frame.time <= time ? frame : undefined
    },
  }
}
