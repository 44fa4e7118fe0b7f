/** Plays recordings: the files of a lane one after the other, and the lanes side by side. */
import type { Player, Send } from './player.ts'
import { asFarAsReadable, framesOf, type Lane } from './recordings-at.ts'

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
  const firstArrival = Math.min(...lanes.map(([first]) => first.arrivedAt))
  const begins = performance.now()
  const errors: unknown[] = []
  await Promise.all(
    sends.map(async (send, index) => {
      for (const { path, startsAt, arrivedAt } of lanes[index] ?? []) {
        const schedule = { startsAt, begins: begins + arrivedAt - firstArrival }
        const frames = asFarAsReadable(framesOf(path), (error) => errors.push(error))
        await player.play(frames, schedule, send, signal)
      }
    }),
  )
  if (errors.length === lanes.flat().length) throw errors[0]
}
