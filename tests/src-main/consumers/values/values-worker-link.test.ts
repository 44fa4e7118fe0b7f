/** A picture on which the worker ends fails alone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ValuesWorker } from '../../../../src-main/consumers/values/values-worker-link.ts'

/** Answers with the first byte, and ends at a picture that begins with 13. */
const WORKER = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, job: { body } }) => {
  if (body[0] === 13) throw new Error('a decoder failed')
  parentPort.postMessage({ id, decoded: { body: Uint8Array.of(body[0]) } })
})`

test('the other jobs are done by a new worker', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-values-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'worker.mjs')
  await writeFile(path, WORKER)
  const ends: string[] = []
  const worker = new ValuesWorker(path, (why) => ends.push(why))
  const picture = { kind: 'encoded', format: 'png', width: 1, height: 1 } as const
  const decode = (byte: number) =>
    worker.decode({ kind: 'decode', picture, body: Uint8Array.of(byte, 0) })
  const results = await Promise.allSettled([1, 13, 3, 4].map(decode))
  expect(
    results.map((result) => (result.status === 'fulfilled' ? [...result.value.body] : 'failed')),
  ).toEqual([[1], 'failed', [3], [4]])
  expect(ends).toEqual(['a decoder failed'])
  expect([...(await decode(5)).body]).toEqual([5])
})
