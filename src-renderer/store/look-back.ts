/**
 * Which moment of the past this window shows, and whether it plays on from there: of what look-back keeps, or of recordings. The main
 * process shows it, and is asked for the newest moment only: a drag and a play change it more often than requests are answered.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Size } from '../../src-main/contract/frame.ts'
import type { MainProcess } from './main-process.ts'
import { recordedAfterMidnight } from './next-day.ts'
import { lookBackSource, recordingsSource, withSizes, type PastSource } from './past-source.ts'
import type { Span } from './span.ts'
import { text } from '../text/language.ts'
import type { Voice } from './voice.ts'

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const
export type Speed = (typeof SPEEDS)[number]

/** What is played of recordings. */
export interface PlayedRecordings extends Span {
  /** Of each camera, what is recorded. */
  readonly spans: readonly (readonly Span[])[]
}

export interface LookBackState {
  /** Whether the time bar is shown. */
  readonly isOpen: boolean
  /** `undefined` while the past is that of look-back. */
  readonly played: PlayedRecordings | undefined
  /** In milliseconds since the epoch; `undefined` while the window is live. */
  readonly time: number | undefined
  /** What the clock said when this was so. */
  readonly now: number
  /** The cameras of which there is no frame of that time. */
  readonly without: ReadonlySet<string>
  /** Sizes of the pictures of recorded cameras that are shown, but are not on the wall when it is live. */
  readonly absent: ReadonlyMap<string, Size>
  readonly isPlaying: boolean
  /** In times of the real time. */
  readonly speed: Speed
}

/** 25 moments a second: more than the cameras of most walls send. */
const TICK_MS = 40

const NONE_ABSENT: ReadonlyMap<string, Size> = new Map()

export class LookBack {
  readonly state: StoreApi<LookBackState> = createStore<LookBackState>(() => ({
    isOpen: false,
    played: undefined,
    time: undefined,
    now: Date.now(),
    without: new Set(),
    absent: NONE_ABSENT,
    isPlaying: false,
    speed: 1,
  }))
  readonly #main: MainProcess
  readonly #lookBack: PastSource
  readonly #recordings: PastSource
  readonly #voice: Voice
  /** The moment that is to be requested next. */
  #wanted: number | undefined
  #isAsking = false
  #isStepping = false
  #playing: ReturnType<typeof setInterval> | undefined

  constructor(main: MainProcess, voice: Voice) {
    this.#main = main
    this.#lookBack = lookBackSource(main)
    this.#recordings = recordingsSource(main)
    this.#voice = voice
  }

  toggle(): void {
    if (this.state.getState().isOpen) this.close()
    else this.state.setState({ isOpen: true })
  }

  close(): void {
    this.goLive()
    this.state.setState({ isOpen: false })
  }

  /** Shows recordings, paused, and the time bar with them. */
  showRecordings(played: PlayedRecordings, time: number): void {
    this.pause()
    this.state.setState({ isOpen: true, played })
    this.show(time)
  }

  /** Other ones, if recordings are shown: there are more by now, or a person chose others. */
  updateRecordings(played: PlayedRecordings): void {
    const { played: before, time } = this.state.getState()
    if (before === undefined || time === undefined) return
    this.state.setState({ played })
    if (time < played.from || time > played.to) this.show(time)
  }

  /** Call it now and then, so that what is shown keeps pace with the clock. */
  tick(): void {
    this.state.setState({ now: Date.now() })
  }

  /** The action of Escape. Returns `false` if there is nothing to end. */
  back(): boolean {
    const { isOpen, time } = this.state.getState()
    if (time !== undefined) this.goLive()
    else if (isOpen) this.close()
    return isOpen
  }

  /** @param time - in milliseconds since the epoch. What has not happened yet is live; recordings stop at their end */
  show(time: number): void {
    const now = Date.now()
    const { played } = this.state.getState()
    if (played !== undefined) {
      if (time >= played.to) void this.#playOn(played)
      this.#showAt(Math.min(Math.max(time, played.from), played.to), now)
    } else if (time >= now) this.goLive()
    else this.#showAt(time, now)
  }

  /** Past midnight, if it is played and recordings go on there; else it is paused at their end. */
  async #playOn(played: PlayedRecordings): Promise<void> {
    if (!this.state.getState().isPlaying) return
    this.pause()
    const next = await recordedAfterMidnight(this.#main, played.to)
    const { played: now, time } = this.state.getState()
    // A person may have gone elsewhere meanwhile.
    if (next === undefined || now?.to !== played.to || time !== played.to) return
    this.state.setState({ played: next })
    this.show(next.from)
    this.play()
  }

  /** The newest that there is: live, or the end of the recordings. */
  showNewest(): void {
    const { played } = this.state.getState()
    if (played === undefined) this.goLive()
    else this.show(played.to)
  }

  #showAt(time: number, now: number): void {
    this.state.setState({ time, now })
    this.#wanted = time
    if (!this.#isAsking) void this.#ask()
  }

  get #source(): PastSource {
    return this.state.getState().played === undefined ? this.#lookBack : this.#recordings
  }

  /** Goes to the frame of a camera before (-1) or after (1) that which is shown; behind the last one it is live. */
  async step(camera: string, by: 1 | -1): Promise<void> {
    const { time } = this.state.getState()
    if (this.#isStepping || (time === undefined && by > 0)) return
    this.pause()
    this.#isStepping = true
    const source = this.#source
    const to = await source.step(camera, Math.round(time ?? Date.now()), by)
    this.#isStepping = false
    const now = this.state.getState()
    // A person may have gone elsewhere meanwhile.
    if (!now.isOpen || now.time !== time || this.#source !== source) return
    if (to !== undefined) this.show(to)
    else if (by > 0) this.showNewest()
  }

  /** Recordings are left with that. */
  goLive(): void {
    this.pause()
    this.#wanted = undefined
    const { time, played, isOpen } = this.state.getState()
    if (time === undefined) return
    const source = this.#source
    this.state.setState({
      time: undefined,
      played: undefined,
      absent: NONE_ABSENT,
      isOpen: isOpen && played === undefined,
    })
    this.#voice.say(text('voice.live'))
    void source.live()
  }

  play(): void {
    if (this.state.getState().time === undefined) return
    this.state.setState({ isPlaying: true })
    clearInterval(this.#playing)
    let before = performance.now()
    this.#playing = setInterval(() => {
      const now = performance.now()
      const { time, speed } = this.state.getState()
      if (time !== undefined) this.show(time + speed * (now - before))
      before = now
    }, TICK_MS)
  }

  playOrPause(): void {
    if (this.state.getState().isPlaying) this.pause()
    else this.play()
  }

  pause(): void {
    clearInterval(this.#playing)
    if (this.state.getState().isPlaying) this.state.setState({ isPlaying: false })
  }

  setSpeed(speed: Speed): void {
    this.state.setState({ speed })
  }

  async #ask(): Promise<void> {
    this.#isAsking = true
    while (this.#wanted !== undefined) {
      const time = Math.round(this.#wanted)
      this.#wanted = undefined
      const moment = await this.#source.show(time)
      const { absent, time: now } = this.state.getState()
      if (moment === undefined || now === undefined) continue
      this.state.setState({
        without: new Set(moment.without),
        absent: withSizes(absent, moment.absent),
      })
    }
    this.#isAsking = false
  }
}
