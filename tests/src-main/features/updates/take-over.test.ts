import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  takeOver,
  TAKE_OVER_WITHIN_SECONDS,
  type Successor,
} from '../../../../src-main/features/updates/take-over.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A real updater would quit the process. */
class Idle extends EventEmitter implements Successor {
  readonly calls: boolean[][] = []

  quitAndInstall(...calls: [isSilent: boolean, isForceRunAfter: boolean]): void {
    this.calls.push(calls)
  }
}

test('a new version that does not start times out, and not earlier', async () => {
  const successor = new Idle()
  let fault: unknown
  const over = takeOver(successor).catch((error: unknown) => (fault = error))
  await vi.advanceTimersByTimeAsync(TAKE_OVER_WITHIN_SECONDS * 1000 - 1)
  expect(successor.calls).toEqual([[true, true]])
  expect(fault).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1)
  await over
  expect(fault).toMatchObject({
    message: expect.stringMatching(/was not installed within 120 seconds/) as string,
  })
})

test('an error is reported at once, also a late one, and ends the wait', async () => {
  const successor = new Idle()
  const over = takeOver(successor)
  await vi.advanceTimersByTimeAsync(60_000)
  successor.emit('error', new Error('Its signature is wrong.'))
  await expect(over).rejects.toThrow('Its signature is wrong.')
  expect(vi.getTimerCount()).toBe(0)
})

test('a thrown error is reported at once, too', async () => {
  const successor = new Idle()
  successor.quitAndInstall = () => {
    throw new Error('There is none.')
  }
  await expect(takeOver(successor)).rejects.toThrow('There is none.')
})
