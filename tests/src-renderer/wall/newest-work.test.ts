import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NewestWork } from '../../../src-renderer/wall/newest-work.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function works() {
  const done: number[] = []
  const work = new NewestWork(100)
  return { done, work, ask: (number: number) => work.ask(() => done.push(number)) }
}

test('the first is done at once, and of those that follow soon the newest', () => {
  const { done, ask } = works()
  ask(1)
  expect(done).toEqual([1])
  vi.advanceTimersByTime(40)
  ask(2)
  vi.advanceTimersByTime(40)
  ask(3)
  expect(done).toEqual([1])
  vi.advanceTimersByTime(20)
  expect(done).toEqual([1, 3])
  vi.advanceTimersByTime(50)
  ask(4)
  expect(done).toEqual([1, 3])
  vi.advanceTimersByTime(200)
  expect(done).toEqual([1, 3, 4])
  ask(5)
  expect(done).toEqual([1, 3, 4, 5])
})

test('what waits is done now, once, or never', () => {
  const { done, work, ask } = works()
  ask(1)
  ask(2)
  work.finish()
  work.finish()
  expect(done).toEqual([1, 2])
  ask(3)
  work.cancel()
  vi.advanceTimersByTime(500)
  expect(done).toEqual([1, 2])
})
