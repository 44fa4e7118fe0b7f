/** One real Python publisher with many cameras: the queue gets a place for each of them. */
import { expect, test } from 'vitest'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { freePort } from '../support/free-port.ts'
import { HubLog } from '../support/hub-log.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

const COUNT = 40
/** They take two seconds: by then the queue has grown. */
const ROUNDS = 5
/** In which the publisher sends a large frame of each camera. */
const BUSY_MS = 1200

test.skipIf(PYTHON === undefined)(
  'while the hub is busy, a frame of each camera of a publisher waits for it',
  async ({ onTestFinished }) => {
    const port = await freePort()
    const log = new HubLog()
    const hub = await openImageHub(
      { mode: 'pub-sub', connect: `tcp://127.0.0.1:${port}` },
      log.listener,
    )
    onTestFinished(() => hub.stop())
    const python = new PythonProgram<string>('many_cameras.py', [`tcp://*:${port}`, String(COUNT)])
    onTestFinished(() => python.kill())
    await log.until(({ messages }) => messages.length >= ROUNDS * COUNT)
    python.write('burst')
    await python.until((lines) => lines.includes('ready'))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_MS)
    await log.until(({ messages }) => messages.at(-1)?.camera === 'End')
    const burst = log.messages.filter(
      (message) => message.kind === 'picture' && message.fields[0] === 'burst',
    )
    expect(burst).toHaveLength(COUNT)
  },
)
