/** What the past of a window is taken from: from what look-back keeps, or from recordings. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { MainProcess } from './main-process.ts'

/** What the window shows of a moment. */
export interface PastMoment {
  /** Cameras without a frame. */
  readonly without: readonly string[]
  /** Cameras that are not on the wall when it is live, with the size of their pictures. */
  readonly absent: readonly (Size & { readonly camera: string })[]
}

/** Times are in milliseconds since the epoch. */
export interface PastSource {
  /** The window shows that moment. Resolves to `undefined` if it failed, or is live by now. */
  show(time: number): Promise<PastMoment | undefined>
  /** Resolves to the time of the camera's next (1) or previous (-1) frame. */
  step(camera: string, time: number, by: 1 | -1): Promise<number | undefined>
  live(): Promise<boolean>
}

export function lookBackSource(main: MainProcess): PastSource {
  return {
    show: async (time) => {
      const without = await main.ask('look-back:show', time)
      return without && { without, absent: [] }
    },
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

/** The same if nothing changes. A camera keeps its size, and so its tile, while nothing of it is recorded. */
export function withSizes(
  known: ReadonlyMap<string, Size>,
  shown: PastMoment['absent'],
): ReadonlyMap<string, Size> {
  const changed = shown.filter(({ camera, width, height }) => {
    const before = known.get(camera)
    return before?.width !== width || before.height !== height
  })
  if (changed.length === 0) return known
  return new Map([
    ...known,
    ...changed.map(({ camera, width, height }) => [camera, { width, height }] as const),
  ])
}
