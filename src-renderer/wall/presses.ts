/** Tells a drag from a click, for mouse, pen and touch. */
import type { Point } from '../../src-main/contract/rect.ts'

/** A hand that clicks moves the pointer by less than this many pixels. */
const THRESHOLD = 5
/** In `PointerEvent.buttons`; also a finger that touches. */
const PRIMARY_BUTTON = 1

/** What a pointer that went down may become. */
export interface Press {
  /** Has the pointer captured while it is dragged. */
  readonly element: HTMLElement
  /** It was released where it went down. */
  click(): void
  /** It is dragged from here on; `undefined` where nothing can be dragged. */
  drag(): Drag | undefined
}

export interface Drag {
  /** @param from - where the pointer went down; both from the host's top left corner */
  move(from: Point, to: Point): void
  drop(): void
  /** The pointer was taken away, by the system or by Escape. */
  cancel(): void
}

interface Pressed extends Press {
  readonly pointer: number
  /** In the window. */
  readonly start: Point
  dragged: Drag | undefined
}

export function hasLeftThreshold(start: Point, now: Point): boolean {
  return Math.hypot(now.x - start.x, now.y - start.y) >= THRESHOLD
}

/**
 * Follows the pointer in `host` until the returned function is called.
 *
 * @param begin - what a pointer that goes down on an element may become
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
    if (!event.isPrimary || event.button !== 0 || !(event.target instanceof Element)) return
    end('cancel')
    const begun = begin(event.target, event)
    if (begun === undefined) return
    const start = { x: event.clientX, y: event.clientY }
    press = { ...begun, pointer: event.pointerId, start, dragged: undefined }
  }

  const move = (event: PointerEvent) => {
    if (press?.pointer !== event.pointerId) return
    // Released where nobody heard of it: outside of the window, before it was a drag.
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
    press.dragged.move(inHost(press.start), inHost(now))
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
  /** What a finger touches in a tile has it captured from the start, and loses it to the tile when a drag begins. */
  const lost = (event: PointerEvent) => {
    if (event.target === press?.element) taken(event)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || press?.dragged === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    end('cancel')
  }

  host.addEventListener('pointerdown', down)
  host.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  host.addEventListener('pointercancel', taken)
  host.addEventListener('lostpointercapture', lost)
  window.addEventListener('keydown', escape, { capture: true })
  return () => {
    end('cancel')
    host.removeEventListener('pointerdown', down)
    host.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    host.removeEventListener('pointercancel', taken)
    host.removeEventListener('lostpointercapture', lost)
    window.removeEventListener('keydown', escape, { capture: true })
  }
}
