import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  takeOver,
  TAKE_OVER_WITHIN_SECONDS,
  type Successor,
} from '../../../../src-main/features/updates/take-over.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Real ones quit the process. */
class Idle extends EventEmitter implements Successor {
  readonly asked: boolean[][] = []

  quitAndInstall(...asked: [isSilent: boolean, isForceRunAfter: boolean]): void {
    this.asked.push(asked)
  }
}

test('a new version that does not take over is given up, and not before its time', async () => {
  const successor = new Idle()
  let fault: unknown
  const over = takeOver(successor).catch((error: unknown) => (fault = error))
  await vi.advanceTimersByTimeAsync(TAKE_OVER_WITHIN_SECONDS * 1000 - 1)
  expect(successor.asked).toEqual([[true, true]])
  expect(fault).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1)
  await over
  expect(fault).toMatchObject({ message: expect.stringMatching(/did not take over/) as string })
})

test('a fault is told at once, also a late one, and nothing is waited for then', async () => {
  const successor = new Idle()
  const over = takeOver(successor)
  await vi.advanceTimersByTimeAsync(60_000)
  successor.emit('error', new Error('Its signature is wrong.'))
  await expect(over).rejects.toThrow('Its signature is wrong.')
  expect(vi.getTimerCount()).toBe(0)
})

test('so is one that is thrown', async () => {
  const successor = new Idle()
  successor.quitAndInstall = () => {
    throw new Error('There is none.')
  }
  await expect(takeOver(successor)).rejects.toThrow('There is none.')
})
