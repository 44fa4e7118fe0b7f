/** The line of a camera's frame rate, as an SVG path. */

/** In CSS pixels. */
export const SPARKLINE = { width: 80, height: 18 } as const
/** Half of the line's width, which must not be cut off. */
const MARGIN = 1

/**
 * From 0 at the bottom to the highest rate at the top; the newest point is at the right edge.
 *
 * @param most - points that fill the width
 * @returns empty for less than two points
 */
export function sparklinePath(rates: readonly number[], most: number): string {
  if (rates.length < 2) return ''
  const highest = Math.max(1, ...rates)
  const { width, height } = SPARKLINE
  const step = width / (most - 1)
  const first = width - (rates.length - 1) * step
  return rates
    .map((rate, index) => {
      const x = first + index * step
      const y = height - MARGIN - (rate / highest) * (height - 2 * MARGIN)
      return `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
