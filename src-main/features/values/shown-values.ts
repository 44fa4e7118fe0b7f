/** How the values of all cameras are shown, after a change. Pure. */
import {
  areAsSent,
  AS_SENT_VALUES,
  type BlackAndWhite,
  type LevelsChoice,
} from '../../contract/camera-values.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import type { ShownValues, ValuesPatch } from './contract.ts'

/** Beyond as many cameras as have tiles, those that were changed longest ago are shown as sent again. */
export function withValues(
  shown: ShownValues,
  cameras: readonly string[],
  patch: ValuesPatch,
): ShownValues {
  const changed = new Set(cameras)
  const before = new Map(shown.map((values) => [values.camera, values]))
  const others = shown.filter(({ camera }) => !changed.has(camera))
  const added = [...changed]
    .map((camera) => ({ ...(before.get(camera) ?? AS_SENT_VALUES), ...patch, camera }))
    .filter((values) => !areAsSent(values))
  return [...others, ...added].slice(-MAX_TILES)
}

/** @param held - `undefined`: the levels follow every picture again. Without effect on levels that are not measured. */
export function withHeld(
  shown: ShownValues,
  camera: string,
  held: BlackAndWhite | undefined,
): ShownValues {
  return shown.map((values) =>
    values.camera === camera ? { ...values, levels: levelsWith(values.levels, held) } : values,
  )
}

function levelsWith(levels: LevelsChoice, held: BlackAndWhite | undefined): LevelsChoice {
  switch (levels.by) {
    case 'type':
    case 'hand':
      return levels
    case 'range':
      return held === undefined ? { by: 'range' } : { by: 'range', held }
    case 'percentiles': {
      const { by, low, high } = levels
      return held === undefined ? { by, low, high } : { by, low, high, held }
    }
  }
}
