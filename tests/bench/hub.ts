/**
 * Measures what a received frame costs the hub on plain Node, relative to Python's ImageHub in a loop that only receives: in
 * alternating rounds, with the same cameras. Both get every frame; nothing takes the hub's.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { repoRoot } from '../../scripts/paths.ts'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import { hubSection, type HubSettings } from '../../src-main/contract/settings.ts'
import { freePort } from '../support/free-port.ts'
import { makeCameras, type CameraTimes } from './cameras.ts'
import { caseNamed } from './cases.ts'
import { cpuSeconds, memory } from './processes.ts'
import { inTurn, spreadOfRounds } from './pairs.ts'
import { spread, type Spread } from './statistics.ts'

const CASE = caseNamed('8 x 32')

/** The most that a frame may cost, relative to Python's loop; and the most memory, in MB. */
const BOUND = { ratio: 2, megabytes: 150 } as const

export interface HubBench {
  readonly python: string
  readonly times: CameraTimes
  readonly rounds: number
  /** Further checkouts, whose built hubs are measured in the same rounds. */
  readonly others: readonly string[]
}

/** Of one receiver in one round. */
interface Cost {
  /** CPU time for each received frame, in milliseconds. */
  readonly cpuPerFrame: number
  /** Proportional set size at the end, in MB. */
  readonly memory: number
  /** Frames a second. */
  readonly received: number
}

export interface HubCost {
  readonly cpuPerFrame: Spread
  /** Relative to Python's loop in the same round. */
  readonly ratio: Spread
  readonly memory: Spread
  readonly bound: 'held' | 'missed'
}

/** A receiver that listens. */
interface Listening {
  readonly pid: number
  stop(): Promise<void>
}

type Start = (address: string) => Promise<Listening>

/** By the folder of the checkout. */
export async function measureHub(
  { python, times, rounds, others }: HubBench,
  log: (line: string) => void,
): Promise<Readonly<Record<string, HubCost>>> {
  const roots = [repoRoot, ...others]
  const receivers: readonly (readonly [string, Start])[] = [
    ['python', (address) => startPython(python, address)],
    ...roots.map((root): readonly [string, Start] => [root, (address) => startHub(root, address)]),
  ]
  const costs = new Map(receivers.map(([name]) => [name, [] as Cost[]]))
  for (let round = 0; round < rounds; round++)
    for (const [name, start] of inTurn(receivers, round)) {
      const cost = await measureOne(start, python, times)
      costs.get(name)?.push(cost)
      log(`round ${round + 1}, ${name}: ${JSON.stringify(cost)}`)
    }
  const ofPython = costs.get('python') ?? []
  return Object.fromEntries(roots.map((root) => [root, summary(costs.get(root) ?? [], ofPython)]))
}

function summary(ours: readonly Cost[], python: readonly Cost[]): HubCost {
  const ratio = spreadOfRounds(ours, python, (one, other) => one.cpuPerFrame / other.cpuPerFrame)
  const megabytes = spread(ours.map((cost) => cost.memory))
  const isHeld = ratio.median <= BOUND.ratio && megabytes.most <= BOUND.megabytes
  return {
    cpuPerFrame: spread(ours.map(({ cpuPerFrame }) => cpuPerFrame)),
    ratio,
    memory: megabytes,
    bound: isHeld ? 'held' : 'missed',
  }
}

async function measureOne(start: Start, python: string, times: CameraTimes): Promise<Cost> {
  const address = `tcp://127.0.0.1:${await freePort()}`
  const cameras = await makeCameras(python, CASE, address, times)
  try {
    const receiver = await start(address)
    await cameras.start()
    const before = await cpuSeconds([receiver.pid])
    const begin = performance.now()
    const frames = (await cameras.ended()).reduce((sum, count) => sum + count, 0)
    const seconds = (performance.now() - begin) / 1000
    const cpu = (await cpuSeconds([receiver.pid])) - before
    const megabytes = await memory([receiver.pid])
    await receiver.stop()
    return { cpuPerFrame: (1000 * cpu) / frames, memory: megabytes, received: frames / seconds }
  } finally {
    cameras.kill()
  }
}

function startPython(python: string, address: string): Promise<Listening> {
  const script = join(import.meta.dirname, 'peers', 'receive.py')
  return listening(
    spawn(python, [script, address], { stdio: ['ignore', 'pipe', 'inherit'] }),
    'ready',
  )
}

/** Nothing takes its frames: without the setting, it would let each camera send one a second. */
async function startHub(root: string, address: string): Promise<Listening> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-hub-bench-'))
  const config = join(folder, 'config.json')
  const hub: Partial<HubSettings> = { listen: address, hiddenFps: hubSection.defaults.maxFps }
  await writeFile(config, JSON.stringify({ version: SETTINGS_VERSION, hub }))
  const main = join(root, 'out', 'hub', 'hub.js')
  const child = spawn(process.execPath, [main, '--user-data-dir', folder, '--config', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const started = await listening(child, 'hub listening')
  return {
    pid: started.pid,
    stop: async () => {
      await started.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Resolves when it prints a line that begins like this. */
async function listening(child: ChildProcess, begin: string): Promise<Listening> {
  const { pid, stdout } = child
  if (pid === undefined || stdout === null) throw new Error(`${child.spawnfile} did not start.`)
  for await (const line of createInterface(stdout)) if (line.startsWith(begin)) break
  stdout.resume()
  return {
    pid,
    stop: async () => {
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
    },
  }
}
