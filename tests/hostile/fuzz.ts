/**
 * `npm run fuzz`: attacks the built Camwall with hostile traffic while eight good cameras send to it.
 *
 * Sends `--messages N` requests and opens `--connections M` invalid connections, spread over at least `--seconds T`.
 * `--seed S` repeats a run. Prints the seed first, and a line of JSON at the end. Exits with 1 if Camwall has ended, a request
 * was not answered, a good camera was slowed to less than 80 %, or more memory is kept after the attack than after a smaller one
 * before it. Exits with 2 if other programs took so much CPU time throughout the attack that the rates of the good cameras say
 * nothing.
 */
import { randomInt } from 'node:crypto'
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
import { attackByOther } from './attacker.ts'
import { measureCpuLeft } from './cpu-left.ts'
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
/**
 * A first attack, after which memory is measured: as fast as it can be, however long the second one takes, and with as many cameras
 * as there can be. Heaps that have been so large once stay larger, by some 40 MB in the page and the main process together; what
 * grows after that is kept for good.
 */
const FIRST_ATTACK = { messages: 20_000, connections: 1000 } as const
/** Time in which the least memory is looked for: garbage comes and goes. */
const MEMORY_SEEN_MS = 30_000
/** Time limit: Chromium releases memory when it is idle. */
const MEMORY_BACK_WITHIN_MS = 180_000
const MAX_GROWTH = 0.1
/** The fraction of its rate before the attack that every good camera must keep in each interval that is judged. */
const MIN_PERCENT = 80
/**
 * An interval is judged if other programs left at least this part of the CPU time: under attack Camwall needs all that it can
 * get, and with half of it the good cameras keep a third of their rates.
 */
const MIN_CPU_LEFT = 0.9

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
    const processes = await family([pid])
    await attackByOther({ port, ...FIRST_ATTACK, seed: numbers.seed + 1 })
    const memoryBefore = await leastMemory(wall)
    const before = await cameras.rates(CALM_MS)

    const start = performance.now()
    const attacking = attackByOther({ port, ...numbers })
    const spans = await spansUntil(attacking, cameras)
    const { requests, connections } = await attacking
    const seconds = (performance.now() - start) / 1000

    const memoryAfter = await memoryBack(wall, memoryBefore)
    const after = await cameras.rates(CALM_MS)
    const alive = new Set(await family([pid]))
    const ended = processes.filter((one) => !alive.has(one)).length
    const { totals, longestStalls } = await wall.close()
    const worstOf = (some: readonly Span[]) =>
      before.map((fps, index) =>
        percent(Math.min(...some.map(({ rates }) => rates[index] ?? 0)), fps),
      )
    const judged = spans.filter(({ cpuLeft }) => cpuLeft >= MIN_CPU_LEFT)
    const result = {
      ...numbers,
      took: twoDigits(seconds),
      requests,
      connectionsOpened: connections,
      processesEnded: ended,
      fpsBefore: before.map(twoDigits),
      percentInTheWorstSpan: worstOf(spans),
      cpuLeft: spans.map(({ cpuLeft }) => twoDigits(cpuLeft)),
      percentAfter: before.map((fps, index) => percent(after[index], fps)),
      megabytes: { before: twoDigits(memoryBefore), after: twoDigits(memoryAfter) },
      totals,
      longestStalls,
    }
    console.log(JSON.stringify(result))
    const isGood =
      ended === 0 &&
      requests.answered === requests.sent &&
      Math.min(...worstOf(judged)) >= MIN_PERCENT &&
      memoryAfter <= (1 + MAX_GROWTH) * memoryBefore
    if (!isGood) return 1
    if (judged.length > 0) return 0
    console.error('Other programs took too much CPU time to judge the rates of the good cameras.')
    return 2
  } finally {
    cameras.stop()
    await wall.kill()
  }
}

interface Span {
  /** Of each camera, in frames a second. */
  readonly rates: readonly number[]
  /** From 0 to 1. */
  readonly cpuLeft: number
}

/** Consecutive intervals. */
async function spansUntil(end: Promise<unknown>, cameras: GoodCameras): Promise<readonly Span[]> {
  const spans: Span[] = []
  for (;;) {
    const cpuLeft = await measureCpuLeft()
    const rates = cameras.rates(SPAN_MS)
    const isOver = await Promise.race([end.then(() => true), rates.then(() => false)])
    spans.push({ rates: await rates, cpuLeft: await cpuLeft() })
    if (isOver) return spans
  }
}

async function leastMemory(wall: DrivenWall): Promise<number> {
  const end = performance.now() + MEMORY_SEEN_MS
  let least = Infinity
  while (performance.now() < end) least = Math.min(least, await memoryOfGood(wall))
  return least
}

/** Waits until memory is released, or until the time limit. */
async function memoryBack(wall: DrivenWall, before: number): Promise<number> {
  const end = performance.now() + MEMORY_BACK_WITHIN_MS
  for (;;) {
    const now = await memoryOfGood(wall)
    if (now <= (1 + MAX_GROWTH) * before || performance.now() > end) return now
  }
}

/** Memory a second after the cameras that have become silent were removed: those of an attack are live for some seconds. */
async function memoryOfGood(wall: DrivenWall): Promise<number> {
  await wall.removeSilent()
  await sleep(1000)
  return memory([wall.pid])
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
