/** Reports changes of this computer's network addresses by polling; neither Node nor Electron has an event for them. */
import { isDeepStrictEqual } from 'node:util'
import type { Network } from './network.ts'

/**
 * Polling interval: short enough for a person who waits for a wall that started before its network, and of negligible cost,
 * since one reading takes a tenth of a millisecond.
 */
export const READ_EVERY_MS = 5000

export class NetworkFollower {
  readonly #read: () => Network
  readonly #changed: (network: Network) => void
  readonly #timer: NodeJS.Timeout
  #network: Network

  constructor(read: () => Network, changed: (network: Network) => void) {
    this.#read = read
    this.#changed = changed
    this.#network = read()
    this.#timer = setInterval(() => this.#check(), READ_EVERY_MS)
  }

  /** The network at the last reading. */
  get network(): Network {
    return this.#network
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #check(): void {
    const network = this.#readAgain()
    if (isDeepStrictEqual(network, this.#network)) return
    this.#network = network
    this.#changed(network)
  }

  /** Reading fails when the process has no file descriptor left; the next poll retries. */
  #readAgain(): Network {
    try {
      return this.#read()
    } catch {
      return this.#network
    }
  }
}
