/** Which rows of a long list are on the screen. Pure. */

/** CSS pixels; `--event-row` in events-page.css is the same. */
export const ROW_HEIGHT = 34
/** Rows beside those on the screen, so that scrolling shows no gap before the next ones are rendered. */
const BESIDE = 10

export interface Shown {
  readonly first: number
  /** The one after the last. */
  readonly end: number
}

/** @param scrolled - CSS pixels above the upper edge */
export function shownRows(count: number, scrolled: number, height: number): Shown {
  const first = Math.floor(scrolled / ROW_HEIGHT) - BESIDE
  const end = Math.ceil((scrolled + height) / ROW_HEIGHT) + BESIDE
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) }
}

/** How far to scroll so that a row is on the screen; as far as now if it is. */
export function scrolledTo(index: number, scrolled: number, height: number): number {
  const top = index * ROW_HEIGHT
  if (top < scrolled) return top
  return Math.max(scrolled, top + ROW_HEIGHT - height)
}

/**
 * Where the same rows are after new ones were added before them. A list that is at its beginning stays there, and shows the new ones.
 *
 * @param added - how many were added; below 0 if that is not known
 */
export function scrolledAfter(added: number, scrolled: number): number {
  return scrolled === 0 || added <= 0 ? scrolled : scrolled + added * ROW_HEIGHT
}

/** Where a key goes; `undefined` if it goes nowhere. */
export function rowAfterKey(
  key: string,
  index: number,
  { count, height }: { readonly count: number; readonly height: number },
): number | undefined {
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1)
  const to = new Map([
    ['ArrowDown', index + 1],
    ['ArrowUp', index - 1],
    ['PageDown', index + page],
    ['PageUp', index - page],
    ['Home', 0],
    ['End', count - 1],
  ]).get(key)
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(to, count - 1))
}
