/**
 * Whether a schedule counts at a moment: whenever the clock on the wall shows one of its times. An hour that comes twice counts
 * twice, and of an hour that is left out nothing counts. Pure.
 */
import { DAYS, type Schedule } from '../contract/alarm-rule.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** 1 January 1970 was a Thursday. */
const FIRST_DAY = DAYS.indexOf('thu')

/** Minutes by which local time is ahead of UTC at a moment, in milliseconds since the epoch. */
export type OffsetAt = (at: number) => number

function systemOffsetAt(at: number): number {
  return -new Date(at).getTimezoneOffset()
}

/** @param at - in milliseconds since the epoch */
export function isScheduled(
  schedule: Schedule | null,
  at: number,
  offsetAt: OffsetAt = systemOffsetAt,
): boolean {
  if (schedule === null) return true
  const { days, from, to } = schedule
  const local = at + offsetAt(at) * MINUTE_MS
  const day = Math.floor(local / DAY_MS)
  const time = local - day * DAY_MS
  const begins = millisecondsOf(from)
  const ends = millisecondsOf(to)
  const isDay = (which: number) => days.some((name) => name === nameOfDay(which))
  if (begins < ends) return isDay(day) && time >= begins && time < ends
  return (isDay(day) && time >= begins) || (isDay(day - 1) && time < ends)
}

/** @param day - days since 1 January 1970; negative before */
function nameOfDay(day: number): string | undefined {
  const { length } = DAYS
  return DAYS[(((FIRST_DAY + day) % length) + length) % length]
}

/** @param time - `22:00` */
function millisecondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE_MS
}
