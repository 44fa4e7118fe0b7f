import { expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { monitorOf, monitorsInOrder } from '../../../../src-main/desktop/windows/monitors.ts'

function monitor(x: number, y: number) {
  const bounds = { x, y, width: 1920, height: 1080 }
  return { bounds, workArea: bounds }
}

const left = monitor(-1920, 0)
const middle = monitor(0, 0)
const below = monitor(0, 1080)
const displays = [below, middle, left]

test('monitors are counted from the left, and from the top', () => {
  expect(monitorsInOrder(displays)).toEqual([left, middle, below])
  expect(monitorOf(1, displays)).toEqual({ ok: true, monitor: left })
  expect(monitorOf(3, displays)).toEqual({ ok: true, monitor: below })
})

test('one that does not exist: it is said which there are', () => {
  const found = monitorOf(3, [middle, left])
  expect(found.ok ? '' : ENGLISH.say(found.why)).toBe(
    '--monitor: There is no monitor 3. There are: 1 (1920x1080 at -1920, 0); 2 (1920x1080 at 0, 0).',
  )
})
