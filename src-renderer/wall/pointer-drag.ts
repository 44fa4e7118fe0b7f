/** Tells a drag from a click, for mouse, pen and touch. */
import type { Point } from './arrangement.ts'

/** A hand that clicks moves the pointer by less than this many pixels. */
const THRESHOLD = 5
/** In `PointerEvent.buttons`; also a finger that touches. */
const PRIMARY_BUTTON = 1

export interface DragListener {
  /** Gives whether the tile may be dragged. */
  lifted(camera: string): boolean
  /** @param offset - from where the pointer went down; `at` - from the host's top left corner */
  moved(offset: Point, at: Point): void
  dropped(): void
  /** The pointer was taken away, by the system or by Escape. */
  cancelled(): void
}

interface Press {
  readonly pointer: number
  readonly camera: string
  readonly tile: HTMLElement
  readonly start: Point
  isDragging: boolean
}

export function hasLeftThreshold(start: Point, now: Point): boolean {
  return Math.hypot(now.x - start.x, now.y - start.y) >= THRESHOLD
}

/** Follows the pointer on the tiles in `host` until the returned function is called. */
export function followDrags(host: HTMLElement, listener: DragListener): () => void {
  let press: Press | undefined

  const end = (how: 'dropped' | 'cancelled') => {
    const ended = press
    press = undefined
    if (ended?.isDragging !== true) return
    if (ended.tile.hasPointerCapture(ended.pointer)) ended.tile.releasePointerCapture(ended.pointer)
    listener[how]()
  }

  const down = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0 || !(event.target instanceof Element)) return
    const tile = event.target.closest<HTMLElement>('[data-camera]')
    const camera = tile?.dataset['camera']
    if (tile === null || camera === undefined || event.target.closest('button') !== null) return
    end('cancelled')
    const start = { x: event.clientX, y: event.clientY }
    press = { pointer: event.pointerId, camera, tile, start, isDragging: false }
  }

  const move = (event: PointerEvent) => {
    if (press?.pointer !== event.pointerId) return
    // Released where nobody heard of it: outside of the window, before it was a drag.
    if ((event.buttons & PRIMARY_BUTTON) === 0) {
      end('cancelled')
      return
    }
    const now = { x: event.clientX, y: event.clientY }
    if (!press.isDragging) {
      if (!hasLeftThreshold(press.start, now)) return
      if (!listener.lifted(press.camera)) {
        press = undefined
        return
      }
      press.isDragging = true
      press.tile.setPointerCapture(press.pointer)
    }
    const corner = host.getBoundingClientRect()
    const offset = { x: now.x - press.start.x, y: now.y - press.start.y }
    listener.moved(offset, { x: now.x - corner.left, y: now.y - corner.top })
  }

  const up = (event: PointerEvent) => {
    if (press?.pointer === event.pointerId) end('dropped')
  }
  const taken = (event: PointerEvent) => {
    if (press?.pointer === event.pointerId) end('cancelled')
  }
  /** What a finger touches in a tile has it captured from the start, and loses it to the tile when a drag begins. */
  const lost = (event: PointerEvent) => {
    if (event.target === press?.tile) taken(event)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || press?.isDragging !== true) return
    event.preventDefault()
    event.stopImmediatePropagation()
    end('cancelled')
  }

  host.addEventListener('pointerdown', down)
  host.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  host.addEventListener('pointercancel', taken)
  host.addEventListener('lostpointercapture', lost)
  window.addEventListener('keydown', escape, { capture: true })
  return () => {
    end('cancelled')
    host.removeEventListener('pointerdown', down)
    host.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    host.removeEventListener('pointercancel', taken)
    host.removeEventListener('lostpointercapture', lost)
    window.removeEventListener('keydown', escape, { capture: true })
  }
}
