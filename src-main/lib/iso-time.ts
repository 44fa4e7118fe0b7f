/** Formats a time as ISO 8601. */

/** In UTC. @param ms - since the epoch */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

const MINUTE_MS = 60_000

/** Minutes that local time is ahead of UTC. @param ms - since the epoch */
export function zoneAt(ms: number): number {
  return -new Date(ms).getTimezoneOffset()
}

/**
 * Local time without its zone, such as `2026-11-26T17:03:59.123`.
 *
 * @param ms - since the epoch
 * @param zone - minutes that local time is ahead of UTC
 */
export function localTime(ms: number, zone: number): string {
  return isoTime(Math.trunc(ms) + zone * MINUTE_MS).slice(0, -1)
}

/** Such as `+01:00`. @param separator - between hours and minutes */
export function zoneText(zone: number, separator: ':' | ''): string {
  const minutes = Math.abs(Math.round(zone))
  const digits = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${zone < 0 ? '-' : '+'}${digits.join(separator)}`
}

/** Local time with its zone, such as `2026-11-26T17:03:59.123+01:00`. @param ms - since the epoch */
export function zonedTime(ms: number, zone = zoneAt(ms)): string {
  return `${localTime(ms, zone)}${zoneText(zone, ':')}`
}
