import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Reopening, RETRY_AFTER_MS } from '../../../src-main/lib/reopening.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openReopening(fails: (wanted: string) => boolean = () => false) {
  const log: string[] = []
  const reopening = new Reopening<string>({
    open: async (wanted) => {
      log.push(`opening ${wanted}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
      if (fails(wanted)) throw new Error(wanted)
      log.push(`open ${wanted}`)
      return () => Promise.resolve(void log.push(`close ${wanted}`))
    },
    failed: (_error, wanted) => log.push(`failed ${wanted}`),
    closed: () => log.push('closed'),
  })
  return { reopening, log }
}

test('a change closes the old one before the new one is opened; one that is overtaken is skipped', async () => {
  const { reopening, log } = openReopening()
  void reopening.to('a')
  await vi.advanceTimersByTimeAsync(1)
  void reopening.to('b')
  void reopening.to('c')
  await vi.advanceTimersByTimeAsync(100)
  void reopening.to(undefined)
  await vi.advanceTimersByTimeAsync(100)
  expect(log).toEqual([
    'opening a',
    'open a',
    'close a',
    'opening c',
    'open c',
    'close c',
    'closed',
  ])
})

test('what fails is tried again, until something else is wanted', async () => {
  let isTaken = true
  const { reopening, log } = openReopening(() => isTaken)
  void reopening.to('a')
  await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS + 100)
  isTaken = false
  await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS + 100)
  expect(log).toEqual(['opening a', 'failed a', 'opening a', 'failed a', 'opening a', 'open a'])
})

test('what fails when something else is wanted already is not tried again', async () => {
  const { reopening, log } = openReopening((wanted) => wanted === 'a')
  void reopening.to('a')
  await vi.advanceTimersByTimeAsync(1)
  void reopening.to('b')
  await vi.advanceTimersByTimeAsync(2 * RETRY_AFTER_MS)
  expect(log).toEqual(['opening a', 'failed a', 'opening b', 'open b'])
})

test('after the stop nothing is opened', async () => {
  const { reopening, log } = openReopening(() => true)
  void reopening.to('a')
  await vi.advanceTimersByTimeAsync(100)
  const stopped = reopening.stop()
  void reopening.to('b')
  await vi.advanceTimersByTimeAsync(10 * RETRY_AFTER_MS)
  await stopped
  expect(log).toEqual(['opening a', 'failed a', 'closed'])
})

test('after one that could not be closed, the next one is opened', async () => {
  const log: string[] = []
  const reopening = new Reopening<string>({
    open: (wanted) => {
      log.push(`open ${wanted}`)
      return Promise.resolve(() => Promise.reject(new Error(wanted)))
    },
    failed: (_error, wanted) => log.push(`failed ${wanted}`),
  })
  await reopening.to('a')
  await expect(reopening.to('b')).rejects.toThrow('a')
  await reopening.to('c')
  expect(log).toEqual(['open a', 'open c'])
  await expect(reopening.stop()).rejects.toThrow('c')
})
