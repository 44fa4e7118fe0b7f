/** The band of the time bar: of how many cameras there are frames at each time. Pure. */
import type { Span } from '../../store/look-back.ts'

interface Band extends Span {
  /** Of each camera, when there are frames, in order and without overlaps. */
  readonly spans: readonly (readonly Span[])[]
}

/** The path of an area in a square of 1 x 1 whose lower edge is 1. Empty without a camera. */
export function bandPath({ spans, from, to }: Band): string {
  if (spans.length === 0 || to <= from) return ''
  const placeOf = (time: number) => round(Math.min(1, Math.max(0, (time - from) / (to - from))))
  const edges = spans
    .flat()
    .flatMap((span) => [
      { x: placeOf(span.from), by: 1 },
      { x: placeOf(span.to), by: -1 },
    ])
    .filter(({ x, by }) => by > 0 || x < 1)
    .sort((one, other) => one.x - other.x)
  let height = 0
  const steps = edges.map(({ x, by }) => {
    height += by
    return `H${x}V${round(1 - height / spans.length)}`
  })
  return `M0 1${steps.join('')}H1V1Z`
}

/** More digits are not seen. */
function round(number: number): number {
  return Math.round(number * 10_000) / 10_000
}
