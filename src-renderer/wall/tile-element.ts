/** Finds the tile that contains an element of the page. */
import { HANDLES, type Handle } from '../../src-main/contract/arrange/resizing.ts'

/** A press on a button does not act on the tile. */
export function isInButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null
}

export function tileElementOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLElement>('[data-tile]') ?? undefined)
    : undefined
}

/** The id of the tile; `undefined` outside of tiles and on their buttons. */
export function tileOf(target: EventTarget | null): string | undefined {
  return isInButton(target) ? undefined : tileElementOf(target)?.dataset['tile']
}

/** The handle of the tile, if the element is one. */
export function handleOf(target: EventTarget | null): Handle | undefined {
  const name = target instanceof HTMLElement ? target.dataset['handle'] : undefined
  return HANDLES.find((handle) => handle === name)
}
