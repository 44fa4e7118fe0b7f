/** How the values of all cameras are shown, after a change. Pure. */
import { withItems } from '../../app/wall/items-of-cameras.ts'
import {
  areAsSent,
  AS_SENT_VALUES,
  type BlackAndWhite,
  type LevelsChoice,
} from '../../contract/camera-values.ts'
import type { ShownValues, ValuesPatch } from './contract.ts'

export function withValues(
  shown: ShownValues,
  cameras: readonly string[],
  patch: ValuesPatch,
): ShownValues {
  return withItems(shown, cameras, (camera, before) => {
    const values = { ...(before ?? AS_SENT_VALUES), ...patch, camera }
    return areAsSent(values) ? undefined : values
  })
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
