/** What a screen reader says after an action. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export class Voice {
  readonly spoken: StoreApi<string> = createStore(() => '')

  say(sentence: string): void {
    this.spoken.setState(sentence, true)
  }
}
