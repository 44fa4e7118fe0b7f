/** From something on the page to the tile in which it is. */

/** A tile's own buttons do their own work. */
export function isInButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null
}

export function tileElementOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLElement>('[data-tile]') ?? undefined)
    : undefined
}

/** Its id; `undefined` outside of tiles and in a tile's buttons. */
export function tileOf(target: EventTarget | null): string | undefined {
  return isInButton(target) ? undefined : tileElementOf(target)?.dataset['tile']
}
