/** Memory that is used again exists only in Electron's Node, and in other new ones. */
import { afterEach, expect, test } from 'vitest'
import { Feed } from '../../../../src-main/feed/feed.ts'
import type { Frame } from '../../../../src-main/feed/frame.ts'
import { openImageHub } from '../../../../src-main/receive/imagezmq/open-image-hub.ts'
import { Request } from '../../../../src-main/receive/native/zeromq.ts'
import { HubLog } from '../../../support/hub-log.ts'
import { promptReplies } from '../../../support/limits.ts'

const WIDTH = 1280
const HEIGHT = 720
const BYTES = WIDTH * HEIGHT * 3
const PAGE_BYTES = 4096

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A hub with a feed, and senders that each send pictures of one value. */
async function aWall() {
  const ignore = () => undefined
  const feed = new Feed({
    ...{ admits: () => true, appeared: ignore, vanished: ignore, renames: ignore, shared: ignore },
    readingsChanged: ignore,
    ...{ fault: ignore, said: ignore, backPressureReleased: ignore, demandChanged: ignore },
  })
  const log = new HubLog()
  const hub = await openImageHub(
    { mode: 'req-rep', listen: 'tcp://127.0.0.1:*', replies: promptReplies() },
    { ...log.listener, message: (received, arrival) => feed.take(received, arrival) },
  )
  closing.push(() => hub.stop())
  const sender = (camera: string) => {
    const socket = new Request({ linger: 0 })
    closing.push(() => socket.close())
    socket.connect(hub.address)
    const header = JSON.stringify({ msg: camera, dtype: 'uint8', shape: [HEIGHT, WIDTH, 3] })
    const picture = Buffer.alloc(BYTES)
    return async (value: number) => {
      await socket.send([header, picture.fill(value)])
      await socket.receive()
    }
  }
  return { feed, sender }
}

const isAll = (bytes: Uint8Array, value: number) => Buffer.alloc(BYTES, value).equals(bytes)

test('memory is used again only after the last release, and no picture has a byte of another one', async () => {
  const { feed, sender } = await aWall()
  const cameras = ['Barn', 'Yard', 'Gate', 'Pond']
  const senders = cameras.map((camera) => sender(camera))
  /** Frames that a slow consumer has not released, with the value that they had. */
  const held: { readonly frame: Frame; readonly value: number }[] = []
  const late: Uint8Array<ArrayBuffer>[] = []
  for (let round = 0; round < 15; round++) {
    const value = (index: number) => 1 + ((round * cameras.length + index) % 250)
    await Promise.all(senders.map((send, index) => send(value(index))))
    for (const [index, camera] of cameras.entries()) {
      const frame = feed.newest(camera)
      if (frame === undefined) throw new Error(`${camera} has no frame.`)
      expect(isAll(frame.body, value(index))).toBe(true)
      if ((round + index) % 3 === 0) held.push({ frame: frame.retain(), value: value(index) })
      else late.push(frame.body) // Who keeps a body without retaining it.
    }
    if (held.length > 12)
      for (const { frame, value: expected } of held.splice(0, 6)) {
        expect(isAll(frame.body, expected)).toBe(true)
        frame.release()
        expect(() => frame.body).toThrow('after its release')
      }
  }
  const newest = new Set(cameras.map((camera) => feed.newest(camera)?.body.buffer))
  for (const body of late) if (!newest.has(body.buffer)) expect(body).toHaveLength(0)
})

test('a large picture is received without new pages', async () => {
  const { sender } = await aWall()
  const send = sender('Barn')
  for (let value = 1; value < 10; value++) await send(value)
  const before = process.resourceUsage().minorPageFault
  for (let value = 10; value < 50; value++) await send(value)
  const faults = process.resourceUsage().minorPageFault - before
  expect(faults / 40).toBeLessThan((0.2 * BYTES) / PAGE_BYTES)
})
