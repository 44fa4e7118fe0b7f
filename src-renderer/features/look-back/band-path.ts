/** The band of the time bar: of how many cameras there are frames at each time. Pure. */
import type { PlayedRecordings } from '../../store/look-back.ts'
import { placeOf, roundPlace } from '../../store/span-place.ts'

/** The path of an area in a square of 1 x 1 whose lower edge is 1. Empty without a camera. */
export function bandPath({ spans, from, to }: PlayedRecordings): string {
  if (spans.length === 0 || to <= from) return ''
  const place = (time: number) => roundPlace(placeOf(time, { from, to }))
  const edges = spans
    .flat()
    .flatMap((span) => [
      { x: place(span.from), by: 1 },
      { x: place(span.to), by: -1 },
    ])
    .filter(({ x, by }) => by > 0 || x < 1)
    .sort((one, other) => one.x - other.x)
  let height = 0
  const steps = edges.map(({ x, by }) => {
    height += by
    return `H${x}V${roundPlace(1 - height / spans.length)}`
  })
  return `M0 1${steps.join('')}H1V1Z`
}
