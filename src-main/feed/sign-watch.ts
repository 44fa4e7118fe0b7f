/** Notices what tells how healthy a camera is, message by message. Times are in milliseconds of the monotonic clock. */
import type { CameraSigns } from './camera-signs.ts'
import { FaultsInRow } from './faults-in-row.ts'
import { Timeliness } from './timeliness.ts'

export interface NotedPicture {
  readonly at: number
  /** See `Arrival.heldMs`. */
  readonly held: number
  /** It is the same as the one before, byte for byte. */
  readonly isSame: boolean
  /** See `CameraSigns.sentBefore`. */
  readonly sentBefore: number | undefined
}

type WatchedSigns = Pick<
  CameraSigns,
  'connections' | 'silentFor' | 'lateFor' | 'unchangedFor' | 'faults' | 'isRenaming' | 'sentBefore'
>

export class SignWatch {
  readonly faults = new FaultsInRow()
  /** Whether its newest message came by a made-up name. */
  isRenaming = false
  /** Connections that it had so far. */
  connections = 0
  readonly #timeliness = new Timeliness()
  #newestAt = 0
  #changedAt = 0
  #sentBefore: number | undefined

  notePicture({ at, held, isSame, sentBefore }: NotedPicture): void {
    this.#timeliness.note(at, held)
    this.faults.noteArrived()
    this.#newestAt = at
    if (!isSame) this.#changedAt = at
    this.#sentBefore = sentBefore
  }

  /** It is well, and is not asked for pictures. */
  noteUnasked(at: number): void {
    this.#timeliness.pause(at)
    this.#changedAt = this.#newestAt
  }

  signs(now: number): WatchedSigns {
    return {
      connections: this.connections,
      silentFor: now - this.#newestAt,
      lateFor: this.#timeliness.lateFor(now),
      unchangedFor: this.#newestAt === this.#changedAt ? 0 : now - this.#changedAt,
      faults: this.faults.count,
      isRenaming: this.isRenaming,
      sentBefore: this.#sentBefore,
    }
  }
}
