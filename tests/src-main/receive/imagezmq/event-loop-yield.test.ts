import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EventLoopYield } from '../../../../src-main/receive/imagezmq/event-loop-yield.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('a short burst is not interrupted', () => {
  expect(new EventLoopYield().due()).toBeUndefined()
})

test('after a long stretch it yields to the event loop, then the next stretch begins', async () => {
  const eventLoopYield = new EventLoopYield()
  const turns: string[] = []
  setImmediate(() => turns.push('everything else'))
  vi.advanceTimersByTime(9)
  await eventLoopYield.due()
  expect(turns).toEqual(['everything else'])
  expect(eventLoopYield.due()).toBeUndefined()
})
