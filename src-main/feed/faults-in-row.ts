/** Counts a camera's messages that could not be shown since its newest good picture. */

export class FaultsInRow {
  /** Messages that could not be read. */
  #malformed = 0
  /** Pictures that a window could not decode, which is known some time after they arrived. */
  #undecodable = 0

  get count(): number {
    return Math.max(this.#malformed, this.#undecodable)
  }

  noteMalformed(): void {
    this.#malformed += 1
  }

  noteUndecodable(): void {
    this.#undecodable += 1
  }

  /** A well-formed picture arrived. */
  noteArrived(): void {
    this.#malformed = 0
  }

  /** A picture was decoded. */
  noteShown(): void {
    this.#undecodable = 0
  }
}
