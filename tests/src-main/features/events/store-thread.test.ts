import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MAX_CALLS, StoreThread } from '../../../../src-main/features/events/store-thread.ts'

/** Finds no pictures of negative events, ends at event 13, and does not answer for event 7. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
parentPort.on('message', ({ id, args: [event] }) => {
  if (event === 13) throw new Error('the thread failed')
  if (event === 7) return
  parentPort.postMessage(
    event < 0 ? { id, failed: 'the disk is full' } : { id, result: workerData.path + event },
  )
})`

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-events-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'worker.mjs')
  await writeFile(path, WORKER)
  const thread = new StoreThread(path, () => ({ path: 'p', budget: { bytes: 1, days: 1 } }))
  onTestFinished(() => thread.end())
  return thread
}

test('each call has its own answer, or why there is none', async () => {
  const thread = await open()
  const results = await Promise.allSettled([1, -1, 2].map((id) => thread.call('picture', id)))
  expect(results).toMatchObject([
    { value: 'p1' },
    { reason: new Error('the disk is full') },
    { value: 'p2' },
  ])
})

test('a thread that has ended is started again', async () => {
  const thread = await open()
  await expect(thread.call('picture', 13)).rejects.toThrow('the thread failed')
  expect(await thread.call('picture', 3)).toBe('p3')
})

test('calls that are not answered are bounded, and fail when the thread is ended', async () => {
  const thread = await open()
  const calls = Array.from({ length: MAX_CALLS }, () => thread.call('picture', 7))
  await expect(thread.call('picture', 1)).rejects.toThrow('does not answer')
  await thread.end()
  const results = await Promise.allSettled(calls)
  expect(results.every(({ status }) => status === 'rejected')).toBe(true)
})
