/** The warnings of a camera, from when each thing began and how long it may last. Pure. */
import {
  NO_WARNINGS,
  WARNING_CODES,
  type Warning,
  type WarningCode,
} from '../../contract/warnings.ts'
import type { Moment } from '../../feed/feed.ts'
import type { HealthSettings } from './contract.ts'
import type { Onsets } from './onsets.ts'

/** Milliseconds from the onset on; `Infinity` for what is not a warning. */
export type Delays = Readonly<Record<WarningCode, number>>

/** A clock that is set makes one picture's time wrong. */
const CLOCK_AFTER_MS = 3000

/** `null` in the settings is off. */
export function delaysOf({ lateSeconds, frozenSeconds, darkSeconds }: HealthSettings): Delays {
  return {
    // The feed has waited for these.
    ...{ gone: 0, stalled: 0, faults: 0, 'same-name': 0, renaming: 0 },
    late: milliseconds(lateSeconds),
    frozen: milliseconds(frozenSeconds),
    dark: milliseconds(darkSeconds),
    clock: CLOCK_AFTER_MS,
  }
}

function milliseconds(seconds: number | null): number {
  return seconds === null ? Infinity : seconds * 1000
}

/** @param before - the warnings until now: those that stay keep their identity, and so does an equal list */
export function warningsOf(
  onsets: Onsets,
  delays: Delays,
  before: readonly Warning[],
  { at, steady }: Moment,
): readonly Warning[] {
  const now = WARNING_CODES.flatMap((code): readonly Warning[] => {
    const onset = onsets.get(code)
    if (onset === undefined || steady - onset < delays[code]) return []
    const since = Math.round(at - (steady - onset))
    return [before.find((warning) => warning.code === code) ?? { code, since }]
  })
  if (now.length === 0) return NO_WARNINGS
  const areSame =
    now.length === before.length && now.every((warning, index) => warning === before[index])
  return areSame ? before : now
}
