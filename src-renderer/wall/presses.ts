/** Distinguishes a drag from a click, for mouse, pen and touch. */
import type { Point } from '../../src-main/contract/rect.ts'

/** A click moves the pointer by less than this, in CSS pixels. */
const THRESHOLD = 5
/** In `PointerEvent.buttons`: the left button, or touch contact. */
const PRIMARY_BUTTON = 1

/** The actions of a pointer that went down. */
export interface Press {
  /** Captures the pointer during a drag. */
  readonly element: HTMLElement
  /** The pointer went up where it went down. */
  click(): void
  /** A drag begins; `undefined` when nothing can be dragged. */
  drag(): Drag | undefined
}

/** The keys that are held down. */
export type Modifiers = Pick<PointerEvent, 'shiftKey'>

export interface Drag {
  /** @param from - where the pointer went down; both points are relative to the top left corner of the host */
  move(from: Point, to: Point, modifiers: Modifiers): void
  drop(): void
  /** The system or Escape ended the drag. */
  cancel(): void
}

interface Pressed extends Press {
  readonly pointer: number
  /** In CSS pixels of the window. */
  readonly start: Point
  dragged: Drag | undefined
}

export function hasLeftThreshold(start: Point, now: Point): boolean {
  return Math.hypot(now.x - start.x, now.y - start.y) >= THRESHOLD
}

/**
 * Follows the pointer in `host` until the returned function is called.
 *
 * @param begin - gives the actions for a pointer that goes down on an element
 */
export function followPresses(
  host: HTMLElement,
  begin: (target: Element, event: PointerEvent) => Press | undefined,
): () => void {
  let press: Pressed | undefined

  const end = (how: 'drop' | 'cancel') => {
    const ended = press
    press = undefined
    if (ended?.dragged === undefined) return
    const { element, pointer, dragged } = ended
    if (element.hasPointerCapture(pointer)) element.releasePointerCapture(pointer)
    dragged[how]()
  }

  const down = (event: PointerEvent) => {
    // Two fingers zoom a picture: from now on, the first one neither drags nor clicks.
    if (!event.isPrimary) end('cancel')
    if (!event.isPrimary || event.button !== 0 || !(event.target instanceof Element)) return
    end('cancel')
    const begun = begin(event.target, event)
    if (begun === undefined) return
    const start = { x: event.clientX, y: event.clientY }
    press = { ...begun, pointer: event.pointerId, start, dragged: undefined }
  }

  const move = (event: PointerEvent) => {
    if (press?.pointer !== event.pointerId) return
    // Released outside of the window before a drag began: there was no event.
    if ((event.buttons & PRIMARY_BUTTON) === 0) {
      end('cancel')
      return
    }
    const now = { x: event.clientX, y: event.clientY }
    if (press.dragged === undefined) {
      if (!hasLeftThreshold(press.start, now)) return
      press.dragged = press.drag()
      if (press.dragged === undefined) {
        press = undefined
        return
      }
      press.element.setPointerCapture(press.pointer)
    }
    const corner = host.getBoundingClientRect()
    const inHost = ({ x, y }: Point) => ({ x: x - corner.left, y: y - corner.top })
    press.dragged.move(inHost(press.start), inHost(now), event)
  }

  const up = (event: PointerEvent) => {
    if (press?.pointer !== event.pointerId) return
    const released = press
    if (released.dragged === undefined) {
      press = undefined
      released.click()
    } else end('drop')
  }
  const taken = (event: PointerEvent) => {
    if (press?.pointer === event.pointerId) end('cancel')
  }
  /** Touch is captured by the touched element from the start; `setPointerCapture` on the tile then takes it away from that. */
  const lost = (event: PointerEvent) => {
    if (event.target === press?.element) taken(event)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || press?.dragged === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    end('cancel')
  }

  const stopped = new AbortController()
  const { signal } = stopped
  host.addEventListener('pointerdown', down, { signal })
  host.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', up, { signal })
  host.addEventListener('pointercancel', taken, { signal })
  host.addEventListener('lostpointercapture', lost, { signal })
  window.addEventListener('keydown', escape, { capture: true, signal })
  return () => {
    end('cancel')
    stopped.abort()
  }
}
