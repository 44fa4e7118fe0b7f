/** Connects the pointer, the focus and the context menu of the wall to the store. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { movesPicture } from '../store/moves-picture.ts'
import { isToggling } from '../text/keys.ts'
import { clickInMode } from './click-in-mode.ts'
import { followPresses, type Press } from './presses.ts'
import { dragBand } from './rubber-band.ts'
import type { Stage } from './stage.ts'
import { dragHandle } from './free-drag.ts'
import { dragSize } from './size-drag.ts'
import { dragTile } from './tile-drag.ts'
import { handleOf, isInButton, tileElementOf, tileOf } from './tile-element.ts'

export interface WallElements {
  /** Contains the elements of the tiles. */
  readonly host: HTMLElement
  /** The selection rectangle. */
  readonly band: HTMLElement
}

export function driveWall(
  { host, band }: WallElements,
  stage: Stage,
  store: CamwallStore,
): () => void {
  const { view, hand, freeHand } = store
  const stopPresses = followPresses(host, (target, event) => {
    if (isInButton(target)) return undefined
    const element = tileElementOf(target)
    const id = element?.dataset['tile']
    if (element !== undefined && id !== undefined) return pressTile(element, id, event)
    // Not by touch, unless a place is wanted: the gaps between tiles are too narrow for a finger.
    const isByTouch = event.pointerType === 'touch' && store.clickMode.target === undefined
    return isByTouch ? undefined : pressGround(event)
  })

  /** A click of a person who moves or resizes tiles by clicks. */
  const isForMode = ({ clientX, clientY }: PointerEvent): boolean => {
    const { target } = store.clickMode
    if (target === undefined) return false
    const { left, top } = host.getBoundingClientRect()
    clickInMode(store, stage.scene, { target, point: { x: clientX - left, y: clientY - top } })
    return true
  }
  const pressTile = (element: HTMLElement, id: string, event: PointerEvent): Press => {
    // Read before the press moves the focus: a range begins at the tile that was current before.
    const from = view.now.current
    const handle = handleOf(event.target)
    return {
      element,
      click: () => {
        if (store.mode !== 'all' || isForMode(event)) return
        if (event.shiftKey) view.selectTo(id, from)
        else if (isToggling(event)) view.toggle(id)
        else view.selectOne(id)
      },
      drag: () => {
        store.clickMode.end()
        if (handle !== undefined)
          return store.isFree ? dragHandle(store, id, handle) : dragSize(store, id, handle)
        const shown = stage.scene?.tiles.find(({ tile }) => tile.id === id)
        const staysThere = shown !== undefined && movesPicture(store, event, shown.appearance)
        return staysThere ? undefined : dragTile(store, stage, id)
      },
    }
  }
  const pressGround = (event: PointerEvent): Press => ({
    element: host,
    click: () => {
      if (!isForMode(event) && !isToggling(event)) view.clearSelection()
    },
    drag: () => (store.mode === 'all' ? dragBand(store, band, isToggling(event)) : undefined),
  })

  const doubleClick = (event: MouseEvent) => {
    const id = tileOf(event.target)
    const isResizing = store.clickMode.target !== undefined
    if (id === undefined || isResizing || event.shiftKey || isToggling(event)) return
    toggleSolo(store, id)
  }
  /** From the right mouse button or the keyboard. */
  const contextMenu = (event: MouseEvent) => {
    const element = tileElementOf(event.target)
    const id = element?.dataset['tile']
    if (element === undefined || id === undefined) return
    event.preventDefault()
    if (store.mode === 'holding') return
    view.setCurrent(id, { focus: false })
    if (store.mode === 'all' && !view.now.selection.ids.has(id)) view.selectOne(id)
    void store.openMenu('menu:tile', menuPlace(element, event))
  }
  const focusIn = (event: FocusEvent) => {
    const id = tileOf(event.target)
    if (id !== undefined) view.setCurrent(id, { focus: false })
  }
  /** A tile that is held by the keyboard is put back when the focus leaves the wall. */
  const focusOut = (event: FocusEvent) => {
    const isElsewhere = event.relatedTarget instanceof Node && !host.contains(event.relatedTarget)
    const isByKeys = hand.held?.by === 'keyboard' || freeHand.held?.by === 'keyboard'
    if (isElsewhere && isByKeys) store.putBack()
  }

  const stopped = new AbortController()
  const { signal } = stopped
  host.addEventListener('dblclick', doubleClick, { signal })
  host.addEventListener('contextmenu', contextMenu, { signal })
  host.addEventListener('focusin', focusIn, { signal })
  host.addEventListener('focusout', focusOut, { signal })
  return () => {
    stopPresses()
    stopped.abort()
  }
}

/** A held tile is put back first: it cannot be dropped while one tile is shown solo. */
export function toggleSolo(store: CamwallStore, id: string): void {
  store.putBack()
  if (store.mode === 'solo') store.view.showAll()
  else store.view.showSolo(id)
}

/** At the pointer, in CSS pixels of the window; at the centre of the tile when a key opens the menu. */
function menuPlace(element: HTMLElement, { clientX, clientY }: MouseEvent) {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const isInside = clientX >= left && clientX < right && clientY >= top && clientY < bottom
  return isInside ? { x: clientX, y: clientY } : { x: (left + right) / 2, y: (top + bottom) / 2 }
}
