import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  LONGEST_HOLD_MS,
  MOST_AT_ONCE,
  ReplyGate,
} from '../../../../src-main/receive/imagezmq/reply-gate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A gate, its capacity, and the replies that it has sent. */
function openGate(capacity: number) {
  const state = { capacity }
  const sent: number[] = []
  const gate = new ReplyGate<number>(
    () => state.capacity,
    (reply) => sent.push(reply),
  )
  return { gate, state, sent, enter: (reply: number) => gate.enter(reply, false) }
}

test('with capacity, a reply is sent at once, and no timer runs', () => {
  const { sent, enter } = openGate(1)
  for (const reply of [1, 2]) enter(reply)
  expect(sent).toEqual([1, 2])
  expect(vi.getTimerCount()).toBe(0)
})

test('without capacity, replies are held, and then sent in order, as many as there is capacity for', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (const reply of [1, 2, 3, 4]) enter(reply)
  gate.backPressureReleased()
  expect(sent).toEqual([])
  state.capacity = 1
  gate.backPressureReleased()
  expect(sent).toEqual([1])
  state.capacity = 2
  gate.backPressureReleased()
  expect(sent).toEqual([1, 2, 3])
})

test('a reply does not overtake a held one', () => {
  const { gate, state, sent, enter } = openGate(0)
  enter(1)
  state.capacity = 1
  enter(2)
  expect(sent).toEqual([])
  gate.backPressureReleased()
  gate.backPressureReleased()
  expect(sent).toEqual([1, 2])
})

test('replies to pipelined senders are sent after all others', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (const reply of [1, 2, 3]) gate.enter(reply, true)
  enter(4)
  state.capacity = 2
  gate.backPressureReleased()
  expect(sent).toEqual([4, 1])
  enter(5)
  gate.enter(6, true)
  expect(sent).toEqual([4, 1, 5])
  vi.advanceTimersByTime(LONGEST_HOLD_MS)
  expect(sent).toEqual([4, 1, 5, 2, 3, 6])
  expect(vi.getTimerCount()).toBe(0)
})

test('infinite capacity releases all replies', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (const reply of [1, 2, 3]) enter(reply)
  state.capacity = Infinity
  gate.backPressureReleased()
  expect(sent).toEqual([1, 2, 3])
})

test('thousands of replies are sent over several turns of the event loop, those to lock-step senders first', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (let reply = 1; reply <= 2 * MOST_AT_ONCE; reply++) gate.enter(reply, true)
  state.capacity = Infinity
  gate.backPressureReleased()
  expect(sent).toHaveLength(MOST_AT_ONCE)
  state.capacity = 0
  enter(0)
  vi.advanceTimersToNextTimer()
  expect(sent).toHaveLength(MOST_AT_ONCE)
  state.capacity = Infinity
  gate.backPressureReleased()
  expect(sent[MOST_AT_ONCE]).toBe(0)
  vi.advanceTimersToNextTimer()
  expect(sent).toHaveLength(2 * MOST_AT_ONCE + 1)
})

test('so are those that have been held for the longest time', () => {
  const { gate, sent } = openGate(0)
  for (let reply = 1; reply <= 2 * MOST_AT_ONCE; reply++) gate.enter(reply, true)
  vi.advanceTimersByTime(LONGEST_HOLD_MS)
  expect(sent).toHaveLength(MOST_AT_ONCE)
  vi.advanceTimersToNextTimer()
  expect(sent).toHaveLength(2 * MOST_AT_ONCE)
  expect(vi.getTimerCount()).toBe(0)
})

test('no reply is held longer than the limit, each measured from its own start', () => {
  const { sent, enter } = openGate(0)
  enter(1)
  vi.advanceTimersByTime(100)
  enter(2)
  vi.advanceTimersByTime(LONGEST_HOLD_MS - 101)
  expect(sent).toEqual([])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(99)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([1, 2])
  expect(vi.getTimerCount()).toBe(0)
})

test('a timer for a reply that was already sent releases no other reply early', () => {
  const { gate, state, sent, enter } = openGate(0)
  enter(1)
  vi.advanceTimersByTime(LONGEST_HOLD_MS - 1)
  state.capacity = 1
  gate.backPressureReleased()
  state.capacity = 0
  enter(2)
  vi.advanceTimersByTime(LONGEST_HOLD_MS - 1)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([1, 2])
})

test('opening sends all held replies once, and later ones are held again', () => {
  const { gate, sent, enter } = openGate(0)
  for (const reply of [1, 2]) enter(reply)
  gate.open()
  gate.open()
  expect(sent).toEqual([1, 2])
  expect(vi.getTimerCount()).toBe(0)
  enter(3)
  expect(sent).toEqual([1, 2])
  vi.advanceTimersByTime(LONGEST_HOLD_MS)
  expect(sent).toEqual([1, 2, 3])
})

test('in any sequence, each reply is sent once, in order and in time', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('enter' as const) }),
    fc.record({ kind: fc.constant('capacity' as const), capacity: fc.nat(4) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(200) }),
    fc.record({ kind: fc.constant('open' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { gate, state, sent, enter } = openGate(0)
      const enteredAt: number[] = []
      for (const given of steps) {
        if (given.kind === 'enter') {
          enteredAt.push(performance.now())
          enter(enteredAt.length - 1)
        } else if (given.kind === 'capacity') {
          state.capacity = given.capacity
          gate.backPressureReleased()
        } else if (given.kind === 'wait') vi.advanceTimersByTime(given.ms)
        else gate.open()
        expect(sent).toEqual(sent.map((_, index) => index))
        for (const at of enteredAt.slice(sent.length))
          expect(performance.now() - at).toBeLessThan(LONGEST_HOLD_MS)
      }
      gate.open()
      expect(sent).toHaveLength(enteredAt.length)
      expect(vi.getTimerCount()).toBe(0)
    }),
  )
})
