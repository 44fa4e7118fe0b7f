import { Pull, Push } from 'zeromq'
import { afterEach, expect, test } from 'vitest'
import { messagesOf } from '../../../../src-main/receive/imagezmq/messages-of.ts'

const closing: (() => unknown)[] = []
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close()
})

/** As many as zeromq.js receives at once, and some more. */
const MANY = 600

async function openPair() {
  const pull = new Pull({ linger: 0, receiveHighWaterMark: 2 * MANY })
  const push = new Push({ linger: 0, sendHighWaterMark: 2 * MANY })
  closing.push(
    () => pull.close(),
    () => push.close(),
  )
  await pull.bind('inproc://messages-of')
  push.connect('inproc://messages-of')
  for (let index = 0; index < MANY; index++) await push.send(String(index))
  return pull
}

test('a socket that is closed while hundreds of messages wait has no more of them', async () => {
  const pull = await openPair()
  let received = 0
  process.nextTick(() => pull.close())
  for await (const _ of messagesOf(pull)) received += 1
  expect(received).toBe(512)
})

test('a fault of a socket that is open is thrown', async () => {
  const broken = {
    closed: false,
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('broken')) }),
  }
  await expect(messagesOf(broken).next()).rejects.toThrow('broken')
})
