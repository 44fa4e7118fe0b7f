/** Measures look-back with 64 cameras of about 10 kB: its memory in each second, how fast a past moment is shown, and live again. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import type { LookBackKept } from '../../src-main/features/look-back/contract.ts'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import '../support/for-tests.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { makeCameras } from './cameras.ts'
import { caseNamed, type Case } from './cases.ts'
import type { Bench } from './measure.ts'
import { wallFlags } from './receivers.ts'
import { spread, type Spread } from './statistics.ts'

const CASE: Case = {
  ...caseNamed('64 x 10'),
  ...{ name: '64 x 10, 10 kB', width: 320, height: 240, quality: 70 },
}
const MEGABYTES = 64
/** Of each: how often it is measured. */
const ROUNDS = 10
/** Frames that arrive meanwhile are painted, too: between two rounds all cameras have sent several. */
const PAUSE_MS = 1000

/** Memory in millions of bytes. */
interface Second {
  readonly kept: number
  readonly seconds: number
  readonly frames: number
  /** Of the whole main process. */
  readonly process: number
}

export interface LookBackCost {
  readonly bytesOfFrame: number
  readonly budget: number
  readonly bySecond: readonly Second[]
  /** Milliseconds until every tile is painted. */
  readonly toPast: Spread
  readonly toLive: Spread
}

export function measureLookBack(bench: Bench): Promise<LookBackCost> {
  return withFolder((folder) => measureIn(folder, bench))
}

async function measureIn(folder: string, bench: Bench): Promise<LookBackCost> {
  const { warmUp, seconds } = bench.times
  const port = await freePort()
  const times = { warmUp, seconds: seconds + 2 * ROUNDS * (PAUSE_MS / 1000) + 10 }
  const cameras = await makeCameras(bench.python, CASE, `tcp://127.0.0.1:${port}`, times)
  const app = await launchCamwall({
    program: bench.electron,
    env: bench.env,
    flags: ['--user-data-dir', join(folder, 'data'), ...wallFlags(CASE, port, cameras.addresses)],
  })
  try {
    const page = await app.firstWindow()
    await page.locator('[data-hub], [data-full-screen]').first().waitFor()
    const plan = JSON.stringify({ isOn: true, megabytes: MEGABYTES })
    await page.evaluate(`camwall.request('settings:change', 'lookBack', ${plan})`)
    await cameras.start()
    const bySecond: Second[] = []
    for (let second = 0; second < seconds; second++) {
      await sleep(1000)
      bySecond.push(await readSecond(app, page))
    }
    const [toPast, toLive]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      const { range } = await readKept(page)
      const time = range === undefined ? 0 : range.to - 300 * (round + 1)
      toPast.push(await timeUntilPainted(app, page, `'look-back:show', ${time}`))
      await sleep(PAUSE_MS)
      toLive.push(await timeUntilPainted(app, page, `'look-back:live'`))
      await sleep(PAUSE_MS)
    }
    return {
      bytesOfFrame: cameras.bytes,
      budget: MEGABYTES,
      bySecond,
      toPast: spread(toPast),
      toLive: spread(toLive),
    }
  } finally {
    cameras.kill()
    await app.close()
  }
}

async function readKept(page: Page): Promise<LookBackKept> {
  const { result } = await page.evaluate<{ result: LookBackKept }>(
    `camwall.request('look-back:kept')`,
  )
  return result
}

async function readSecond(app: ElectronApplication, page: Page): Promise<Second> {
  const { bytes, seconds, frames } = await readKept(page)
  const memory = await app.evaluate(() => process.memoryUsage())
  return {
    kept: bytes / 1_000_000,
    seconds,
    frames,
    process: memory.rss / 1_000_000,
  }
}

/** Milliseconds from a request of the page until its painter has reported a new picture of every camera. */
async function timeUntilPainted(
  app: ElectronApplication,
  page: Page,
  request: string,
): Promise<number> {
  await app.evaluate(({ MessageChannelMain }) => {
    const ports = new MessageChannelMain().port1.constructor as { readonly prototype: object }
    Object.assign(globalThis, { framePorts: ports.prototype })
  })
  await app.evaluate(NOTE_PAINTED)
  await page.evaluate(`camwall.request(${request})`)
  return app.evaluate<number>('paintedAfter')
}

/** As text, because a function that is sent to another process cannot use helpers of this file. */
const NOTE_PAINTED = `(() => {
  const [{ screen }] = camwallForTests.windows.all
  const { prototype } = screen.constructor
  const post = framePorts.postMessage
  const cameraOf = new Map()
  const painted = new Set()
  let begin
  framePorts.postMessage = function (part, ...rest) {
    if (part.begins !== undefined && begin !== undefined) cameraOf.set(part.begins.id, part.begins.camera)
    post.call(this, part, ...rest)
  }
  globalThis.paintedAfter = new Promise((resolve) => {
    for (const name of ['showPast', 'showLive'])
      screen[name] = (...args) => {
        begin ??= performance.now()
        prototype[name].apply(screen, args)
      }
    screen.receive = (message) => {
      for (const id of message.painted ?? []) if (cameraOf.has(id)) painted.add(cameraOf.get(id))
      prototype.receive.call(screen, message)
      if (painted.size < ${CASE.cameras}) return
      framePorts.postMessage = post
      for (const name of ['receive', 'showPast', 'showLive']) delete screen[name]
      resolve(performance.now() - begin)
    }
  })
})()`
