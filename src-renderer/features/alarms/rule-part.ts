/** What a part of the editor gets: the rule, and what changes it. */
import type { AlarmRule } from '../../../src-main/contract/alarm-rule.ts'

export interface RulePartProps {
  readonly rule: AlarmRule
  readonly change: (patch: Partial<AlarmRule>) => void
}
