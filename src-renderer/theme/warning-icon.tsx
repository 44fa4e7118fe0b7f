/** The shape of each warning: some people cannot see its colour. */
import {
  CircleDashed,
  CircleQuestionMark,
  ClockAlert,
  Moon,
  Shuffle,
  Snail,
  Snowflake,
  TriangleAlert,
  Unplug,
  Users,
  type LucideIcon,
} from 'lucide-react'
import type { TroubleCode } from '../../src-main/contract/warnings.ts'

const ICONS: Readonly<Record<TroubleCode, LucideIcon>> = {
  gone: Unplug,
  stalled: CircleDashed,
  missing: CircleQuestionMark,
  faults: TriangleAlert,
  late: Snail,
  frozen: Snowflake,
  dark: Moon,
  'same-name': Users,
  renaming: Shuffle,
  clock: ClockAlert,
}

export function WarningIcon({ code }: { readonly code: TroubleCode }) {
  const Icon = ICONS[code]
  return <Icon className="warning-icon" aria-hidden />
}
