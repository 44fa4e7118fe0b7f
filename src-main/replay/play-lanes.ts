/** Plays recordings: the files of a lane one after the other, and the lanes side by side. */
import type { Player, Send } from './player.ts'
import { asFarAsReadable, framesOf, type FoundFile, type Lane } from './recordings-at.ts'

/** Files of other programs can have no date: their times begin at 0, in 1970. No imageZMQ sender is as old as this. */
const DATED_FROM = Date.UTC(2001, 0)

export interface Playing {
  readonly lanes: readonly Lane[]
  /** One for each lane. */
  readonly sends: readonly Send[]
  readonly player: Player
  readonly signal: AbortSignal
}

/**
 * Resolves after the last frame, or when it is aborted. What cannot be read any more is left out: the oldest recordings may be
 * deleted meanwhile.
 *
 * @throws Error if nothing can be read to its end
 */
export async function playLanes({ lanes, sends, player, signal }: Playing): Promise<void> {
  const firstDated = firstArrivalIn(lanes, true)
  const firstUndated = firstArrivalIn(lanes, false)
  const begins = performance.now()
  const errors: unknown[] = []
  await Promise.all(
    sends.map(async (send, index) => {
      for (const file of lanes[index] ?? []) {
        const after = file.arrivedAt - (isDated(file) ? firstDated : firstUndated)
        const schedule = { startsAt: file.startsAt, begins: begins + after }
        const frames = asFarAsReadable(framesOf(file.path), (error) => errors.push(error))
        await player.play(frames, schedule, send, signal)
      }
    }),
  )
  if (errors.length === lanes.flat().length) throw errors[0]
}

function isDated({ arrivedAt }: FoundFile): boolean {
  return arrivedAt >= DATED_FROM
}

/** Of the files with a date, or of those without. */
function firstArrivalIn(lanes: readonly Lane[], areDated: boolean): number {
  const files = lanes.flatMap((lane) => lane.find((file) => isDated(file) === areDated) ?? [])
  return Math.min(...files.map(({ arrivedAt }) => arrivedAt))
}
