import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Gathered } from '../../../../src-main/app/state/gathered.ts'

describe('what is asked for', () => {
  const call = vi.fn()
  let gathered: Gathered

  beforeEach(() => {
    vi.useFakeTimers()
    call.mockReset()
    gathered = new Gathered(call, { firstMs: 100, longestMs: 300 })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  /** Asks every 10 ms. */
  function askFor(ms: number): void {
    for (let passed = 0; passed < ms; passed += 10) {
      gathered.ask()
      vi.advanceTimersByTime(10)
    }
  }

  test('is called at once', () => {
    gathered.ask()
    expect(call).toHaveBeenCalledOnce()
  })

  test('is called once for all that is asked for soon afterwards', () => {
    gathered.ask()
    gathered.ask()
    gathered.ask()
    expect(call).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(100)
    expect(call).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(1000)
    expect(call).toHaveBeenCalledTimes(2)
  })

  test('is called ever less often while more comes, up to the longest time', () => {
    askFor(100 + 200 + 300 + 300 + 10)
    expect(call).toHaveBeenCalledTimes(5)
  })

  test('is called at once again after a time in which nothing was asked for', () => {
    askFor(1000)
    vi.advanceTimersByTime(1000)
    call.mockReset()
    gathered.ask()
    expect(call).toHaveBeenCalledOnce()
    gathered.ask()
    vi.advanceTimersByTime(100)
    expect(call).toHaveBeenCalledTimes(2)
  })

  test('is not called after the end', () => {
    gathered.ask()
    gathered.ask()
    gathered.stop()
    vi.advanceTimersByTime(1000)
    expect(call).toHaveBeenCalledOnce()
  })
})
