/** Numbers as a person reads them; English, like all words of the wall. */

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `21,480` */
export function countWords(count: number): string {
  return COUNT.format(count)
}

/** `32 fps`, and one decimal below 10: `0.5 fps`. */
export function fpsWords(fps: number): string {
  return `${fpsNumber(fps)} fps`
}

export function fpsNumber(fps: number): string {
  return fps > 0 && fps < 9.95 ? fps.toFixed(1) : COUNT.format(fps)
}

/** `131 kB`, `2.8 MB`; 1 kB is 1,000 bytes, as networks count. */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${COUNT.format(bytes)} B`
  if (bytes < 999_500) return `${COUNT.format(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Bytes a second in MB/s: `25.1`. */
export function megabytesNumber(bytesPerSecond: number): string {
  return (bytesPerSecond / 1_000_000).toFixed(1)
}

/** `12 s`, `1 min 05 s`, `2 h 05 min`, `3 d`. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${twoDigits(whole % 60)} s`
  if (whole < 86_400)
    return `${Math.floor(whole / 3600)} h ${twoDigits(Math.floor((whole % 3600) / 60))} min`
  return `${Math.floor(whole / 86_400)} d`
}

/** `14:03` today, `Nov 21, 14:03` before; both in milliseconds since the epoch, told in local time. */
export function sinceWords(at: number, now: number): string {
  const date = new Date(at)
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
  const isToday = date.toDateString() === new Date(now).toDateString()
  if (isToday) return time
  return `${date.toLocaleDateString('en-US', { month: 'short', day: 'numeric' })}, ${time}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
