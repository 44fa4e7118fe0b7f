import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  awaitPicture,
  EVERY_MS,
  STILL_MS,
} from '../../../../src-renderer/features/recordings/await-picture.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a picture that is not there yet is asked for until it is', async () => {
  const answers = [undefined, undefined, 'url']
  const ask = vi.fn(() => Promise.resolve(answers.shift()))
  const take = vi.fn()
  awaitPicture(ask, take)
  await vi.advanceTimersByTimeAsync(STILL_MS)
  expect(take.mock.calls).toEqual([[undefined]])
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS)
  expect(take.mock.calls).toEqual([[undefined], [undefined], ['url']])
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS)
  expect(ask).toHaveBeenCalledTimes(3)
})

test('a time that is passed soon is not asked for', async () => {
  const ask = vi.fn(() => Promise.resolve('url'))
  const end = awaitPicture(ask, vi.fn())
  await vi.advanceTimersByTimeAsync(STILL_MS - 1)
  end()
  await vi.advanceTimersByTimeAsync(EVERY_MS)
  expect(ask).not.toHaveBeenCalled()
})

test('an answer that comes too late is not taken, and not asked for again', async () => {
  let answer: (url: undefined) => void = () => undefined
  const ask = vi.fn(() => new Promise<undefined>((resolve) => (answer = resolve)))
  const take = vi.fn()
  const end = awaitPicture(ask, take)
  await vi.advanceTimersByTimeAsync(STILL_MS)
  end()
  answer(undefined)
  await vi.advanceTimersByTimeAsync(EVERY_MS)
  expect(take).not.toHaveBeenCalled()
  expect(ask).toHaveBeenCalledTimes(1)
})
