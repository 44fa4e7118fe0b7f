/** Tells when this computer has got or lost an address: neither Node nor Electron does. */
import { isDeepStrictEqual } from 'node:util'
import type { Network } from './network.ts'

/**
 * Soon enough for somebody who waits for a wall that started before its network, and too seldom to be felt: one look takes
 * a tenth of a millisecond.
 */
export const LOOK_EVERY_MS = 5000

export class NetworkFollower {
  readonly #read: () => Network
  readonly #changed: (network: Network) => void
  readonly #looking: NodeJS.Timeout
  #network: Network

  constructor(read: () => Network, changed: (network: Network) => void) {
    this.#read = read
    this.#changed = changed
    this.#network = read()
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  /** As it was at the last look. */
  get network(): Network {
    return this.#network
  }

  stop(): void {
    clearInterval(this.#looking)
  }

  #look(): void {
    const network = this.#readAgain()
    if (isDeepStrictEqual(network, this.#network)) return
    this.#network = network
    this.#changed(network)
  }

  /** The system may have no file descriptor left to look with; the next look is soon. */
  #readAgain(): Network {
    try {
      return this.#read()
    } catch {
      return this.#network
    }
  }
}
