/** Stores and publishes how each camera's picture is turned and mirrored. */
import { z } from 'zod'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature } from '../../app/house.ts'
import type { Publisher } from '../../app/state/publisher.ts'
import { withItems } from '../../app/wall/items-of-cameras.ts'
import { withReplaced, type Replacement } from '../../app/wall/replacement.ts'
import type { CameraTurn, TurnChange, turnCommands, turnRequests, Turns } from './contract.ts'

const AS_SENT: CameraTurn = { quarters: 0, mirrored: false }

export const turnsSchema = z
  .array(
    z.object({
      camera: z.string(),
      quarters: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
      mirrored: z.boolean(),
    }),
  )
  .readonly()

export const turn: Feature<typeof turnRequests, typeof turnCommands> = {
  name: 'turn',
  start({ camwall }) {
    const changeTurns = keepTurns(camwall)
    return {
      handlers: { 'turn:change': (_context, cameras, change) => changeTurns(cameras, change) },
      runners: {},
    }
  },
}

/** Gives what changes them. */
export function keepTurns(camwall: {
  readonly settings: Pick<Camwall['settings'], 'keep'>
  readonly publisher: Publisher
  onReplace(listener: (replacement: Replacement) => void): void
}): (cameras: readonly string[], change: TurnChange) => void {
  const kept = camwall.settings.keep('turns', turnsSchema, [])
  const set = (turns: Turns) => {
    kept.set(turns)
    camwall.publisher.publish({ turns })
  }
  set(kept.value)
  camwall.onReplace((replacement) => set(withReplaced(kept.value, replacement)))
  return (cameras, change) => set(withChange(kept.value, cameras, change))
}

export function withChange(turns: Turns, cameras: readonly string[], change: TurnChange): Turns {
  return withItems(turns, cameras, (camera, before = { camera, ...AS_SENT }) => {
    const turn = changedTurn(before, change)
    return turn.quarters > 0 || turn.mirrored ? { camera, ...turn } : undefined
  })
}

/** The picture is mirrored before it is turned, so mirroring a turned picture reverses the turn. */
export function changedTurn({ quarters, mirrored }: CameraTurn, change: TurnChange): CameraTurn {
  switch (change) {
    case 'right':
      return { quarters: quartersOf(quarters + 1), mirrored }
    case 'left':
      return { quarters: quartersOf(quarters - 1), mirrored }
    case 'mirror':
      return { quarters: quartersOf(-quarters), mirrored: !mirrored }
    case 'as-sent':
      return AS_SENT
  }
}

function quartersOf(quarters: number): CameraTurn['quarters'] {
  return ([0, 1, 2, 3] as const)[((quarters % 4) + 4) % 4] ?? 0
}
