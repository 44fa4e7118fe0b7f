/** Joins the pointer to the wall: what a person does becomes what the store does. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { isToggling } from '../text/keys.ts'
import { tileAt } from './arrangement.ts'
import { followPresses, type Drag, type Press } from './presses.ts'
import { dragBand } from './rubber-band.ts'
import type { Stage } from './stage.ts'
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
      drag: () => liftTile(id),
    }
  }
  const liftTile = (id: string): Drag | undefined => {
    const { ids } = view.now.selection
    const lifted = ids.has(id) ? [...ids] : [id]
    if (store.mode !== 'all' || lifted.length >= store.tiles.all.length) return undefined
    hand.lift(id, lifted, 'pointer')
    return {
      move: (from, to) => {
        stage.move({ x: to.x - from.x, y: to.y - from.y })
        const place = stage.scene === undefined ? undefined : tileAt(stage.scene.arrangement, to)
        if (place !== undefined) hand.carry(place)
      },
      drop: () => hand.drop(),
      cancel: () => hand.putBack(),
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
    if (store.mode === 'alone') view.showAll()
    else view.showAlone(id)
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

/** Where the pointer is; a key tells of no place, or one beside the tile. In CSS pixels of the window. */
function menuPlace(element: HTMLElement, { clientX, clientY }: MouseEvent) {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const isInside = clientX >= left && clientX < right && clientY >= top && clientY < bottom
  return isInside ? { x: clientX, y: clientY } : { x: (left + right) / 2, y: (top + bottom) / 2 }
}
