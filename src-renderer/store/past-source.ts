/** What the past of a window is taken from: from what look-back keeps, or from recordings. */
import type { MainProcess } from './main-process.ts'

/** Times are in milliseconds since the epoch. */
export interface PastSource {
  /** The window shows that moment. Resolves to the cameras without a frame; `undefined` if it failed. */
  show(time: number): Promise<readonly string[] | undefined>
  /** Resolves to the time of the camera's next (1) or previous (-1) frame. */
  step(camera: string, time: number, by: 1 | -1): Promise<number | undefined>
  live(): Promise<boolean>
}

export function lookBackSource(main: MainProcess): PastSource {
  return {
    show: (time) => main.ask('look-back:show', time),
    step: (...args) => main.ask('look-back:step', ...args),
    live: () => main.request('look-back:live'),
  }
}

/** The recordings that the window listed last. */
export function recordingsSource(main: MainProcess): PastSource {
  return {
    show: (time) => main.ask('recordings:show', time),
    step: (...args) => main.ask('recordings:step', ...args),
    live: () => main.request('recordings:live'),
  }
}
