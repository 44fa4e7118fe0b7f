/** Watches all cameras: their warnings, their history, and those that do not come. */
import type { Warning } from '../../contract/warnings.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import type { CameraSigns } from '../../feed/camera-signs.ts'
import type { Moment } from '../../feed/feed.ts'
import { CameraHistory } from './camera-history.ts'
import { onsetsAfter, type Onsets } from './onsets.ts'
import { warningsOf, type Delays } from './warnings.ts'

interface Watched {
  readonly history: CameraHistory
  onsets: Onsets
  warnings: readonly Warning[]
}

export class HealthWatch {
  readonly #watched = new Map<string, Watched>()
  /** Cameras that have sent in this run, and are not watched any more. */
  readonly #seen = new Set<string>()

  /** Call it about twice a second with what is noticed of all cameras. Returns the warnings of each. */
  judge(
    all: readonly CameraSigns[],
    {
      delays,
      brightness,
    }: { readonly delays: Delays; brightness: (camera: string) => number | undefined },
    moment: Moment,
  ): ReadonlyMap<string, readonly Warning[]> {
    const { steady } = moment
    const here = new Set(all.map(({ camera }) => camera))
    for (const camera of this.#watched.keys()) if (!here.has(camera)) this.#leave(camera)
    return new Map(
      all.map((signs) => {
        const { camera } = signs
        const watched = this.#of(signs, steady)
        watched.history.note(signs, steady)
        watched.onsets = onsetsAfter(
          watched.onsets,
          { signs, brightness: brightness(camera) },
          steady,
        )
        watched.warnings = warningsOf(watched.onsets, delays, watched.warnings, moment)
        return [camera, watched.warnings]
      }),
    )
  }

  /** Of a camera that was judged. */
  history(camera: string): CameraHistory | undefined {
    return this.#watched.get(camera)?.history
  }

  /** Those of the expected cameras that have not sent in this run. */
  missing(expected: Iterable<string>): readonly string[] {
    return [...new Set(expected)].filter(
      (camera) => !this.#watched.has(camera) && !this.#seen.has(camera),
    )
  }

  #of(signs: CameraSigns, now: number): Watched {
    const { camera } = signs
    const known = this.#watched.get(camera)
    if (known !== undefined) return known
    const watched = { history: new CameraHistory(signs, now), onsets: new Map(), warnings: [] }
    this.#watched.set(camera, watched)
    this.#seen.delete(camera)
    return watched
  }

  #leave(camera: string): void {
    this.#watched.delete(camera)
    this.#seen.add(camera)
    keepNewest(this.#seen, MAX_TILES)
  }
}
