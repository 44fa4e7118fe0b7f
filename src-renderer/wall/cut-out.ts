/** Labels lie above the pictures: those under a lifted tile are cut where it lies over them. */
import type { Rect } from '../../src-main/contract/rect.ts'

/**
 * A CSS `clip-path` that leaves out of `rect` what `over` covers, in `rect`'s own pixels;
 * `undefined` where they do not touch.
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
