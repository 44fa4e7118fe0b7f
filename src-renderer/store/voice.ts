/** What a screen reader says of what a person has just done. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export class Voice {
  readonly spoken: StoreApi<string> = createStore(() => '')

  say(sentence: string): void {
    this.spoken.setState(sentence, true)
  }
}
