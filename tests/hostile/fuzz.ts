/**
 * `npm run fuzz`: attacks the built Camwall with hostile traffic while eight good cameras send to it.
 *
 * Sends `--messages N` requests and opens `--connections M` invalid connections, spread over at least `--seconds T`.
 * `--seed S` repeats a run. Prints the seed first, and a line of JSON at the end. Exits with 1 if Camwall has ended, a request
 * was not answered, a good camera was slowed to less than 80 %, or memory is not released.
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

const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

/** Milliseconds for which the rates of the good cameras are measured before and after the attack. */
const CALM_MS = 5000
/** The same during the attack, in consecutive intervals. */
const SPAN_MS = 10_000
/** Time limit: Chromium releases memory when it is idle. */
const MEMORY_BACK_WITHIN_MS = 180_000
const MAX_GROWTH = 0.1
/** The fraction of its rate that every good camera must keep in each interval. */
const MIN_PERCENT = 80

await runScript(async () => {
  if (process.platform !== 'linux')
    throw new SetUpError("The fuzzer reads Linux's own accounting, and runs on Linux only.")
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await build()
  const numbers = {
    messages: wholeNumber('messages', options.messages),
    connections: wholeNumber('connections', options.connections),
    seconds: wholeNumber('seconds', options.seconds),
    seed: wholeNumber('seed', options.seed),
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

    // Real attackers have their own computers; here they get a lower priority than Camwall and its cameras.
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
      Math.min(...worst) >= MIN_PERCENT &&
      memoryAfter <= (1 + MAX_GROWTH) * memoryBefore
    return isGood ? 0 : 1
  } finally {
    cameras.stop()
    await wall.kill()
  }
}

/** The rates of each camera, in consecutive intervals. */
async function ratesUntil(end: Promise<unknown>, cameras: GoodCameras): Promise<number[][]> {
  const spans: number[][] = []
  for (;;) {
    const rates = cameras.rates(SPAN_MS)
    const isOver = await Promise.race([end.then(() => true), rates.then(() => false)])
    spans.push(await rates)
    if (isOver) return spans
  }
}

/** Waits until memory is released, or until the time limit. */
async function memoryBack(pid: number, before: number): Promise<number> {
  const end = performance.now() + MEMORY_BACK_WITHIN_MS
  for (;;) {
    const now = await memory([pid])
    if (now <= (1 + MAX_GROWTH) * before || performance.now() > end) return now
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
