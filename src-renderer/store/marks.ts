/** The stretch of the past that a person marks on the time bar, to save it. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { text } from '../text/language.ts'
import type { Voice } from './voice.ts'

/** Both in milliseconds since the epoch; `undefined` where it is not marked. */
export interface MarkedStretch {
  readonly from?: number
  readonly to?: number
}

/** A mark behind the other one removes that one. Pure. */
export function withMark(
  { from, to }: MarkedStretch,
  side: 'from' | 'to',
  time: number,
): MarkedStretch {
  if (side === 'from') return to === undefined || to <= time ? { from: time } : { from: time, to }
  return from === undefined || from >= time ? { to: time } : { from, to: time }
}

export class Marks {
  readonly state: StoreApi<MarkedStretch> = createStore<MarkedStretch>(() => ({}))
  readonly #voice: Voice

  constructor(voice: Voice) {
    this.#voice = voice
  }

  /** @param time - in milliseconds since the epoch */
  set(side: 'from' | 'to', time: number): void {
    this.state.setState(withMark(this.state.getState(), side, time), true)
    this.#voice.say(text(`voice.marked-${side}`, { at: time }))
  }

  clear(): void {
    this.state.setState({}, true)
  }
}
