/** Sizes, durations and times as texts, for use in other texts. */
import { message, type Message } from '../../src-main/contract/text/text.ts'

/** `131 kB`, `2.8 MB`, `1.5 GB`; 1 kB is 1,000 bytes, as networks count. */
export function bytesText(bytes: number): Message {
  if (bytes < 1000) return message('numbers.bytes', { bytes })
  if (bytes < 999_500) return message('numbers.kilobytes', { kilobytes: bytes / 1000 })
  if (bytes < 999_500_000) return message('numbers.megabytes', { megabytes: bytes / 1_000_000 })
  return message('numbers.gigabytes', { gigabytes: bytes / 1_000_000_000 })
}

/** `12 s`, `1 min 05 s`, `2 h 05 min`, `3 d`. */
export function durationText(duration: number): Message {
  const seconds = Math.max(0, Math.floor(duration))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(seconds / 3600)
  if (minutes === 0) return message('numbers.seconds', { seconds })
  if (hours === 0) return message('numbers.minutes', { minutes, seconds: seconds % 60 })
  if (hours < 24) return message('numbers.hours', { hours, minutes: minutes % 60 })
  return message('numbers.days', { days: Math.floor(hours / 24) })
}

/** `14:03` today, `Nov 21, 14:03` before; both in milliseconds since the epoch, shown in local time. */
export function sinceText(at: number, now: number): Message {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return message(isToday ? 'numbers.time' : 'numbers.date-and-time', { at })
}
