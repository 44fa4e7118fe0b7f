/** A camera takes the place of another one in rules that name it. Pure. */
import { withReplacedCamera } from '../../app/wall/replaced-cameras.ts'
import type { Replacement } from '../../app/wall/replacement.ts'
import type { AlarmRule } from '../../contract/alarm-rule.ts'

/** The same list if no rule changes. */
export function withReplacedInRules(
  rules: readonly AlarmRule[],
  replacement: Replacement,
): readonly AlarmRule[] {
  const changed = rules.map((rule) => {
    const cameras = withReplacedCamera(rule.cameras, replacement)
    return cameras === rule.cameras ? rule : { ...rule, cameras }
  })
  return changed.every((rule, index) => rule === rules[index]) ? rules : changed
}
