/** Real Python publishers with many cameras: the queue gets a place for each of them. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, type TestContext } from 'vitest'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { GATHER_MS } from '../../src-main/receive/imagezmq/sub-hub.ts'
import { freePort } from '../support/free-port.ts'
import { HubLog } from '../support/hub-log.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

const COUNT = 40
/** A queue that is too short takes all of it to fail: the publisher waits for the hub, and the hub for the publisher. */
const BUSY_MS = 15_000

test.skipIf(PYTHON === undefined)(
  'while the hub is busy, a frame of each camera of a publisher waits for it',
  async ({ onTestFinished }) => {
    const { log, knowsAll, hasGathered, publish } = await openHub(onTestFinished)
    const publisher = publish()
    await knowsAll()
    await hasGathered()
    await expectBurst(log, publisher)
  },
)

test.skipIf(PYTHON === undefined)(
  'also of a publisher that was away when the queue was to grow',
  async ({ onTestFinished }) => {
    const { log, knowsAll, hasGathered, publish } = await openHub(onTestFinished)
    const first = publish()
    await knowsAll()
    await first.python.kill()
    await log.until(({ events }) => {
      const last = events.findLast((event) => event.kind === 'publisher')
      return last?.state === 'waiting'
    })
    await hasGathered()
    await expectBurst(log, publish())
  },
)

async function openHub(onTestFinished: TestContext['onTestFinished']) {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-many-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const port = await freePort()
  const log = new HubLog()
  const hub = await openImageHub(
    { mode: 'pub-sub', connect: `tcp://127.0.0.1:${port}` },
    log.listener,
  )
  onTestFinished(() => hub.stop())
  let publishers = 0
  const publish = () => {
    const taken = join(folder, `${(publishers += 1)}`)
    const python = new PythonProgram('many_cameras.py', [`tcp://*:${port}`, `${COUNT}`, taken])
    onTestFinished(() => python.kill())
    return { python, taken }
  }
  const knowsAll = () =>
    log.until(({ messages }) => new Set(messages.map(({ camera }) => camera)).size === COUNT)
  // The hub's timer of the same length has started before.
  const hasGathered = () => pause(GATHER_MS)
  return { log, knowsAll, hasGathered, publish }
}

/** The publisher sends a large frame of each camera, and they are taken although the hub reads none of them. */
async function expectBurst(
  log: HubLog,
  { python, taken }: { readonly python: PythonProgram<unknown>; readonly taken: string },
): Promise<void> {
  const count = (text: string) =>
    log.messages.filter((message) => message.kind === 'picture' && message.fields[0] === text)
      .length
  const before = log.messages.length
  await log.until(({ messages }) => messages.length > before)
  python.write('stop')
  await log.until(() => count('last') === 1)
  python.write('burst')
  const turn = new Int32Array(new SharedArrayBuffer(4))
  const end = performance.now() + BUSY_MS
  while (!existsSync(taken) && performance.now() < end) Atomics.wait(turn, 0, 0, 10)
  expect(existsSync(taken)).toBe(true)
  await log.until(() => count('burst') === COUNT)
}
