/**
 * `npm run soak -- --minutes 60 --seed 7`: a wall with misbehaving senders, while its pattern is switched, its window is
 * hidden, and its page and GPU process are killed. The seed determines which event happens when. At the end every request
 * must have been answered, no sender may hang, memory must not have grown, and the wall must show every live camera.
 */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { withDisplay } from '../../scripts/display.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import { memory, memoryOf } from '../bench/processes.ts'
import { freePort } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import type { SenderPlan } from '../support/python.ts'
import { Actor } from './actor.ts'
import { makeRandom } from './random.ts'
import { DrivenWall, type WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'

/** Unmodified Python senders that send continuously. */
const STEADY = ['Barn', 'Yard', 'Gate', 'Shed']
const ACTORS = 12
/** Longer than any reply may be held, and longer than the delay before a blocked sender is woken. */
const STUCK_AFTER_MS = 5000
/**
 * Memory is compared while there are no troubles and every sender sends: after a third of the time, and at the end. Both
 * times the page is reloaded first, so that pages of the same age are compared, and the lowest value over some time is used,
 * because Chromium releases memory when it is idle.
 */
const FIRST_PEACE = 1 / 3
const PEACE_MS = 30_000
const MAX_GROWTH = 0.1
/** In a shorter run the program is still warming up, so memory growth is printed but not checked. */
const WARM_AFTER_MS = 5 * 60_000
/** The most memory that all processes of a wall with sixteen cameras may use at any time. */
const MAX_MEGABYTES = 600

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

await runScript(async () => {
  const { electron } = await prepare()
  console.log(`Seed ${options.seed}.`)
  return withDisplay(({ env }) => withFolder((folder) => soak({ electron, env, folder })))
})

async function soak(place: WallPlace): Promise<number> {
  // Imported after the environment is set, because the module reads it.
  const { startSenders } = await import('../support/python.ts')
  const random = makeRandom(Number(options.seed))
  const port = await freePort()
  const address = `tcp://127.0.0.1:${port}`
  const wall = await DrivenWall.open(place, ['--listen', address])
  const steady = startSenders(STEADY.map((name, index) => plan(name, index, address)))
  const actors = Array.from({ length: ACTORS }, (_, i) => new Actor(`Pi ${i}`, address, 20 * i))
  const counts: Record<string, number> = {}
  const troubles: string[] = []
  const begin = performance.now()
  const end = begin + 60_000 * Number(options.minutes)
  let early: Megabytes | undefined

  const anyActor = (): Actor => {
    const actor = actors[Math.floor(random() * ACTORS)]
    if (actor === undefined) throw new Error('There are no actors.')
    return actor
  }
  const span = () => 1000 + 6000 * random()
  const events: Readonly<Record<string, () => Promise<void> | void>> = {
    come: () => anyActor().come(),
    comeToo: () => anyActor().come(),
    leave: () => anyActor().leave(),
    stall: () => anyActor().be('stalled', span()),
    flood: () => anyActor().be('flooding', span()),
    lie: () => anyActor().be('lying', span()),
    rename: () => {
      anyActor().name = `Pi ${Math.floor(2 * ACTORS * random())}`
    },
    garbage: () => throwGarbage(port, random),
    switchMode: () => wall.switchMode(span()),
    hide: () => wall.hide(span()),
    killPage: () => wall.killPage(),
    killGpu: () => wall.killGpu(),
  }
  const names = Object.keys(events)

  /** Waits until every connected sender sends and every camera is shown. Returns the memory in use. */
  const peace = async () => {
    for (const actor of actors) {
      actor.calmDown()
      actor.come()
    }
    await wall.killPage()
    const before = steady.lines.length
    await wall.shows([...STEADY, ...actors.map(({ name }) => name)])
    await steady.until((lines) =>
      STEADY.every((name) => lines.slice(before).some((line) => line.name === name)),
    )
    return leastMemory(wall.pid)
  }

  try {
    while (performance.now() < end) {
      const name = names[Math.floor(names.length * random())] ?? 'come'
      counts[name] = (counts[name] ?? 0) + 1
      await events[name]?.()
      await sleep(200 + 1500 * random())
      for (const actor of actors) noteStuck(actor, wall, troubles)
      if (performance.now() > begin + (end - begin) * FIRST_PEACE) early ??= await peace()
    }
    const late = await peace()
    for (const actor of actors) await actor.leave()
    await steady.kill()
    const report = await wall.close()
    const { received, answered } = report.requests
    if (received !== answered)
      troubles.push(`${received} requests came, ${answered} were answered.`)
    const growth = late.all / (early?.all ?? NaN) - 1
    const isWarm = FIRST_PEACE * (end - begin) >= WARM_AFTER_MS
    if (isWarm && growth > MAX_GROWTH)
      troubles.push(`Memory grew by ${Math.round(100 * growth)} %.`)
    if (late.all > MAX_MEGABYTES) troubles.push(`It takes ${Math.round(late.all)} MB.`)
    const { totals, longestStalls } = report
    const megabytes = { early, late }
    console.log(
      JSON.stringify({
        seed: options.seed,
        counts,
        received,
        answered,
        totals,
        longestStalls,
        megabytes,
        troubles,
      }),
    )
    return troubles.length === 0 ? 0 : 1
  } finally {
    for (const actor of actors) await actor.leave()
    await steady.kill()
    await wall.kill()
  }
}

interface Megabytes {
  /** Includes the page, the GPU process and helper processes. */
  readonly all: number
  readonly main: number
}

async function leastMemory(pid: number): Promise<Megabytes> {
  const end = performance.now() + PEACE_MS
  let least: Megabytes = { all: Infinity, main: Infinity }
  while (performance.now() < end) {
    await sleep(1000)
    const [all, main] = [await memory([pid]), await memoryOf(pid)]
    least = { all: Math.min(least.all, all), main: Math.min(least.main, main) }
  }
  return least
}

function plan(name: string, index: number, address: string): SenderPlan {
  const kind = index % 2 === 0 ? 'jpg' : 'bgr'
  return { name, kind, colour: [60 * index, 120, 200], mode: 'req-rep', address, fps: 15 }
}

function noteStuck(actor: Actor, { listeningSince }: DrivenWall, troubles: string[]): void {
  if (actor.waitingSince === undefined || listeningSince === undefined) return
  const waits = performance.now() - Math.max(actor.waitingSince, listeningSince)
  if (waits > STUCK_AFTER_MS) troubles.push(`${actor.name} has waited for ${Math.round(waits)} ms.`)
}

/** Sends bytes that are not ZMTP, then leaves the connection open for a while or closes it. */
async function throwGarbage(port: number, random: () => number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const bytes = Buffer.from(Array.from({ length: 200 * random() }, () => 256 * random()))
  socket.write(bytes, () => setTimeout(() => socket.destroy(), 5000 * random()))
  await sleep(10)
}
