/**
 * Measures the time from Camwall's start to the first frame on the screen, with a waiting sender,
 * and compares it with an empty Electron window. Both are detected by reading the screen's pixels.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronArguments, electronEnvironment } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { freePort } from '../support/free-port.ts'
import { openSeenScreen, type Colour, type SeenScreen } from './seen-screen.ts'
import { spread, type Spread } from './statistics.ts'

/** The colour of the sender's picture and of the empty window. No other part of Camwall has this green. */
const COLOUR: Colour = [40, 200, 40]
/** A position in the upper left quarter of the picture; the lower right quarter is black. */
const PLACE = [0.4, 0.4] as const
const EMPTY_WINDOW = 'tests/bench/empty-window/main.js'

/** Milliseconds, over all rounds. */
export interface ColdStarts {
  readonly camwall: Spread
  readonly empty: Spread
  /** The ratio of the medians. */
  readonly ratio: number
}

export async function measureColdStarts(
  electron: string,
  rounds: number,
  log: (line: string) => void,
): Promise<ColdStarts> {
  const screen = await openSeenScreen()
  const times: { camwall: number; empty: number }[] = []
  try {
    for (let round = 1; round <= rounds; round++) {
      const camwall = await startWithSender(electron, screen)
      const empty = await startOnce(electron, screen, EMPTY_WINDOW, [])
      times.push({ camwall, empty })
      log(
        `round ${round}: Camwall ${camwall.toFixed(0)} ms, an empty window ${empty.toFixed(0)} ms`,
      )
    }
  } finally {
    await screen.stop()
  }
  const camwall = spread(times.map((time) => time.camwall))
  const empty = spread(times.map((time) => time.empty))
  return { camwall, empty, ratio: camwall.median / empty.median }
}

async function startWithSender(electron: string, screen: SeenScreen): Promise<number> {
  const { startSenders } = await import('../support/python.ts')
  const port = await freePort()
  const address = `tcp://127.0.0.1:${port}`
  const arrived = firstConnection(port)
  const senders = startSenders([
    { name: 'Waiting', mode: 'req-rep', address, kind: 'jpg', colour: COLOUR },
  ])
  try {
    await arrived
    return await startOnce(electron, screen, '.', ['--fullscreen', '--listen', address])
  } finally {
    await senders.kill()
  }
}

/** Waits until the sender has connected to the port, then frees the port for Camwall. */
async function firstConnection(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  const [socket] = (await once(server, 'connection')) as [{ destroy(): void }]
  socket.destroy()
  server.close()
  await once(server, 'close')
}

/** @returns milliseconds from the start of the process until its colour is on the screen */
async function startOnce(
  electron: string,
  screen: SeenScreen,
  app: string,
  flags: readonly string[],
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-cold-'))
  const own = [`--user-data-dir=${folder}`, ...flags]
  const startedAt = performance.now()
  const program = spawn(electron, electronArguments(app, own, isRoot()), {
    cwd: repoRoot,
    env: { ...electronEnvironment(process.env), DISPLAY: screen.name },
    stdio: 'ignore',
  })
  const ended = once(program, 'exit')
  const died = ended.then(() => Promise.reject(new Error(`${app} ended before it showed anything`)))
  await Promise.race([screen.until(...PLACE, COLOUR), died])
  const took = performance.now() - startedAt
  died.catch(() => undefined)
  program.kill('SIGTERM')
  await ended
  await screen.untilGone(...PLACE, COLOUR)
  await rm(folder, { recursive: true, force: true })
  return took
}
