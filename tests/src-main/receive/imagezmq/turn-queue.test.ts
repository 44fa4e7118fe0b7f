import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTurn } from '../../../../src-main/lib/pause.ts'
import { TurnQueue } from '../../../../src-main/receive/imagezmq/turn-queue.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** @param milliseconds - for how long each item is handled */
function aQueue(milliseconds: number) {
  const log: string[] = []
  const queue = new TurnQueue<{ readonly name: string }>({
    handle: ({ name }) => {
      log.push(name)
      vi.advanceTimersByTime(milliseconds)
    },
    deferred: ({ name }) => log.push(`${name} waits`),
    empty: () => log.push('empty'),
  })
  const add = (...names: readonly string[]) => {
    for (const name of names) queue.add({ name })
  }
  return { add, log: () => log.splice(0) }
}

test('a short burst is handled at once', () => {
  const { add, log } = aQueue(1)
  add('a', 'b', 'c')
  expect(log()).toEqual(['a', 'b', 'c'])
})

test('after a long stretch the others wait for a turn of the event loop, and then for the next one', async () => {
  const { add, log } = aQueue(4)
  add('a', 'b', 'c', 'd', 'e')
  expect(log()).toEqual(['a', 'b', 'c waits', 'd waits', 'e waits'])
  await nextTurn()
  expect(log()).toEqual(['c', 'd'])
  add('f')
  expect(log()).toEqual(['f waits'])
  await nextTurn()
  expect(log()).toEqual(['e', 'f', 'empty'])
  await nextTurn()
  add('g')
  expect(log()).toEqual(['empty', 'g'])
})
