/** What clients keep open, streams and walls: bounded, and ended when its user may not have it any more. */
import type { Identity } from '../users/web-users.ts'

interface OpenLink {
  readonly identity: Identity
  end(): void
}

export class OpenLinks {
  readonly #most: number
  readonly #links = new Set<OpenLink>()

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#links.size
  }

  get isFull(): boolean {
    return this.#links.size >= this.#most
  }

  /** Returns the function to call when it has ended. */
  add(link: OpenLink): () => void {
    this.#links.add(link)
    return () => this.#links.delete(link)
  }

  endUnless(isAllowed: (identity: Identity) => boolean): void {
    for (const link of [...this.#links]) if (!isAllowed(link.identity)) link.end()
  }

  endAll(): void {
    this.endUnless(() => false)
  }
}
