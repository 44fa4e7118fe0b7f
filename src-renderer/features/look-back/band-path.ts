/** The band of the time bar: of how many cameras there are frames at each time. Pure. */

interface Band {
  /** When what is kept of each camera begins, in milliseconds since the epoch, the earliest first. */
  readonly begins: readonly number[]
  readonly from: number
  readonly to: number
}

/** The path of an area in a square of 1 x 1 whose lower edge is 1. Empty without a camera. */
export function bandPath({ begins, from, to }: Band): string {
  if (begins.length === 0 || to <= from) return ''
  const steps = begins.map((begin, index) => {
    const x = round(Math.min(1, Math.max(0, (begin - from) / (to - from))))
    return `H${x}V${round(1 - (index + 1) / begins.length)}`
  })
  return `M0 1${steps.join('')}H1V1Z`
}

/** More digits are not seen. */
function round(number: number): number {
  return Math.round(number * 10_000) / 10_000
}
