/**
 * `npm run kills -- --rounds 50`: kills the receiver again and again while sixteen unmodified Python senders send, and
 * counts those that do not go on. First Camwall, then the program that imageZMQ's documentation ends in.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../scripts/display.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import { freePort } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import type { PythonProgram, SenderPlan, SentFrame } from '../support/python.ts'
import { makeRandom } from './random.ts'
import { AppRunner, ended, listening } from './run-app.ts'

const SENDERS = 16
/** Frames after a restart that show that a sender flows. */
const FLOWS = 3
/** A sender that has not gone on by then never will. */
const STUCK_AFTER_MS = 30_000
/** What must be reached. */
const GOAL_MS = 3000

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

interface Outcome {
  readonly rounds: number
  /** From the moment at which the receiver listens until the last sender flows, in milliseconds. */
  readonly slowest: number
  readonly inTime: number
  /** Senders that hung for ever, at the end. */
  readonly stuck: number
}

await runScript(async () => {
  const { electron, python } = await prepare()
  console.log(`Seed ${asked.seed}.`)
  return withDisplay(async ({ env }) => {
    const runner = await AppRunner.make(electron, env)
    const camwall = await killAgainAndAgain((port) =>
      runner.start('--mode', 'req-rep', '--listen', `tcp://127.0.0.1:${port}`),
    )
    await runner.remove()
    const hub = join(import.meta.dirname, '../interop/hub.py')
    const imagezmq = await killAgainAndAgain((port) =>
      spawn(python, [hub, 'req-rep', `tcp://127.0.0.1:${port}`, 'either', '1000000000'], {
        stdio: 'ignore',
      }),
    )
    console.log(JSON.stringify({ seed: Number(asked.seed), senders: SENDERS, camwall, imagezmq }))
    return camwall.stuck === 0 && camwall.inTime === camwall.rounds ? 0 : 1
  })
})

async function killAgainAndAgain(start: (port: number) => ChildProcess): Promise<Outcome> {
  // After the environment is set, which it reads.
  const { startSenders } = await import('../support/python.ts')
  const random = makeRandom(Number(asked.seed))
  const port = await freePort()
  let receiver = start(port)
  const senders = startSenders(plans(port))
  const times: number[] = []
  try {
    await flowing(senders, numbers(senders))
    while (times.length < Number(asked.rounds)) {
      await sleep(200 + 1300 * random())
      await ended(receiver, 'SIGKILL')
      const before = numbers(senders)
      receiver = start(port)
      await listening(port)
      const since = performance.now()
      const stuck = await flowing(senders, before)
      if (stuck > 0) return outcome(times, stuck)
      times.push(performance.now() - since)
    }
    return outcome(times, 0)
  } finally {
    await senders.kill()
    await ended(receiver, 'SIGTERM')
  }
}

function outcome(times: readonly number[], stuck: number): Outcome {
  return {
    rounds: times.length,
    slowest: Math.round(Math.max(0, ...times)),
    inTime: times.filter((time) => time <= GOAL_MS).length,
    stuck,
  }
}

function plans(port: number): SenderPlan[] {
  return Array.from({ length: SENDERS }, (_, index) => ({
    name: `Pi ${index}`,
    kind: index % 2 === 0 ? 'jpg' : 'bgr',
    colour: [16 * index, 128, 255 - 16 * index],
    mode: 'req-rep',
    address: `tcp://127.0.0.1:${port}`,
    fps: 60,
  }))
}

type Senders = PythonProgram<SentFrame>

/** The newest frame of each sender that was answered. */
function numbers({ lines }: Senders): ReadonlyMap<string, number> {
  return new Map(lines.map(({ name, number }) => [name, number]))
}

/** Resolves when all senders have gone on, or to how many have not. */
async function flowing(senders: Senders, before: ReadonlyMap<string, number>): Promise<number> {
  const from = senders.lines.length
  const count = () => {
    const flows = senders.lines
      .slice(from)
      .filter(({ name, number }) => number >= (before.get(name) ?? 0) + FLOWS)
    return new Set(flows.map(({ name }) => name)).size
  }
  const late = sleep(STUCK_AFTER_MS)
  await Promise.race([senders.until(() => count() === SENDERS), late])
  return SENDERS - count()
}
