/** What the thread does that reads recordings: of each window, the recordings that it shows. */
import type { PastFrame, TimeRange } from '../../capture/past.ts'
import { unpackFiles } from '../../capture/recorded-file.ts'
import { RecordedPast } from '../../capture/recorded-past.ts'
import { MAX_WINDOWS } from '../../contract/limits.ts'
import type { PackedFiles } from '../../contract/recording.ts'
import { Moved } from '../../lib/call-thread.ts'
import type { RecordedRange } from './contract.ts'
import { PauseReader } from './pause-reader.ts'
import { rangeOf } from './spans.ts'

/** Files are closed when no window has used them for one to two times that long. */
const CLOSE_EVERY_MS = 3000

export interface LoadedMoment {
  /** Frames that are shown, and were not known. */
  readonly frames: readonly PastFrame[]
  /** Cameras whose known frame is shown. */
  readonly same: readonly string[]
}

export class PlaybackCalls {
  readonly #pasts = new Map<string, RecordedPast>()
  readonly #pauses = new PauseReader()
  #closing: NodeJS.Timeout | undefined

  /** From now on the window shows these. @param now - in milliseconds since the epoch */
  open(window: string, packed: PackedFiles, range: TimeRange, now: number): RecordedRange {
    const files = unpackFiles(packed)
    const past = this.#pastOf(window) ?? new RecordedPast()
    this.#pasts.delete(window)
    this.#pasts.set(window, past)
    past.update(files, range)
    this.#closeOldest()
    this.#pauses.read(files)
    const found = files.map((file) => {
      return { file, cameras: past.camerasIn(file), pauses: this.#pauses.of(file) }
    })
    return rangeOf(found, range, now)
  }

  /** @param known - when the frames arrived that the window has, by camera */
  moment(
    window: string,
    cameras: readonly string[],
    time: number,
    known: ReadonlyMap<string, number>,
  ): Moved<LoadedMoment> {
    const past = this.#pastOf(window)
    const times = cameras.map((camera) => ({ camera, at: past?.timeAt(camera, time) }))
    const isSame = ({ camera, at }: (typeof times)[number]) =>
      at !== undefined && known.get(camera) === at
    const frames = times
      .filter((each) => each.at !== undefined && !isSame(each))
      .flatMap(({ camera }) => past?.at(camera, time) ?? [])
    const same = times.filter(isSame).map(({ camera }) => camera)
    // Each body is read for this answer.
    const memory = frames.map(({ body }) => body.buffer)
    return new Moved({ frames, same }, memory)
  }

  step(window: string, camera: string, time: number, by: 1 | -1): number | undefined {
    const past = this.#pastOf(window)
    if (past === undefined) return undefined
    if (by > 0) return past.next(camera, time)
    return past.previous(camera, past.timeAt(camera, time) ?? time)
  }

  frame(window: string, camera: string, time: number): Moved<PastFrame | undefined> {
    const frame = this.#pastOf(window)?.at(camera, time)
    return new Moved(frame, frame === undefined ? [] : [frame.body.buffer])
  }

  /** Closes all files. */
  close(): void {
    clearTimeout(this.#closing)
    this.#pauses.stop()
    for (const past of this.#pasts.values()) past.close()
    this.#pasts.clear()
  }

  #pastOf(window: string): RecordedPast | undefined {
    this.#closing ??= setTimeout(() => this.#closeUnused(), CLOSE_EVERY_MS)
    return this.#pasts.get(window)
  }

  #closeUnused(): void {
    const areOpen = [...this.#pasts.values()].map((past) => past.closeUnused())
    this.#closing = areOpen.includes(true)
      ? setTimeout(() => this.#closeUnused(), CLOSE_EVERY_MS)
      : undefined
  }

  /** Windows that are closed are not told. */
  #closeOldest(): void {
    for (const [window, past] of this.#pasts) {
      if (this.#pasts.size <= MAX_WINDOWS) return
      past.close()
      this.#pasts.delete(window)
    }
  }
}
