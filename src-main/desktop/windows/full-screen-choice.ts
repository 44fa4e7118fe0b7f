/** Whether a person chose full screen for a window, in Camwall or by the system: that is saved, and no other. Pure. */

export class FullScreenChoice {
  #isChosen: boolean
  /** As it was set or reported last. */
  #isFull: boolean
  /** What Camwall has set and the system has not reported yet. */
  #expected: boolean | undefined

  /** @param isFilled - whether Camwall opens the window in full screen */
  constructor(isChosen: boolean, isFilled: boolean) {
    this.#isChosen = isChosen
    this.#isFull = isFilled
    if (isFilled) this.#expected = true
  }

  get isChosen(): boolean {
    return this.#isChosen
  }

  /** A person chose it in Camwall. */
  choose(isFull: boolean): void {
    this.#isChosen = isFull
    this.#isFull = isFull
    this.#expected = undefined
  }

  /** Camwall sets it without a person's choice. The system may report it at once, later, or not at all. */
  expect(isFull: boolean): void {
    this.#expected = isFull
  }

  /**
   * The system reports that the window entered full screen or left it. Windows reports it again when a minimised window is
   * restored to full screen: that changes nothing.
   *
   * @returns whether a person has done that
   */
  reported(isFull: boolean): boolean {
    const isChange = isFull !== this.#isFull
    this.#isFull = isFull
    if (this.#expected === undefined) {
      if (isChange) this.#isChosen = isFull
      return isChange
    }
    if (this.#expected === isFull) this.#expected = undefined
    return false
  }
}
