/** Limits how often a log-in may fail: a password is not to be guessed, and hashing must not occupy the computer. */

/** A person who mistypes needs fewer. */
export const MAX_FAILURES = 5
/** Of all addresses together, in the same time: some attackers have many. */
export const MAX_FAILURES_OF_ALL = 50
export const WINDOW_MS = 60_000
/** Log-ins that are checked at once; each takes 16 MiB for 50 ms. */
const MAX_CHECKS = 4

interface Failure {
  readonly address: string
  readonly at: number
}

export class Attempts {
  readonly #now: () => number
  /** At most `MAX_FAILURES_OF_ALL` in a window, and those that were being checked then. */
  #failures: Failure[] = []
  #checks = 0

  /** @param now - in milliseconds of a monotonic clock */
  constructor(now = () => performance.now()) {
    this.#now = now
  }

  /**
   * Resolves to whether the check succeeded; to the seconds to wait, without a check, if too many have failed.
   *
   * @param check - whether the attempt is right
   */
  async try(
    address: string,
    check: () => Promise<boolean>,
  ): Promise<{ readonly isRight: boolean } | { readonly waitSeconds: number }> {
    const wait = this.#waitSeconds(address)
    if (wait !== undefined) return { waitSeconds: wait }
    if (this.#checks >= MAX_CHECKS) return { waitSeconds: 1 }
    this.#checks += 1
    try {
      const isRight = await check()
      if (!isRight) this.failed(address)
      return { isRight }
    } finally {
      this.#checks -= 1
    }
  }

  failed(address: string): void {
    this.#forgetOld()
    if (this.#failures.length < MAX_FAILURES_OF_ALL)
      this.#failures.push({ address, at: this.#now() })
  }

  /** `undefined` if there may be an attempt now. */
  #waitSeconds(address: string): number | undefined {
    this.#forgetOld()
    const own = this.#failures.filter((failure) => failure.address === address)
    const oldest =
      own.length >= MAX_FAILURES
        ? own[0]
        : this.#failures.length >= MAX_FAILURES_OF_ALL
          ? this.#failures[0]
          : undefined
    return oldest && Math.ceil((oldest.at + WINDOW_MS - this.#now()) / 1000)
  }

  #forgetOld(): void {
    const from = this.#now() - WINDOW_MS
    this.#failures = this.#failures.filter(({ at }) => at > from)
  }
}
