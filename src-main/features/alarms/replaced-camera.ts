/** A camera takes the place of another one in rules that name it. Pure. */
import type { Replacement } from '../../app/wall/replacement.ts'
import type { AlarmRule } from '../../contract/alarm-rule.ts'

/** The same list if no rule names the camera that is replaced, or that one goes without another in its place. */
export function withReplacedCamera(
  rules: readonly AlarmRule[],
  { from, to }: Replacement,
): readonly AlarmRule[] {
  const names = ({ cameras }: AlarmRule) => cameras.by === 'names' && cameras.cameras.includes(from)
  if (to === undefined || !rules.some(names)) return rules
  return rules.map((rule) => {
    const { cameras } = rule
    if (cameras.by !== 'names' || !names(rule)) return rule
    const others = cameras.cameras.filter((camera) => camera !== to)
    return {
      ...rule,
      cameras: { by: 'names', cameras: others.map((camera) => (camera === from ? to : camera)) },
    }
  })
}
