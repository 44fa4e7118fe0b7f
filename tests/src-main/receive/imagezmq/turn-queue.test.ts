import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTurn } from '../../../../src-main/lib/pause.ts'
import { TurnQueue } from '../../../../src-main/receive/imagezmq/turn-queue.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** @param milliseconds - how long each of them takes */
function aQueue(milliseconds: number) {
  const log: string[] = []
  const senders = new Map<string, { readonly id: string }>()
  const queue = new TurnQueue<{ readonly id: string }>({
    deferred: ({ id }) => log.push(`${id} waits`),
    caughtUp: ({ id }) => log.push(`${id} caught up`),
  })
  /** @param names - of what is done; the first letter is the sender's */
  const add = (...names: readonly string[]) => {
    for (const name of names) {
      const [id = ''] = name
      const sender = senders.get(id) ?? { id }
      senders.set(id, sender)
      queue.add(sender, () => {
        log.push(name)
        vi.advanceTimersByTime(milliseconds)
      })
    }
  }
  return { add, log: () => log.splice(0) }
}

test('a short burst is handled at once', () => {
  const { add, log } = aQueue(1)
  add('a1', 'a2', 'b1')
  expect(log()).toEqual(['a1', 'a2', 'b1'])
})

test('after a long stretch the others wait for a turn of the event loop, and then for the next one', async () => {
  const { add, log } = aQueue(4)
  add('a1', 'b1', 'c1', 'd1', 'e1')
  expect(log()).toEqual(['a1', 'b1', 'c waits', 'd waits', 'e waits'])
  await nextTurn()
  expect(log()).toEqual(['c caught up', 'c1', 'd caught up', 'd1'])
  add('f1')
  expect(log()).toEqual(['f waits'])
  await nextTurn()
  expect(log()).toEqual(['e caught up', 'e1', 'f caught up', 'f1'])
  await nextTurn()
  add('g1')
  expect(log()).toEqual(['g1'])
})

test('a sender of many items waits for its own, and others only for their turn', async () => {
  const { add, log } = aQueue(4)
  add('a1', 'a2', 'a3', 'a4', 'a5', 'b1')
  expect(log()).toEqual(['a1', 'a2', 'a waits', 'a waits', 'a waits', 'b waits'])
  await nextTurn()
  expect(log()).toEqual(['a3', 'b caught up', 'b1'])
  add('c1', 'b2')
  log()
  await nextTurn()
  expect(log()).toEqual(['a4', 'c caught up', 'c1'])
  await nextTurn()
  expect(log()).toEqual(['b caught up', 'b2', 'a caught up', 'a5'])
})
