/** Where windows open: where they were, or beside another. */
import type { WindowPlace } from '../../app/settings/kept.ts'
import type { Size } from '../../contract/frame.ts'
import { overlap, type Rect } from '../../contract/rect.ts'

export const DEFAULT_SIZE: Size = { width: 1280, height: 800 }
/** So that a new window does not hide the one that it was opened from. */
const BESIDE_PX = 32

/** A window that was on a screen that is no longer there opens in the middle of another. */
export function placeOnScreen(
  place: WindowPlace | undefined,
  screens: readonly Rect[],
): Size | Rect {
  if (place === undefined) return DEFAULT_SIZE
  const { x, y, width, height } = place
  const isOnScreen = screens.some((screen) => overlap(screen, place))
  return isOnScreen ? { x, y, width, height } : { width, height }
}

/** A little below and to the right; from the screen's edges on, at its top left corner again. */
export function beside({ x, y, width, height }: Rect, screen: Rect): Rect {
  const fits = (start: number, length: number, edge: number, room: number) =>
    start + length <= edge + room
  const right = x + BESIDE_PX
  const down = y + BESIDE_PX
  return {
    x: fits(right, width, screen.x, screen.width) ? right : screen.x,
    y: fits(down, height, screen.y, screen.height) ? down : screen.y,
    width,
    height,
  }
}

/** Of a window without a place to come back to. */
export function middleOf(screen: Rect): Rect {
  const { width, height } = DEFAULT_SIZE
  return {
    x: Math.round(screen.x + (screen.width - width) / 2),
    y: Math.round(screen.y + (screen.height - height) / 2),
    width,
    height,
  }
}
