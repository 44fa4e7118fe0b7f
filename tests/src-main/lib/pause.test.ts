import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { within } from '../../../src-main/lib/pause.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('work that ends in time gives its result, and leaves no timer', async () => {
  expect(await within(50, Promise.resolve('done'))).toBe('done')
  expect(vi.getTimerCount()).toBe(0)
})

test('work that fails in time fails, and leaves no timer', async () => {
  await expect(within(50, Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(vi.getTimerCount()).toBe(0)
})

test('work that takes too long gives undefined', async () => {
  const waiting = within(50, new Promise<string>(() => undefined))
  await vi.advanceTimersByTimeAsync(50)
  expect(await waiting).toBeUndefined()
})
