/** The times that the page of the recordings shows of a day. Times are in milliseconds since the epoch. Pure. */
import { placeOf, roundPlace } from '../../store/span-place.ts'
import { reachOf, type Span } from '../../store/span.ts'

/** A shorter time shows nothing more. */
export const MIN_VIEW_MS = 60_000
/** What a step of the zoom shows less, or more. */
const ZOOM_FACTOR = 4
const SECOND_MS = 1000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** Times between two ticks that a person counts in. */
const TICK_STEPS = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
]
/** Of ticks whose labels do not touch in the narrowest window. */
const MAX_TICKS = 6

/** From the first to the last of what is recorded, within the day. */
export function extentOf(spans: readonly Span[], day: Span): Span {
  if (spans.length === 0) return day
  return within(reachOf(spans), day)
}

/** A shorter or longer view of which a time is the middle, as far as the day allows. */
export function zoomed(view: Span, day: Span, middle: number, direction: 'in' | 'out'): Span {
  const length = (view.to - view.from) * (direction === 'in' ? 1 / ZOOM_FACTOR : ZOOM_FACTOR)
  return within({ from: middle - length / 2, to: middle + length / 2 }, day)
}

/** Moved into the day, and not shorter than the shortest view. */
function within({ from, to }: Span, day: Span): Span {
  const length = Math.min(Math.max(to - from, MIN_VIEW_MS), day.to - day.from)
  const start = Math.min(Math.max((from + to - length) / 2, day.from), day.to - length)
  return { from: start, to: start + length }
}

export interface Ticks {
  readonly times: readonly number[]
  /** Whether they are not on whole minutes. */
  readonly haveSeconds: boolean
}

/** At whole hours, minutes or seconds of the day. */
export function ticksOf({ from, to }: Span, day: Span): Ticks {
  const step = TICK_STEPS.find((each) => (to - from) / each <= MAX_TICKS) ?? 6 * HOUR_MS
  const first = day.from + Math.ceil((from - day.from) / step) * step
  const count = Math.max(0, Math.floor((to - first) / step) + 1)
  return {
    times: Array.from({ length: count }, (_, index) => first + index * step),
    haveSeconds: step < MINUTE_MS,
  }
}

/** The path of bars in a square of 1 x 1. @param top - of the bars, from 0 to 1 */
export function barsPath(spans: readonly Span[], view: Span, top: number): string {
  return spans
    .filter(({ from, to }) => to >= view.from && from <= view.to)
    .map((span) => {
      const left = placeOf(span.from, view)
      // What is short is seen, too.
      const right = Math.max(placeOf(span.to, view), left + LEAST_WIDTH)
      return `M${roundPlace(left)} ${top}H${roundPlace(right)}V1H${roundPlace(left)}Z`
    })
    .join('')
}

/** Of a strip of some hundred pixels. */
const LEAST_WIDTH = 0.003
