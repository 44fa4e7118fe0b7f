/** Positions of new windows: the saved one, or next to another window. */
import type { WindowPlace } from '../../app/settings/kept.ts'
import type { Size } from '../../contract/frame.ts'
import { overlap, type Rect } from '../../contract/rect.ts'

export const DEFAULT_SIZE: Size = { width: 1280, height: 800 }
/** Offset, so that a new window does not cover the one from which it was opened. */
const BESIDE_PX = 32

/** A window whose screen is no longer connected opens in the centre of another. */
export function placeOnScreen(
  place: WindowPlace | undefined,
  screens: readonly Rect[],
): Size | Rect {
  if (place === undefined) return DEFAULT_SIZE
  const { x, y, width, height } = place
  const isOnScreen = screens.some((screen) => overlap(screen, place))
  return isOnScreen ? { x, y, width, height } : { width, height }
}

/** Slightly below and to the right; where that does not fit, at the screen's top left corner. */
export function beside({ x, y, width, height }: Rect, screen: Rect): Rect {
  const fits = (start: number, length: number, edge: number, margin: number) =>
    start + length <= edge + margin
  const right = x + BESIDE_PX
  const down = y + BESIDE_PX
  return {
    x: fits(right, width, screen.x, screen.width) ? right : screen.x,
    y: fits(down, height, screen.y, screen.height) ? down : screen.y,
    width,
    height,
  }
}

/** For a window without a saved position. */
export function middleOf(screen: Rect): Rect {
  const { width, height } = DEFAULT_SIZE
  return {
    x: Math.round(screen.x + (screen.width - width) / 2),
    y: Math.round(screen.y + (screen.height - height) / 2),
    width,
    height,
  }
}
