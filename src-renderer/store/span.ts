/** Stretches of time. Pure. */

/** From and to in milliseconds since the epoch. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** From the first to the last time of any of them; without any, from Infinity to -Infinity. They may be hundreds of thousands. */
export function reachOf(spans: readonly Span[]): Span {
  return {
    from: spans.reduce((first, { from }) => Math.min(first, from), Infinity),
    to: spans.reduce((last, { to }) => Math.max(last, to), -Infinity),
  }
}
