import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BrightnessProbe } from '../../../../src-main/consumers/health/brightness-probe.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A probe of a feed; each look takes `takesMs`, and finds the first byte as the brightness. */
function openProbe({ takesMs = 0 } = {}) {
  const { feed, take } = openFeed()
  const looked: number[] = []
  const probe = new BrightnessProbe(
    {
      cameras: () => feed.cameras.names,
      newest: (camera) => feed.newest(camera),
      measure: async (_picture, body) => {
        await new Promise((resolve) => setTimeout(resolve, takesMs))
        const [mark = 0] = body
        looked.push(mark)
        if (mark === 99) throw new Error('It is damaged.')
        return { brightness: mark / 100, tookMs: takesMs }
      },
    },
    () => Date.now(),
  )
  return { feed, take, probe, looked }
}

test('each camera is looked at once in an interval, also when nothing consumes its frames', async () => {
  const { take, probe } = openProbe()
  take(picture('Barn', 10))
  take(picture('Yard', 20))
  probe.setInterval(5000)
  await vi.advanceTimersByTimeAsync(4000)
  expect([probe.brightness('Barn'), probe.brightness('Yard')]).toEqual([0.1, 0.2])
  take(picture('Barn', 30))
  expect(probe.brightness('Barn')).toBe(0.1)
  await vi.advanceTimersByTimeAsync(5000)
  expect(probe.brightness('Barn')).toBe(0.3)
  probe.setInterval(undefined)
})

test('the same picture is not decoded again', async () => {
  const { take, probe, looked } = openProbe()
  take(picture('Barn', 10))
  probe.setInterval(1000)
  await vi.advanceTimersByTimeAsync(10_000)
  take(picture('Barn', 10))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(looked).toEqual([10])
  probe.setInterval(undefined)
})

test('it rests much longer than it works, however short the interval is', async () => {
  const { take, probe, looked } = openProbe({ takesMs: 100 })
  probe.setInterval(100)
  for (let at = 0; at < 34; at++) {
    take(picture('Barn', at))
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(looked.length).toBeLessThanOrEqual(6)
  expect(looked.length).toBeGreaterThan(4)
  probe.setInterval(undefined)
})

test('a picture that cannot be decoded has no brightness, and does not end the looks', async () => {
  const { take, probe } = openProbe()
  take(picture('Barn', 99))
  take(picture('Yard', 20))
  probe.setInterval(1000)
  await vi.advanceTimersByTimeAsync(3000)
  expect([probe.brightness('Barn'), probe.brightness('Yard')]).toEqual([undefined, 0.2])
  probe.setInterval(undefined)
})

test('a frame is held while it is looked at, and released then', async () => {
  const { feed, take, probe } = openProbe({ takesMs: 50 })
  take(picture('Barn', 10))
  const frame = feed.newest('Barn')
  probe.setInterval(1000)
  await vi.advanceTimersByTimeAsync(10)
  take(picture('Barn', 20))
  expect(frame?.body.length).toBe(1)
  await vi.advanceTimersByTimeAsync(100)
  expect(() => frame?.body).toThrow('release')
  probe.setInterval(undefined)
})

test('switched off, it forgets what it saw', async () => {
  const { take, probe, looked } = openProbe()
  take(picture('Barn', 10))
  probe.setInterval(1000)
  await vi.advanceTimersByTimeAsync(100)
  probe.setInterval(undefined)
  expect(probe.brightness('Barn')).toBeUndefined()
  take(picture('Barn', 20))
  await vi.advanceTimersByTimeAsync(5000)
  expect(looked).toEqual([10])
})
