/** Formats a time as ISO 8601, in UTC. */

/** @param ms - since the epoch */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
