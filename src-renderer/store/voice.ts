/** What a screen reader says after an action, and why an action was refused, which the status bar says, too. */
import { createStore, type StoreApi } from 'zustand/vanilla'

/** A new object each time, so that the same one is shown again. */
export interface Refusal {
  readonly why: string
}

export class Voice {
  readonly spoken: StoreApi<string> = createStore(() => '')
  readonly refused: StoreApi<Refusal | undefined> = createStore<Refusal | undefined>(
    () => undefined,
  )

  say(sentence: string): void {
    this.spoken.setState(sentence, true)
  }

  /** Says why nothing happened. */
  refuse(why: string): void {
    this.say(why)
    this.refused.setState({ why }, true)
  }
}
