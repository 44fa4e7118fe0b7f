/** Clips the labels under a lifted tile: they are above its picture, which is on the surface. */
import type { Rect } from '../../src-main/contract/rect.ts'

/**
 * A CSS `clip-path` for `rect` without the part that `over` covers, in pixels from the corner of `rect`;
 * `undefined` when they do not overlap.
 */
export function cutOut(rect: Rect, over: Rect): string | undefined {
  const left = Math.max(rect.x, over.x) - rect.x
  const top = Math.max(rect.y, over.y) - rect.y
  const right = Math.min(rect.x + rect.width, over.x + over.width) - rect.x
  const bottom = Math.min(rect.y + rect.height, over.y + over.height) - rect.y
  if (right <= left || bottom <= top) return undefined
  const whole = `M0 0H${rect.width}V${rect.height}H0Z`
  return `path(evenodd, "${whole}M${left} ${top}H${right}V${bottom}H${left}Z")`
}
