import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ALIVE_EVERY_MS } from '../../../src-main/contract/web-link.ts'
import { Silence, SILENT_MS } from '../../../src-renderer/web/silence.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a link on which nothing comes any more is noticed, once', () => {
  const fell = vi.fn<() => void>()
  const silence = new Silence(fell)
  vi.advanceTimersByTime(ALIVE_EVERY_MS)
  silence.heard()
  vi.advanceTimersByTime(SILENT_MS - 1)
  expect(fell).not.toHaveBeenCalled()
  vi.advanceTimersByTime(SILENT_MS)
  expect(fell).toHaveBeenCalledOnce()
})

test('a link on which something comes now and then is not', () => {
  const fell = vi.fn<() => void>()
  const silence = new Silence(fell)
  for (let count = 0; count < 20; count++) {
    vi.advanceTimersByTime(ALIVE_EVERY_MS)
    silence.heard()
  }
  silence.stop()
  vi.advanceTimersByTime(2 * SILENT_MS)
  expect(fell).not.toHaveBeenCalled()
})

test('a computer that slept notices it within two seconds', () => {
  const fell = vi.fn<() => void>()
  const silence = new Silence(fell)
  silence.heard()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(2000)
  expect(fell).toHaveBeenCalledOnce()
})

test('what came while the page stood still is read first', () => {
  const fell = vi.fn<() => void>()
  const silence = new Silence(fell)
  silence.heard()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(1000)
  silence.heard()
  vi.advanceTimersByTime(2000)
  expect(fell).not.toHaveBeenCalled()
})
