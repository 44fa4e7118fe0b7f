/** The drawing of a histogram. Pure. */

/**
 * The outline of the bins, closed at the bottom. Heights are square roots of the counts: else one peak, such as the missing
 * distances of a depth camera, flattens all others.
 *
 * @param most - the count that reaches the top
 */
export function histogramPath(
  bins: readonly number[],
  most: number,
  width: number,
  height: number,
): string {
  const step = width / bins.length
  const tops = bins.map((count) => height - height * Math.sqrt(count / most))
  const outline = tops.map((top) => `V${round(top)}h${round(step)}`).join('')
  return `M0 ${height}${outline}V${height}Z`
}

/** From 0 to 1; values beyond the axis are at its ends. */
export function placeOnAxis(value: number, from: number, to: number): number {
  return to > from ? Math.max(0, Math.min((value - from) / (to - from), 1)) : 0
}

/** Four digits are enough to tell levels apart; a read-out shows all of a value. */
export function shortNumber(value: number): string {
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e7) return String(value)
  return String(Number(value.toPrecision(4)))
}

function round(value: number): number {
  return Math.round(100 * value) / 100
}
