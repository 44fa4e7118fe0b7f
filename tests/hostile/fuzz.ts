/**
 * `npm run fuzz`: the built Camwall under everything hostile, while eight good cameras send to it.
 *
 * `--messages N` requests and `--connections M` broken connections, `--seed S` for the same ones again. Prints its seed
 * first, and a line of JSON at the end; ends with 1 when Camwall has ended or a request was not answered.
 */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build } from '../../scripts/build.ts'
import { withDisplay } from '../../scripts/display.ts'
import { ensureElectron } from '../../scripts/electron.ts'
import { ensureLinuxLibraries } from '../../scripts/linux-libraries.ts'
import type { Environment } from '../../scripts/machine.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import { CASES } from '../bench/cases.ts'
import { family, memory } from '../bench/processes.ts'
import { startReceiver } from '../bench/receivers.ts'
import { freePort } from '../support/free-port.ts'
import { attack } from './attack.ts'
import { startGoodCameras } from './good-cameras.ts'

const { values: asked } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

/** How long the rates of the good cameras are taken before and after. */
const CALM_MS = 5000
/** What was freed is given back, and connections that hang are ended. */
const SETTLE_MS = 5000

await runScript(async () => {
  if (process.platform !== 'linux')
    throw new SetUpError("The fuzzer reads Linux's own accounting, and runs on Linux only.")
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await build()
  const numbers = {
    messages: wholeNumber('messages', asked.messages),
    connections: wholeNumber('connections', asked.connections),
    seed: wholeNumber('seed', asked.seed),
  }
  console.log(`Seed ${numbers.seed}`)
  return withDisplay(({ env }) => fuzz(electron, env, numbers))
})

interface Numbers {
  readonly messages: number
  readonly connections: number
  readonly seed: number
}

async function fuzz(electron: string, env: Environment, numbers: Numbers): Promise<number> {
  const [anyCase] = CASES
  if (anyCase === undefined) throw new Error('The benchmark has no case.')
  const port = await freePort()
  const place = { electron, python: '', env, port, publishers: [] }
  const camwall = await startReceiver('camwall', anyCase, place)
  const cameras = await startGoodCameras(`tcp://127.0.0.1:${port}`)
  const { pid } = camwall
  const before = await cameras.rates(CALM_MS)
  const processes = await family([pid])
  const memoryBefore = await memory([pid])

  const stopwatch = cameras.stopwatch()
  const start = performance.now()
  const { requests, connections } = await attack({ port, ...numbers })
  const seconds = (performance.now() - start) / 1000
  const during = stopwatch()

  await sleep(SETTLE_MS)
  const after = await cameras.rates(CALM_MS)
  const memoryAfter = await memory([pid])
  const alive = new Set(await family([pid]))
  const ended = processes.filter((one) => !alive.has(one)).length
  cameras.stop()
  // One that has died writes no report.
  const report = await camwall.stop().then(
    (shown) => shown.report,
    () => undefined,
  )
  const result = {
    ...numbers,
    seconds,
    requests,
    connectionsOpened: connections,
    processesEnded: ended,
    fpsBefore: before.map(twoDigits),
    percentDuring: before.map((fps, index) => percent(during[index], fps)),
    percentAfter: before.map((fps, index) => percent(after[index], fps)),
    megabytes: { before: twoDigits(memoryBefore), after: twoDigits(memoryAfter) },
    totals: report?.totals,
    longestStalls: report?.longestStalls,
  }
  console.log(JSON.stringify(result))
  return ended === 0 && requests.answered === requests.sent ? 0 : 1
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
