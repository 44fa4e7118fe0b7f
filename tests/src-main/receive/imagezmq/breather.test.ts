import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Breather } from '../../../../src-main/receive/imagezmq/breather.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('what comes at once is taken at once', () => {
  expect(new Breather().due()).toBeUndefined()
})

test('after a long stretch everything else has its turn, then the next stretch begins', async () => {
  const breather = new Breather()
  const turns: string[] = []
  setImmediate(() => turns.push('everything else'))
  vi.advanceTimersByTime(9)
  await breather.due()
  expect(turns).toEqual(['everything else'])
  expect(breather.due()).toBeUndefined()
})
