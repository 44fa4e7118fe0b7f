/** A hand that only clicks does not drag, and neither do two fingers. */
import { afterEach, expect, test, vi } from 'vitest'
import { followPresses, hasLeftThreshold } from '../../../src-renderer/wall/presses.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test.each([
  { x: 13, y: 13, isDrag: false },
  { x: 13, y: 14, isDrag: true },
  { x: 5, y: 10, isDrag: true },
])('from 10,10 to $x,$y', ({ x, y, isDrag }) => {
  expect(hasLeftThreshold({ x: 10, y: 10 }, { x, y })).toBe(isDrag)
})

/** A wall that is touched, where everything can be dragged. */
function touchWall() {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('Element', EventTarget)
  const host = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
    setPointerCapture: () => undefined,
    releasePointerCapture: () => undefined,
    hasPointerCapture: () => true,
  })
  const press = { element: host as unknown as HTMLElement, click: vi.fn() }
  const drag = { move: vi.fn(), drop: vi.fn(), cancel: vi.fn() }
  const begin = vi.fn(() => drag)
  const stop = followPresses(press.element, () => ({ ...press, drag: begin }))
  /** @param finger - from 0 */
  const touch = (type: 'down' | 'move' | 'up', finger: number, x: number) => {
    const event = { pointerId: finger, isPrimary: finger === 0, button: 0, buttons: 1 }
    const at = { clientX: x, clientY: 0 }
    const target = type === 'up' ? window : host
    target.dispatchEvent(Object.assign(new Event(`pointer${type}`), event, at))
  }
  return { touch, stop, begin, drag, click: press.click }
}

test('one finger drags', () => {
  const { touch, stop, begin, drag } = touchWall()
  touch('down', 0, 10)
  touch('move', 0, 30)
  touch('up', 0, 30)
  stop()
  expect(begin).toHaveBeenCalledOnce()
  expect(drag.drop).toHaveBeenCalledOnce()
  expect(drag.cancel).not.toHaveBeenCalled()
})

test('two fingers neither drag nor click', () => {
  const { touch, stop, begin, click } = touchWall()
  touch('down', 0, 10)
  touch('down', 1, 90)
  touch('move', 0, 30)
  touch('move', 1, 70)
  touch('up', 1, 70)
  touch('move', 0, 50)
  touch('up', 0, 50)
  stop()
  expect(begin).not.toHaveBeenCalled()
  expect(click).not.toHaveBeenCalled()
})

test('a second finger puts back what the first one drags', () => {
  const { touch, stop, begin, drag } = touchWall()
  touch('down', 0, 10)
  touch('move', 0, 30)
  touch('down', 1, 90)
  expect(drag.cancel).toHaveBeenCalledOnce()
  touch('move', 0, 60)
  touch('up', 0, 60)
  stop()
  expect(begin).toHaveBeenCalledOnce()
  expect(drag.drop).not.toHaveBeenCalled()
})
