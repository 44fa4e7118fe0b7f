/** Joins the pointer and the keyboard to the wall: what a person does becomes what the store does. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { tileAt } from './arrangement.ts'
import { followDrags } from './pointer-drag.ts'
import { moodOf, runCommand } from './run-command.ts'
import type { Stage } from './stage.ts'
import { commandFor } from './wall-keys.ts'

/** @param glass - holds the tiles' elements */
export function driveWall(glass: HTMLElement, stage: Stage, store: CamwallStore): () => void {
  const stopDrags = followDrags(glass, {
    lifted: (camera) => {
      if (moodOf(store) !== 'all' || store.state.getState().order.length < 2) return false
      store.lift(camera, 'pointer')
      return true
    },
    moved: (offset, at) => {
      stage.move(offset)
      const to = stage.scene === undefined ? undefined : tileAt(stage.scene.arrangement, at)
      if (to !== undefined) store.carry(to)
    },
    dropped: () => store.drop(),
    cancelled: () => store.putBack(),
  })

  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (!isForTheWall(event, glass)) return
    const command = commandFor(event.key, moodOf(store))
    if (command === undefined || stage.scene === undefined) return
    event.preventDefault()
    // A key that is held goes on moving, and does nothing else over and over.
    if (event.repeat && !event.key.startsWith('Arrow')) return
    runCommand(command, store, stage.scene.arrangement)
  }
  const doubleClick = (event: MouseEvent) => {
    const camera = cameraOf(event.target)
    if (camera === undefined) return
    if (moodOf(store) === 'alone') store.showAll()
    else store.showAlone(camera)
  }
  const focusIn = (event: FocusEvent) => {
    const camera = cameraOf(event.target)
    if (camera !== undefined && camera !== store.state.getState().current)
      store.setCurrent(camera, { focus: false })
  }
  /** A tile that is carried by the keyboard is not left hanging when the focus goes elsewhere. */
  const focusOut = (event: FocusEvent) => {
    const isElsewhere = event.relatedTarget instanceof Node && !glass.contains(event.relatedTarget)
    if (isElsewhere && store.state.getState().held?.by === 'keyboard') store.putBack()
  }

  window.addEventListener('keydown', keyDown)
  glass.addEventListener('dblclick', doubleClick)
  glass.addEventListener('focusin', focusIn)
  glass.addEventListener('focusout', focusOut)
  return () => {
    stopDrags()
    window.removeEventListener('keydown', keyDown)
    glass.removeEventListener('dblclick', doubleClick)
    glass.removeEventListener('focusin', focusIn)
    glass.removeEventListener('focusout', focusOut)
  }
}

/** Keys count on a tile, and on the page when nothing has the focus; a button keeps its own. */
function isForTheWall({ target, key }: KeyboardEvent, glass: HTMLElement): boolean {
  if (target === document.body) return key !== ' '
  if (!(target instanceof Element) || !glass.contains(target)) return false
  return target.closest('button') === null || key.startsWith('Arrow')
}

/** The camera of the tile that something is in; a tile's buttons do their own work. */
function cameraOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element) || target.closest('button') !== null) return undefined
  return target.closest<HTMLElement>('[data-camera]')?.dataset['camera']
}
