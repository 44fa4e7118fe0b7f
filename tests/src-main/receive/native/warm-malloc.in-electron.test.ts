import { expect, test } from 'vitest'
import { Request, Router } from '../../../../src-main/receive/native/zeromq.ts'

/** A raw picture of 1280x720, which Chromium's allocator maps anew each time. */
const MESSAGE_BYTES = 1280 * 720 * 3
const PAGE_BYTES = 4096
const WARM_UP = 10
const MESSAGES = 40

test('libzmq receives large messages into memory that it keeps', async () => {
  const router = new Router({ linger: 0 })
  const sender = new Request({ linger: 0 })
  try {
    await router.bind('tcp://127.0.0.1:*')
    sender.connect(router.lastEndpoint ?? '')
    const picture = Buffer.alloc(MESSAGE_BYTES, 7)
    const exchange = async (count: number) => {
      for (let sent = 0; sent < count; sent++) {
        await sender.send(picture)
        const [id = '', , received] = await router.receive()
        expect(received?.length).toBe(MESSAGE_BYTES)
        await router.send([id, '', 'OK'])
        await sender.receive()
      }
    }
    await exchange(WARM_UP)
    const before = process.resourceUsage().minorPageFault
    await exchange(MESSAGES)
    const faults = process.resourceUsage().minorPageFault - before
    // The copy in JavaScript is new memory each time; a new block of libzmq's would be as many pages again.
    expect(faults / MESSAGES).toBeLessThan((1.5 * MESSAGE_BYTES) / PAGE_BYTES)
  } finally {
    router.close()
    sender.close()
  }
})
