/** Places of times in a span, for what is drawn of it. Pure. */
import type { Span } from './span.ts'

/** From 0 at its beginning to 1 at its end. */
export function placeOf(time: number, { from, to }: Span): number {
  return Math.min(1, Math.max(0, (time - from) / (to - from)))
}

/** For a path: more digits are not seen. */
export function roundPlace(place: number): number {
  return Math.round(place * 10_000) / 10_000
}
