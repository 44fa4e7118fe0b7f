/** The two programs that are compared: how they are started, and the results that they report. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { electronArguments, electronEnvironment } from '../../scripts/launch.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import type { Case } from './cases.ts'

/** The shown frames of the measured time; times in milliseconds. */
export interface Shown {
  readonly frames: number
  readonly slowest: number
  readonly p50: number
  readonly p99: number
  /** Camwall's own figures. */
  readonly report?: Report
}

export interface Receiver {
  readonly pid: number
  /** Ends it. */
  stop(): Promise<Shown>
}

export interface ReceiverPlace {
  readonly electron: string
  readonly python: string
  readonly env: Environment
  readonly port: number
  readonly publishers: readonly string[]
  /** The checkout whose built Camwall is started; this one by default. */
  readonly root?: string
  /** Camwall's settings, in the form of `docs/camwall.schema.json`; the defaults without them. */
  readonly settings?: object
}

export const PROGRAMS = ['camwall', 'imshow'] as const
export type Program = (typeof PROGRAMS)[number]

export function startReceiver(
  program: Program,
  bench: Case,
  place: ReceiverPlace,
): Promise<Receiver> {
  return program === 'camwall' ? startCamwall(bench, place) : startImshow(bench, place)
}

/** Time until a page is loaded or OpenCV is imported. It is not measured, and the cameras' warm-up follows. */
const START_MS = 2000

/** Full screen, so that eight tiles of 4:3 have 480x360 pixels on a screen of 1920x1080. */
export function wallFlags(
  { mode }: Case,
  port: number,
  publishers: readonly string[],
): readonly string[] {
  const where =
    mode === 'req-rep'
      ? ['--listen', `tcp://127.0.0.1:${port}`]
      : publishers.flatMap((address) => ['--connect', address])
  return ['--fullscreen', '--mode', mode, ...where]
}

/** The built app. */
async function startCamwall(
  bench: Case,
  { electron, env, port, publishers, root = repoRoot, settings }: ReceiverPlace,
): Promise<Receiver> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-bench-'))
  const report = join(folder, 'report.json')
  const data = join(folder, 'data')
  const flags = ['--report', report, '--user-data-dir', data, ...wallFlags(bench, port, publishers)]
  if (settings !== undefined) {
    const config = join(folder, 'config.json')
    await writeFile(config, JSON.stringify(settings))
    flags.push('--config', config)
  }
  const isRoot = process.getuid?.() === 0
  const child = spawn(electron, electronArguments('.', flags, isRoot), {
    cwd: root,
    env: electronEnvironment(env),
    stdio: 'ignore',
  })
  await started(child)
  return {
    pid: pidOf(child),
    stop: async () => {
      await end(child)
      const figures = JSON.parse(await readFile(report, 'utf8')) as Report
      await rm(folder, { recursive: true, force: true })
      const counts = figures.cameras.map(({ latency }) => latency?.count ?? 0)
      return {
        frames: figures.latency?.count ?? 0,
        slowest: Math.min(...counts),
        p50: figures.latency?.p50 ?? NaN,
        p99: figures.latency?.p99 ?? NaN,
        report: figures,
      }
    },
  }
}

async function startImshow(
  bench: Case,
  { python, env, port, publishers }: ReceiverPlace,
): Promise<Receiver> {
  const script = join(import.meta.dirname, 'peers', 'imshow.py')
  const kind = bench.quality === 0 ? 'raw' : 'jpg'
  const child = spawn(python, [script, `tcp://127.0.0.1:${port}`, kind, ...publishers], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await started(child)
  return {
    pid: pidOf(child),
    stop: async () => {
      await end(child)
      const text = output.split('\n').find((line) => line.startsWith('{')) ?? '{}'
      const { shown = {}, latencies = [] } = JSON.parse(text) as {
        shown?: Record<string, number>
        latencies?: number[]
      }
      const sorted = latencies.toSorted((a, b) => a - b)
      const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? NaN) / 1000
      const counts = Object.values(shown)
      return {
        frames: sorted.length,
        // The report lacks a camera that was never shown.
        slowest: counts.length < bench.cameras ? 0 : Math.min(...counts),
        p50: at(0.5),
        p99: at(0.99),
      }
    },
  }
}

async function started(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close').then(() => {
    throw new Error(`${child.spawnfile} ended at once.`)
  })
  await Promise.race([sleep(START_MS), ended])
  ended.catch(() => undefined)
}

/** Longer than Camwall's own time limit for shutting down. */
const END_MS = 12_000

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const isClosed = await Promise.race([closed.then(() => true), sleep(END_MS, false)])
  if (!isClosed) child.kill('SIGKILL')
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The program could not be started.')
  return pid
}
