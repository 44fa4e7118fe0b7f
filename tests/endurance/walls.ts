/**
 * `npm run walls -- --seconds 60`: a hub on plain Node, without a display, publishes 16 Python senders to two walls of Camwall, to
 * Python's `ImageHub`, and to a wall in a browser. Each must lose under 1 % of each camera. While one wall is stopped (SIGSTOP), the
 * others and the hub's memory must not notice it. A wall that shows one camera must receive the bytes of one camera.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import parsePrometheus from 'parse-prometheus-text-format'
import { withDisplay } from '../../scripts/display.ts'
import { chromiumSwitches } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { buildHub } from '../../scripts/packing/hub.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { Forwarder } from '../support/forwarder.ts'
import { freePort } from '../support/free-port.ts'
import { startNodeProgram } from '../support/node-program.ts'
import { prepare } from '../support/prepare.ts'
import type { WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'
import { COLLECTING, keptMemory } from './kept-memory.ts'
import { plans, SENDERS } from './sixteen-senders.ts'
import { SubscribedWall, type Counts } from './subscribed-wall.ts'

const { values: options } = parseArgs({
  options: {
    /** Of each of the measured stretches. */
    seconds: { type: 'string', default: '60' },
    /** Frames a second of each camera. */
    fps: { type: 'string', default: '5' },
  },
})
const SECONDS = Number(options.seconds)
const BOUNDS = {
  /** Of the frames of a camera. */
  lost: 0.01,
  /** The p99 age of frames at the others while one wall is stopped, relative to that before; and what a busy computer takes. */
  age: 1.1,
  ageMs: 5,
  /** Growth of the hub's memory meanwhile, in MB. */
  memory: 10,
  /** Bytes at the socket of a wall that shows one camera, relative to those of its pictures. */
  bytes: 1.05,
} as const
/** Debian's, unless the variable names another one. */
const CHROMIUM = process.env['CAMWALL_CHROMIUM'] ?? '/usr/bin/chromium'
/** Until all cameras are everywhere. */
const SETTLE_MS = 15_000

interface Aged {
  readonly name: string
  readonly age: number
}

await runScript(async () => {
  if (!existsSync(CHROMIUM)) throw new SetUpError(`There is no ${CHROMIUM}.`)
  const { electron } = await prepare()
  await buildHub()
  return withDisplay(({ env }) =>
    withFolder(async (folder) => {
      const closing: (() => unknown)[] = []
      try {
        const result = await measure({ electron, env, folder }, closing)
        console.log(JSON.stringify(result, undefined, 2))
        return result.isGood ? 0 : 1
      } finally {
        for (const close of closing.reverse()) await close()
      }
    }),
  )
})

async function measure(place: WallPlace, closing: (() => unknown)[]) {
  const { PythonProgram, startSenders } = await import('../support/python.ts')
  const { folder } = place
  const [listen, publish, http] = [await freePort(), await freePort(), await freePort()]
  const report = join(folder, 'hub.json')
  const { process: hub } = await startNodeProgram(
    'hub',
    {
      flags: [
        ...['--listen', `tcp://127.0.0.1:${listen}`, '--publish', `tcp://127.0.0.1:${publish}`],
        ...['--http', String(http), '--user-data-dir', join(folder, 'hub'), '--report', report],
      ],
      nodeFlags: COLLECTING,
    },
    closing,
  )
  const hubMemory = () => keptMemory(hub.pid ?? 0)

  const link = await Forwarder.open(publish)
  closing.push(() => link.close())
  const one = await SubscribedWall.open(place, 'one', link.address, closing)
  const other = await SubscribedWall.open(place, 'other', `tcp://127.0.0.1:${publish}`, closing)
  const script = join(import.meta.dirname, 'aged_hub.py')
  const python = new PythonProgram<Aged>(script, [`tcp://127.0.0.1:${publish}`])
  closing.push(() => python.kill())
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...chromiumSwitches(isRoot())],
  })
  closing.push(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`http://127.0.0.1:${http}/`)

  const senders = startSenders(
    plans(listen).map((plan) => ({ ...plan, kind: 'jpg', timed: true, fps: Number(options.fps) })),
  )
  closing.push(() => senders.kill())
  const names = plans(listen).map(({ name }) => name)
  await Promise.all([one, other].map((wall) => wall.shows(names)))
  await page.getByTestId('cameras').getByText(`${SENDERS} live`).waitFor()
  await sleep(SETTLE_MS)

  /** The frames of each camera that were sent, and that came to each receiver, so far. */
  const countAll = async () => ({
    sent: countsBy(senders.lines),
    python: countsBy(python.lines),
    browser: await shownInBrowser(http),
    one: await one.painted(),
    other: await other.painted(),
  })
  /** The p99 age of what these walls and Python get in one stretch. */
  const agesOf = async (walls: readonly SubscribedWall[]) => {
    const from = python.lines.length
    await sleep(1000 * SECONDS)
    const ages = await Promise.all(walls.map((wall) => wall.age()))
    return {
      python: percentile99(python.lines.slice(from).map(({ age }) => age)),
      ...Object.fromEntries(walls.map(({ name }, index) => [name, ages[index] ?? Infinity])),
    } as Readonly<Record<string, number>>
  }
  const settled = async (walls: readonly SubscribedWall[]) => {
    for (const wall of walls) await wall.measureAnew()
    await sleep(2000)
  }

  await settled([one, other])
  const before = await countAll()
  const agesOfAll = await agesOf([one, other])
  const after = await countAll()
  const worst = (receiver: string) =>
    Math.max(...names.map((name) => lostOf(name, before, after, receiver)))
  const lost = Object.fromEntries(
    ['python', 'browser', 'one', 'other'].map((receiver) => [receiver, worst(receiver)]),
  )

  const memoryBefore = await hubMemory()
  await other.signal('SIGSTOP')
  await settled([one])
  const whileStopped = await agesOf([one])
  const memoryAfter = await hubMemory()
  await other.signal('SIGCONT')
  const isAgeKept = (['python', 'one'] as const).every((name) => {
    const [before = 0, during = Infinity] = [agesOfAll[name], whileStopped[name]]
    return during <= Math.max(BOUNDS.age * before, before + BOUNDS.ageMs)
  })

  const [shown = ''] = names
  await one.showSolo(shown)
  await sleep(SETTLE_MS)
  const [bytesBefore, ofCamera] = [link.fromTarget, await one.bytesOf(shown)]
  await sleep(1000 * SECONDS)
  const bytes = (link.fromTarget - bytesBefore) / ((await one.bytesOf(shown)) - ofCamera)
  const liveOnOne = await one.live()

  for (const wall of [one, other]) await wall.close()
  await browser.close()
  await senders.kill()
  hub.kill('SIGTERM')
  const [code] = (await once(hub, 'exit')) as [number | null]
  const { requests } = JSON.parse(await readFile(report, 'utf8')) as Report
  const isGood =
    Object.values(lost).every((share) => share < BOUNDS.lost) &&
    isAgeKept &&
    memoryAfter - memoryBefore < BOUNDS.memory &&
    bytes < BOUNDS.bytes &&
    liveOnOne === SENDERS &&
    code === 0 &&
    requests.received === requests.answered
  return {
    isGood,
    /** Of the frames of the camera that lost the most. */
    lost,
    p99AgeMs: { before: agesOfAll, whileStopped },
    hubMemoryMB: { before: memoryBefore, after: memoryAfter },
    bytesOfOneCamera: bytes,
    liveOnOne,
    requests,
  }
}

function lostOf(
  name: string,
  before: Readonly<Record<string, Counts>>,
  after: Readonly<Record<string, Counts>>,
  receiver: string,
): number {
  const frames = (counts: string) =>
    (after[counts]?.get(name) ?? 0) - (before[counts]?.get(name) ?? 0)
  // One may be on its way at either moment.
  return Math.max(0, frames('sent') - frames(receiver) - 1) / frames('sent')
}

function countsBy(lines: readonly { readonly name: string }[]): Counts {
  const counts = new Map<string, number>()
  for (const { name } of lines) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The page is the only window of the hub, which counts what it has painted. */
async function shownInBrowser(port: number): Promise<Counts> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const counts = new Map<string, number>()
  for (const { name, metrics } of parsePrometheus(text))
    if (/^camwall_camera_(painted|unchanged)_frames_total$/.test(name))
      for (const { labels: { camera = '' } = {}, value = '0' } of metrics)
        counts.set(camera, (counts.get(camera) ?? 0) + Number(value))
  return counts
}

function percentile99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(0.99 * values.length)] ?? Infinity
}
