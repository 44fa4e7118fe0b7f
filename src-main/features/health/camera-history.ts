/** The last minutes of one camera: its frame rate, its stalls and its reconnections. Times by the monotonic clock. */
import type { CameraSigns } from '../../feed/camera-signs.ts'
import { POINT_SECONDS, POINTS } from './contract.ts'
import { RecentCounts } from './recent-counts.ts'

const POINT_MS = POINT_SECONDS * 1000

export class CameraHistory {
  readonly #stalls = new RecentCounts()
  readonly #reconnections = new RecentCounts()
  #rates: readonly number[] = []
  #wasSilent = false
  #connections: number
  #pointAt: number
  #pointReceived: number

  constructor({ received, connections }: CameraSigns, now: number) {
    this.#pointAt = now
    this.#pointReceived = received
    this.#connections = connections
  }

  note({ state, received, connections }: CameraSigns, now: number): void {
    const isSilent = state !== 'live' && received > 0
    if (isSilent && !this.#wasSilent) this.#stalls.add(1, now)
    this.#wasSilent = isSilent
    if (connections > this.#connections)
      this.#reconnections.add(connections - this.#connections, now)
    this.#connections = connections
    const since = now - this.#pointAt
    if (since < POINT_MS) return
    const rate = ((received - this.#pointReceived) * 1000) / since
    this.#rates = [...this.#rates.slice(1 - POINTS), Math.round(rate * 10) / 10]
    this.#pointAt = now
    this.#pointReceived = received
  }

  /** Frames a second, a point every `POINT_SECONDS`, the newest last; at most `POINTS`. */
  get rates(): readonly number[] {
    return this.#rates
  }

  /** Since an hour ago. */
  stalls(now: number): number {
    return this.#stalls.total(now)
  }

  reconnections(now: number): number {
    return this.#reconnections.total(now)
  }
}
