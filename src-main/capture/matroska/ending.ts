/** The end of a Matroska file: its index, and what is written over the places that the head left. */
import type { RecordingEnd } from '../recording-writer.ts'
import { element, longSize, uint } from './ebml.ts'
import { durationOf, seekTo, segmentData, TRACK, type Places } from './head.ts'
import * as ids from './ids.ts'

/** Every cluster begins with a whole picture, so that a player can begin there. More entries would only make the index longer. */
export const CUE_EVERY_MS = 1000

/** An entry of the index. */
interface Cue {
  /** Milliseconds from the beginning of the recording. */
  readonly time: number
  /** Of its cluster, from the data of the segment. */
  readonly position: number
}

/** What is known of a file when it ends. Times are in milliseconds from the beginning of the recording. */
export class Contents {
  readonly #cues: Cue[] = []
  #frames = 0
  #last = 0

  get frames(): number {
    return this.#frames
  }

  get cues(): readonly Cue[] {
    return this.#cues
  }

  /** @param last - the time of its last frame */
  addCluster(cue: Cue, frames: number, last: number): void {
    const before = this.#cues.at(-1)
    if (before === undefined || cue.time - before.time >= CUE_EVERY_MS) this.#cues.push(cue)
    this.#frames += frames
    this.#last = last
  }

  /** The last frame lasts as long as those before did on average. */
  get duration(): number {
    return this.#last + Math.max(1, this.#frames > 1 ? this.#last / (this.#frames - 1) : 0)
  }
}

/** @param size - of the file, up to the end of its last cluster */
export function endingOf(places: Places, contents: Contents, size: number): RecordingEnd {
  const cues = element(ids.CUES, ...contents.cues.map(cuePoint))
  const data = segmentData(places)
  return {
    append: [cues],
    patches: [
      { offset: places.cuesSeek, bytes: seekTo(ids.CUES, size - data) },
      { offset: places.duration, bytes: durationOf(contents.duration) },
      { offset: places.segmentSize, bytes: longSize(size + cues.byteLength - data) },
    ],
  }
}

function cuePoint({ time, position }: Cue): Uint8Array {
  return element(
    ids.CUE_POINT,
    uint(ids.CUE_TIME, time),
    element(
      ids.CUE_TRACK_POSITIONS,
      uint(ids.CUE_TRACK, TRACK),
      uint(ids.CUE_CLUSTER_POSITION, position),
    ),
  )
}
