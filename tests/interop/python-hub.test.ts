/** Camwall's sender with the unmodified Python hub: its messages are those of imagezmq. */
import jpegTurbo from '@julusian/jpeg-turbo'
import { afterEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../src-main/lib/code-of.ts'
import {
  openImageSender,
  type SenderOptions,
} from '../../src-main/receive/imagezmq/image-sender.ts'
import { freePort } from '../support/free-port.ts'
import { PYTHON, startPythonHub } from '../support/python.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const FRAMES = 3
const WIDTH = 32
const HEIGHT = 16
const GRAY = Buffer.alloc(WIDTH * HEIGHT * 3, 128)
const JPEG = jpegTurbo.compressSync(GRAY, {
  format: jpegTurbo.FORMAT_BGR,
  width: WIDTH,
  height: HEIGHT,
  subsampling: jpegTurbo.SAMP_444,
  quality: 95,
})

function options(mode: 'req-rep' | 'pub-sub', address: string): SenderOptions {
  return mode === 'req-rep'
    ? { mode, connect: address, replyTimeout: 1000 }
    : { mode, bind: address, sendHighWaterMark: 2 }
}

describe.skipIf(PYTHON === undefined)('Camwall’s sender with the Python hub', () => {
  test.each([
    ['req-rep', 'image'],
    ['req-rep', 'jpg'],
    ['pub-sub', 'image'],
    ['pub-sub', 'jpg'],
  ] as const)('%s, %s', async (mode, kind) => {
    const address = `tcp://127.0.0.1:${await freePort()}`
    const hub = startPythonHub(mode, address, kind, FRAMES)
    closing.push(() => hub.kill())
    const sender = await openImageSender(options(mode, address))
    closing.push(() => sender.close())

    let ended = false
    const end = hub.end().finally(() => (ended = true))
    const isOver = () => ended
    while (!isOver()) {
      const sent =
        kind === 'image'
          ? sender.sendImage('Camwall', { shape: [HEIGHT, WIDTH, 3], data: GRAY })
          : sender.sendJpg('Camwall', JPEG)
      // The hub exits after its last frame without answering it.
      await Promise.race([sent.catch(ignoreTimeout), end])
      await new Promise(setImmediate)
    }
    await end
    expect(hub.lines.slice(1)).toEqual(
      Array.from({ length: FRAMES }, () => ({
        name: 'Camwall',
        shape: [HEIGHT, WIDTH, 3],
        dtype: 'uint8',
        first: [128, 128, 128],
      })),
    )
  })
})

function ignoreTimeout(error: unknown): void {
  if (codeOf(error) !== 'EAGAIN') throw error
}
