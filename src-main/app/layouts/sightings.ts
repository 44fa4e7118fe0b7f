/** When the cameras that belong somewhere sent last, so that the place of one that has not come says since when it is missed. */
import { isDeepStrictEqual } from 'node:util'
import type { CameraStatus } from '../../contract/camera.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import type { Sighting } from '../../contract/named-layout.ts'
import { hasPicture } from '../../contract/tiles.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import type { Kept } from '../settings/settings-store.ts'
import type { Sightings } from './contract.ts'

/** After a crash, a time is too early by this much at most. The file must not be written for every frame. */
const SAVE_EVERY_MS = 600_000

type Sender = Pick<CameraStatus, 'name' | 'lastFrameAt' | 'received' | 'width' | 'height'>

export class SightingsKeeper {
  readonly #kept: Kept<readonly Sighting[]>
  readonly #since: number
  readonly #areGiven: boolean
  /** By camera: when its last frame came, in milliseconds since the epoch. */
  readonly #last: Map<string, number>
  #here: ReadonlySet<string> = new Set()
  #savedAt: number

  /**
   * @param since - when Camwall started, in milliseconds since the epoch
   * @param areGiven - whether a file gives the layouts for this run: the saved ones come back, and their cameras are kept
   */
  constructor(kept: Kept<readonly Sighting[]>, since: number, areGiven: boolean) {
    this.#kept = kept
    this.#since = since
    this.#areGiven = areGiven
    this.#savedAt = since
    this.#last = new Map(kept.value.map(({ camera, at }) => [camera, at]))
  }

  get state(): Sightings {
    return { since: this.#since, last: this.#sightings }
  }

  /**
   * Returns whether a camera has left the wall, so that its place shows when it sent last.
   *
   * @param expected - the cameras that belong somewhere
   * @param now - in milliseconds since the epoch
   */
  note(cameras: readonly Sender[], expected: ReadonlySet<string>, now: number): boolean {
    const here = cameras.filter((camera) => expected.has(camera.name) && hasPicture(camera))
    for (const { name, lastFrameAt } of here) this.#last.set(name, lastFrameAt)
    const before = this.#here
    this.#here = new Set(here.map(({ name }) => name))
    if (now - this.#savedAt >= SAVE_EVERY_MS) this.save(expected, now)
    return [...before].some((camera) => !this.#here.has(camera))
  }

  /** Forgets cameras that belong nowhere any more. */
  save(expected: ReadonlySet<string>, now: number): void {
    this.#savedAt = now
    for (const camera of this.#last.keys())
      if (!this.#areGiven && !expected.has(camera)) this.#last.delete(camera)
    keepNewest(this.#last, MAX_TILES)
    if (!isDeepStrictEqual(this.#kept.value, this.#sightings)) this.#kept.set(this.#sightings)
  }

  get #sightings(): readonly Sighting[] {
    return [...this.#last].map(([camera, at]) => ({ camera, at }))
  }
}
