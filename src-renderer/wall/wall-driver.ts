/** Joins the pointer to the wall: what a person does becomes what the store does. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { isToggling } from '../text/keys.ts'
import { followPresses, type Press } from './presses.ts'
import { dragBand } from './rubber-band.ts'
import type { Stage } from './stage.ts'
import { dragTile } from './tile-drag.ts'
import { isInButton, tileElementOf, tileOf } from './tile-element.ts'

export interface WallElements {
  /** Holds the tiles' elements. */
  readonly host: HTMLElement
  /** The rectangle that selects. */
  readonly band: HTMLElement
}

export function driveWall(
  { host, band }: WallElements,
  stage: Stage,
  store: CamwallStore,
): () => void {
  const { view, hand } = store
  const stopPresses = followPresses(host, (target, event) => {
    if (isInButton(target)) return undefined
    const element = tileElementOf(target)
    const id = element?.dataset['tile']
    if (element !== undefined && id !== undefined) return pressTile(element, id, event)
    // A finger has no ground to begin on: gaps are too narrow for it.
    return event.pointerType === 'touch' ? undefined : pressGround(event)
  })

  const pressTile = (element: HTMLElement, id: string, event: PointerEvent): Press => {
    // The focus, which comes with the press, must not be where a range begins.
    const from = view.now.current
    return {
      element,
      click: () => {
        if (store.mode !== 'all') return
        if (event.shiftKey) view.selectTo(id, from)
        else if (isToggling(event)) view.toggle(id)
        else view.selectOne(id)
      },
      drag: () => dragTile(store, stage, id),
    }
  }
  const pressGround = (event: PointerEvent): Press => ({
    element: host,
    click: () => {
      if (!isToggling(event)) view.clearSelection()
    },
    drag: () => (store.mode === 'all' ? dragBand(store, band, isToggling(event)) : undefined),
  })

  const doubleClick = (event: MouseEvent) => {
    const id = tileOf(event.target)
    if (id === undefined || event.shiftKey || isToggling(event)) return
    toggleAlone(store, id)
  }
  /** By the right button, or by the keyboard. */
  const contextMenu = (event: MouseEvent) => {
    const element = tileElementOf(event.target)
    const id = element?.dataset['tile']
    if (element === undefined || id === undefined) return
    event.preventDefault()
    if (store.mode === 'holding') return
    view.setCurrent(id, { focus: false })
    if (store.mode === 'all' && !view.now.selection.ids.has(id)) view.selectOne(id)
    void store.request('menu:tile', menuPlace(element, event))
  }
  const focusIn = (event: FocusEvent) => {
    const id = tileOf(event.target)
    if (id !== undefined) view.setCurrent(id, { focus: false })
  }
  /** A tile that is carried by the keyboard is not left hanging when the focus goes elsewhere. */
  const focusOut = (event: FocusEvent) => {
    const isElsewhere = event.relatedTarget instanceof Node && !host.contains(event.relatedTarget)
    if (isElsewhere && hand.held?.by === 'keyboard') hand.putBack()
  }

  host.addEventListener('dblclick', doubleClick)
  host.addEventListener('contextmenu', contextMenu)
  host.addEventListener('focusin', focusIn)
  host.addEventListener('focusout', focusOut)
  return () => {
    stopPresses()
    host.removeEventListener('dblclick', doubleClick)
    host.removeEventListener('contextmenu', contextMenu)
    host.removeEventListener('focusin', focusIn)
    host.removeEventListener('focusout', focusOut)
  }
}

/** A tile that is held is put back first: nothing can be dropped while one tile is shown alone. */
export function toggleAlone(store: CamwallStore, id: string): void {
  store.hand.putBack()
  if (store.mode === 'alone') store.view.showAll()
  else store.view.showAlone(id)
}

/** Where the pointer is; a key tells of no place, or one beside the tile. In CSS pixels of the window. */
function menuPlace(element: HTMLElement, { clientX, clientY }: MouseEvent) {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const isInside = clientX >= left && clientX < right && clientY >= top && clientY < bottom
  return isInside ? { x: clientX, y: clientY } : { x: (left + right) / 2, y: (top + bottom) / 2 }
}
