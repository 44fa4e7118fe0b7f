import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LONGEST_HOLD_MS, ReplyGate } from '../../../../src-main/receive/imagezmq/reply-gate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A gate, how much room there is, and what it has sent. */
function openGate(room: number) {
  const state = { room }
  const sent: number[] = []
  const gate = new ReplyGate<number>(
    () => state.room,
    (reply) => sent.push(reply),
  )
  return { gate, state, sent, enter: (reply: number) => gate.enter(reply, false) }
}

test('where there is room, a reply goes at once, and no timer runs', () => {
  const { sent, enter } = openGate(1)
  for (const reply of [1, 2]) enter(reply)
  expect(sent).toEqual([1, 2])
  expect(vi.getTimerCount()).toBe(0)
})

test('where there is none, replies are held, and go in their order, as many as there is room for', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (const reply of [1, 2, 3, 4]) enter(reply)
  gate.roomMade()
  expect(sent).toEqual([])
  state.room = 1
  gate.roomMade()
  expect(sent).toEqual([1])
  state.room = 2
  gate.roomMade()
  expect(sent).toEqual([1, 2, 3])
})

test('a reply does not overtake one that is held', () => {
  const { gate, state, sent, enter } = openGate(0)
  enter(1)
  state.room = 1
  enter(2)
  expect(sent).toEqual([])
  gate.roomMade()
  gate.roomMade()
  expect(sent).toEqual([1, 2])
})

test('a reply to who did not wait for the one before comes after all others', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (const reply of [1, 2, 3]) gate.enter(reply, true)
  enter(4)
  state.room = 2
  gate.roomMade()
  expect(sent).toEqual([4, 1])
  enter(5)
  gate.enter(6, true)
  expect(sent).toEqual([4, 1, 5])
  vi.advanceTimersByTime(LONGEST_HOLD_MS)
  expect(sent).toEqual([4, 1, 5, 2, 3, 6])
  expect(vi.getTimerCount()).toBe(0)
})

test('endless room lets all go', () => {
  const { gate, state, sent, enter } = openGate(0)
  for (const reply of [1, 2, 3]) enter(reply)
  state.room = Infinity
  gate.roomMade()
  expect(sent).toEqual([1, 2, 3])
})

test('no reply is held longer than its limit, each counted from its own start', () => {
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

test('a timer that was set for a reply that has gone sends none before its time', () => {
  const { gate, state, sent, enter } = openGate(0)
  enter(1)
  vi.advanceTimersByTime(LONGEST_HOLD_MS - 1)
  state.room = 1
  gate.roomMade()
  state.room = 0
  enter(2)
  vi.advanceTimersByTime(LONGEST_HOLD_MS - 1)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([1, 2])
})

test('opened, it sends all that is held, once, and holds again what comes then', () => {
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

test('whatever happens, each reply goes once, in order, and in time', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('enter' as const) }),
    fc.record({ kind: fc.constant('room' as const), room: fc.nat(4) }),
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
        } else if (given.kind === 'room') {
          state.room = given.room
          gate.roomMade()
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
