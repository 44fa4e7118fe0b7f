/**
 * `npm run fuzz`: the built Camwall under everything hostile, while eight good cameras send to it.
 *
 * `--messages N` requests and `--connections M` broken connections, spread over `--seconds T` at least, `--seed S` for the
 * same ones again. Prints its seed first, and a line of JSON at the end; ends with 1 when Camwall has ended, a request was
 * not answered, a good camera was slowed to less than 80 %, or memory does not come back.
 */
import { randomInt } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build } from '../../scripts/build.ts'
import { withDisplay } from '../../scripts/display.ts'
import { ensureElectron } from '../../scripts/electron.ts'
import { ensureLinuxLibraries } from '../../scripts/linux-libraries.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import { family, memory } from '../bench/processes.ts'
import { DrivenWall, type WallPlace } from '../endurance/driven-wall.ts'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { attack } from './attack.ts'
import { startGoodCameras, type GoodCameras } from './good-cameras.ts'

const { values: asked } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

/** How long the rates of the good cameras are taken before and after. */
const CALM_MS = 5000
/** And during, one span after the other. */
const SPAN_MS = 10_000
/** Chromium gives memory back when it has nothing better to do. */
const MEMORY_BACK_WITHIN_MS = 180_000
const MOST_GROWTH = 0.1
/** What every good camera must keep of its rate, in each span. */
const LEAST_PERCENT = 80

await runScript(async () => {
  if (process.platform !== 'linux')
    throw new SetUpError("The fuzzer reads Linux's own accounting, and runs on Linux only.")
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await build()
  const numbers = {
    messages: wholeNumber('messages', asked.messages),
    connections: wholeNumber('connections', asked.connections),
    seconds: wholeNumber('seconds', asked.seconds),
    seed: wholeNumber('seed', asked.seed),
  }
  console.log(`Seed ${numbers.seed}`)
  return withDisplay(({ env }) => withFolder((folder) => fuzz({ electron, env, folder }, numbers)))
})

interface Numbers {
  readonly messages: number
  readonly connections: number
  readonly seconds: number
  readonly seed: number
}

async function fuzz(place: WallPlace, numbers: Numbers): Promise<number> {
  const port = await freePort()
  const address = `tcp://127.0.0.1:${port}`
  const wall = await DrivenWall.open(place, ['--listen', address])
  const cameras = await startGoodCameras(address)
  try {
    const { pid } = wall
    const before = await cameras.rates(CALM_MS)
    const processes = await family([pid])
    const memoryBefore = await memory([pid])

    // Strangers have computers of their own: here they get what Camwall and its cameras leave.
    setPriority(constants.priority.PRIORITY_LOW)
    const start = performance.now()
    const attacking = attack({ port, ...numbers })
    const spans = await ratesUntil(attacking, cameras)
    const { requests, connections } = await attacking
    const seconds = (performance.now() - start) / 1000

    await wall.removeSilent()
    const memoryAfter = await memoryBack(pid, memoryBefore)
    const after = await cameras.rates(CALM_MS)
    const alive = new Set(await family([pid]))
    const ended = processes.filter((one) => !alive.has(one)).length
    const { totals, longestStalls } = await wall.close()
    const worst = before.map((fps, index) =>
      percent(Math.min(...spans.map((rates) => rates[index] ?? 0)), fps),
    )
    const result = {
      ...numbers,
      took: twoDigits(seconds),
      requests,
      connectionsOpened: connections,
      processesEnded: ended,
      fpsBefore: before.map(twoDigits),
      percentInTheWorstSpan: worst,
      percentAfter: before.map((fps, index) => percent(after[index], fps)),
      megabytes: { before: twoDigits(memoryBefore), after: twoDigits(memoryAfter) },
      totals,
      longestStalls,
    }
    console.log(JSON.stringify(result))
    const isGood =
      ended === 0 &&
      requests.answered === requests.sent &&
      Math.min(...worst) >= LEAST_PERCENT &&
      memoryAfter <= (1 + MOST_GROWTH) * memoryBefore
    return isGood ? 0 : 1
  } finally {
    cameras.stop()
    await wall.kill()
  }
}

/** Of each camera, in one span after the other. */
async function ratesUntil(end: Promise<unknown>, cameras: GoodCameras): Promise<number[][]> {
  const spans: number[][] = []
  for (;;) {
    const rates = cameras.rates(SPAN_MS)
    const isOver = await Promise.race([end.then(() => true), rates.then(() => false)])
    spans.push(await rates)
    if (isOver) return spans
  }
}

/** Waits until memory is back, or it is plain that it does not come back. */
async function memoryBack(pid: number, before: number): Promise<number> {
  const end = performance.now() + MEMORY_BACK_WITHIN_MS
  for (;;) {
    const now = await memory([pid])
    if (now <= (1 + MOST_GROWTH) * before || performance.now() > end) return now
    await sleep(1000)
  }
}

function percent(part: number | undefined, whole: number): number {
  return twoDigits((100 * (part ?? 0)) / whole)
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new SetUpError(`--${name} takes a whole number, not ${text}.`)
}
