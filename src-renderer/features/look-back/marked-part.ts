/** Where the marked stretch is on the time bar. Pure. */
import type { Span } from '../../store/span.ts'
import type { MarkedStretch } from '../../store/marks.ts'

/**
 * A side without a mark is that of the bar.
 *
 * @param from - of the bar, in milliseconds since the epoch
 * @returns how far it is from the left and from the right edge, from 0 to 1; `undefined` without a mark on the bar
 */
export function markedPart(
  marks: MarkedStretch,
  { from, to }: Span,
): readonly [left: number, right: number] | undefined {
  if (marks.from === undefined && marks.to === undefined) return undefined
  const begin = Math.max(from, marks.from ?? from)
  const end = Math.min(to, marks.to ?? to)
  if (to <= from || begin > to || end < from) return undefined
  return [(begin - from) / (to - from), (to - end) / (to - from)]
}
