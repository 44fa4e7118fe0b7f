/**
 * `npm run kills -- --rounds 50`: repeatedly kills the receiver while sixteen unmodified Python senders send, and counts
 * the senders that do not recover. Then the same with a network that drops every connection, closes each in the middle of a
 * message, and stalls for 30 s (`--stalls 2` times). First with Camwall, then with the receiving program of imageZMQ's
 * documentation. After each round Camwall's tiles are checked: none may show another camera's picture.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../scripts/display.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import { Forwarder } from '../support/forwarder.ts'
import { freePort } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import { DrivenWall, type WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'
import { makeRandom } from './random.ts'
import { newest, plans, SENDERS, senderOf, stuckOf } from './sixteen-senders.ts'
import { listening, TROUBLES, type Receiver, type Scene, type Trouble } from './troubles.ts'

/** The required results. */
const GOAL_MS = 3000

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    stalls: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const rounds: Readonly<Record<Trouble, number>> = {
  kill: Number(options.rounds),
  drop: Number(options.rounds),
  cut: Number(options.rounds),
  stall: Number(options.stalls),
}

interface Outcome {
  readonly rounds: number
  /** Milliseconds from the end of the trouble until the last sender sends again. */
  readonly slowest: number
  readonly inTime: number
  /** Senders that never recovered; then there are no more rounds. */
  readonly stuck: number
  /** Cameras whose tile showed another camera's picture. */
  readonly wrongTiles: readonly string[]
}

await runScript(async () => {
  const { electron, python } = await prepare()
  console.log(`Seed ${options.seed}.`)
  return withDisplay(({ env }) =>
    withFolder(async (folder) => {
      const camwall = await everyTrouble((port) => startCamwall({ electron, env, folder }, port))
      const imagezmq = await everyTrouble((port) => startPythonHub(python, port))
      console.log(
        JSON.stringify({ seed: Number(options.seed), senders: SENDERS, camwall, imagezmq }),
      )
      return Object.values(camwall).every(isGood) ? 0 : 1
    }),
  )
})

function startCamwall(place: WallPlace, port: number): Receiver {
  const opening = DrivenWall.open(place, ['--listen', `tcp://127.0.0.1:${port}`])
  return {
    kill: async () => (await opening).kill(),
    wrongTiles: async () => wrongTiles(await opening),
  }
}

function startPythonHub(python: string, port: number): Receiver {
  const hub = join(import.meta.dirname, '../interop/hub.py')
  const args = ['req-rep', `tcp://127.0.0.1:${port}`, 'either', '1000000000']
  const child = spawn(python, [hub, ...args], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function everyTrouble(start: Scene['start']): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {}
  for (const trouble of Object.keys(TROUBLES) as Trouble[])
    outcomes[trouble] = await againAndAgain(trouble, start)
  return outcomes
}

async function againAndAgain(trouble: Trouble, start: Scene['start']): Promise<Outcome> {
  // Imported after the environment is set, because the module reads it.
  const { startSenders } = await import('../support/python.ts')
  const random = makeRandom(Number(options.seed))
  const port = await freePort()
  const network = await Forwarder.open(port)
  const scene: Scene = { port, network, receiver: start(port), start }
  await listening(port)
  const senders = startSenders(plans(trouble === 'kill' ? port : network.port))
  const times: number[] = []
  const wrong = new Set<string>()
  let stuck = await stuckOf(senders, newest(senders))
  try {
    while (stuck === 0 && times.length < rounds[trouble]) {
      await sleep(200 + 1300 * random())
      await TROUBLES[trouble](scene)
      const since = performance.now()
      stuck = await stuckOf(senders, newest(senders))
      if (stuck === 0) times.push(performance.now() - since)
      for (const name of (await scene.receiver.wrongTiles?.()) ?? []) wrong.add(name)
    }
  } finally {
    await senders.kill()
    await network.close()
    await scene.receiver.kill()
  }
  return {
    rounds: times.length,
    slowest: Math.round(Math.max(0, ...times)),
    inTime: times.filter((time) => time <= GOAL_MS).length,
    stuck,
    wrongTiles: [...wrong],
  }
}

function isGood({ rounds, inTime, stuck, wrongTiles }: Outcome): boolean {
  return stuck === 0 && inTime === rounds && wrongTiles.length === 0
}

/** Waits until every tile shows a picture. */
async function wrongTiles(wall: DrivenWall): Promise<string[]> {
  for (;;) {
    const shown = [...(await wall.colours())].map(([camera, colour]) => ({
      camera,
      sender: senderOf(colour),
    }))
    const wrong = shown.filter(({ camera, sender }) => sender !== undefined && sender !== camera)
    const isWhole = shown.length === SENDERS && shown.every(({ sender }) => sender !== undefined)
    if (wrong.length > 0 || isWhole) return wrong.map(({ camera }) => camera)
    await sleep(50)
  }
}
