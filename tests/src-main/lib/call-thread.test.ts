import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { answerCalls, CallThread } from '../../../src-main/lib/call-thread.ts'

const CALLS = {
  add: (one: number, other: number) => one + other,
  later: (text: string) => Promise.resolve(text.toUpperCase()),
  fail: (why: string): never => {
    throw new Error(why)
  },
  length: (bytes: Uint8Array) => bytes.byteLength,
} as const

/** Does what `answerCalls` does, ends when it is asked to fail with `end`, and never answers to `hang`. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
parentPort.on('message', ({ id, name, args }) => {
  if (args[0] === 'end') process.exit(0)
  if (args[0] === 'hang') return
  const result = name === 'length' ? args[0].byteLength : workerData + args.join()
  parentPort.postMessage(name === 'fail' ? { id, failed: args[0] } : { id, result })
})`

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-thread-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'worker.mjs')
  await writeFile(path, WORKER)
  let starts = 0
  const thread = new CallThread<typeof CALLS>(path, () => `start ${++starts}: `)
  onTestFinished(() => thread.end())
  return thread
}

test('a call has its own answer', async () => {
  const thread = await open()
  const answers = [thread.call('add', [1, 2]), thread.call('later', ['a'])]
  expect(thread.waiting).toBe(2)
  expect(await Promise.all(answers)).toEqual(['start 1: 1,2', 'start 1: a'])
  await expect(thread.call('fail', ['no'])).rejects.toThrow('no')
  expect(thread.waiting).toBe(0)
})

test('memory is moved to the thread, not copied', async () => {
  const thread = await open()
  const bytes = new Uint8Array(1000)
  expect(await thread.call('length', [bytes], [bytes.buffer])).toBe(1000)
  expect(bytes.byteLength).toBe(0)
})

test('a thread that ends fails its calls, and is started again', async () => {
  const thread = await open()
  await expect(thread.call('fail', ['end'])).rejects.toThrow('has ended')
  expect(await thread.call('later', ['b'])).toBe('start 2: b')
})

test('a thread that does not answer is abandoned: its calls fail at once, and another is started', async () => {
  const thread = await open()
  thread.abandon()
  const hanging = expect(thread.call('later', ['hang'])).rejects.toThrow('has ended')
  thread.abandon()
  expect(thread.waiting).toBe(0)
  expect(await thread.call('later', ['b'])).toBe('start 2: b')
  await hanging
})

test('the thread’s side answers with results, also later ones, and with what was thrown', async () => {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  answerCalls(port1, CALLS)
  const answers = new Promise<unknown[]>((resolve) => {
    const all: unknown[] = []
    port2.on('message', (answer) => {
      if (all.push(answer) === 3) resolve(all)
    })
  })
  port2.postMessage({ id: 1, name: 'add', args: [1, 2] })
  port2.postMessage({ id: 2, name: 'later', args: ['a'] })
  port2.postMessage({ id: 3, name: 'fail', args: ['because'] })
  expect(await answers).toEqual([
    { id: 1, result: 3 },
    { id: 2, result: 'A' },
    { id: 3, failed: 'because' },
  ])
})
