/** The days on which something was recorded. Pure. */
import type { RecordedDay } from '../../../contract/recording.ts'
import type { FoundFile } from './manifest.ts'

/** Of a file: a clock that was set can make more of it, which no list could show. */
const MAX_DAYS_OF_FILE = 366

/**
 * @param now - until when files reach that are not finished, in milliseconds since the epoch
 * @returns local days, the oldest first
 */
export function recordedDays(files: readonly FoundFile[], now: number): readonly RecordedDay[] {
  const days = new Map<number, RecordedDay>()
  for (const { begunAt, endedAt = now, bytes = 0 } of files) {
    let { from, to } = localDayOf(begunAt)
    for (let count = 0; count < MAX_DAYS_OF_FILE; count++) {
      const day = days.get(from) ?? { from, to, files: 0, bytes: 0 }
      // A file of two days is counted on the first.
      days.set(
        from,
        count === 0 ? { from, to, files: day.files + 1, bytes: day.bytes + bytes } : day,
      )
      if (to > endedAt) break
      ;({ from, to } = localDayOf(to))
    }
  }
  return [...days.values()].sort((one, other) => one.from - other.from)
}

/** @param at - in milliseconds since the epoch */
export function localDayOf(at: number): { readonly from: number; readonly to: number } {
  const date = new Date(at)
  const day = (offset: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + offset).getTime()
  return { from: day(0), to: day(1) }
}
