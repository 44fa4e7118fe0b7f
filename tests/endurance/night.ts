/**
 * `npm run night -- --minutes 30 --seed 7`: real senders say something, hang, are killed and come back, and Camwall is closed and
 * started again, all at random. Afterwards the list of events must have what was done: nothing invented, nothing missed.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import type { ElectronApplication, Page } from '@playwright/test'
import { withDisplay } from '../../scripts/display.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import type { Answer } from '../../src-main/contract/bridge.ts'
import type { CameraState } from '../../src-main/contract/camera.ts'
import type { EventPage, ListedEvent } from '../../src-main/features/events/contract.ts'
import { freePort } from '../support/free-port.ts'
import '../support/for-tests.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { prepare } from '../support/prepare.ts'
import type { PythonProgram } from '../support/python.ts'
import type { WallPlace } from './driven-wall.ts'
import { withFolder } from './folder.ts'
import { makeRandom } from './random.ts'

const CAMERAS = ['Barn', 'Yard', 'Gate', 'Shed', 'Mill', 'Pond']
/** Of a state: it is looked at twice a second. */
const LASTS_MS = 1000
/** Of all steps, one of so many closes Camwall and starts it again. */
const RESTART_SHARE = 1 / 40
/** On a busy machine Python needs seconds to start, and a broken connection is noticed late. */
const WITHIN_MS = 30_000
/** After the last step, until its events are stored. */
const SETTLE_MS = 2000

interface Line {
  readonly said?: string
}
type Sender = PythonProgram<Line>

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

await runScript(async () => {
  const { electron } = await prepare()
  console.log(`Seed ${options.seed}.`)
  return withDisplay(({ env }) => withFolder((folder) => night({ electron, env, folder })))
})

async function night(place: WallPlace): Promise<number> {
  // Imported after the environment is set, because the module reads it.
  const { PythonProgram: Program } = await import('../support/python.ts')
  const random = makeRandom(Number(options.seed))
  const address = `tcp://127.0.0.1:${await freePort()}`
  const start = (camera: string): Sender => new Program('talking_senders.py', [address, camera])
  const senders = new Map(CAMERAS.map((camera) => [camera, start(camera)]))
  const done: string[] = []
  let texts = 0
  let app = await openCamwall(place, address)

  const steps: readonly ((camera: string, sender: Sender) => Promise<void>)[] = [
    async (camera, sender) => {
      const text = `text ${texts++}`
      sender.write(`${camera}|${text}`)
      await sender.until((lines) => lines.some(({ said }) => said === `${camera}|${text}`))
      done.push(`${camera}: ${text}`)
    },
    async (camera, sender) => {
      sender.pause()
      await becomes(app, camera, 'stalled')
      await sleep(LASTS_MS)
      sender.resume()
      await allLive(app)
      done.push(`${camera}: stalled begin`, `${camera}: stalled end`)
    },
    async (camera, sender) => {
      await sender.kill()
      await becomes(app, camera, 'gone')
      await sleep(LASTS_MS)
      senders.set(camera, start(camera))
      await allLive(app)
      done.push(`${camera}: gone begin`, `${camera}: gone end`)
    },
  ]

  try {
    await allLive(app)
    const end = performance.now() + 60_000 * Number(options.minutes)
    while (performance.now() < end) {
      const camera = CAMERAS[Math.floor(CAMERAS.length * random())] ?? ''
      const sender = senders.get(camera)
      const step = steps[Math.floor(steps.length * random())]
      if (sender !== undefined) await step?.(camera, sender)
      if (random() >= RESTART_SHARE) continue
      await app.close()
      app = await openCamwall(place, address)
      await allLive(app)
    }
    await sleep(SETTLE_MS)
    const listed = (await eventsOf(await app.firstWindow())).map(said)
    const missed = without(done, listed)
    const invented = without(listed, done)
    console.log(JSON.stringify({ seed: options.seed, done: done.length, missed, invented }))
    return isDeepStrictEqual([missed, invented], [[], []]) ? 0 : 1
  } finally {
    for (const sender of senders.values()) await sender.kill()
    await app.close()
  }
}

async function openCamwall(place: WallPlace, address: string): Promise<ElectronApplication> {
  const { electron, env, folder } = place
  const flags = ['--user-data-dir', join(folder, 'data'), '--listen', address]
  const app = await launchCamwall({ program: electron, env, flags })
  const page = await app.firstWindow()
  await page.locator('[data-hub]').waitFor()
  return app
}

/** Resolves when every camera is live, and so no warning is left. */
async function allLive(app: ElectronApplication): Promise<void> {
  const areLive = () =>
    app.evaluate((_electron, count) => {
      const { cameras } = globalThis.camwallForTests.camwall
      return (
        cameras.length === count &&
        cameras.every(({ state, warnings }) => state === 'live' && warnings.length === 0)
      )
    }, CAMERAS.length)
  await until(areLive, 'Some camera did not come back.')
}

/** Resolves when a camera has a state: what is over before Camwall can notice it is no event. */
async function becomes(
  app: ElectronApplication,
  camera: string,
  state: CameraState,
): Promise<void> {
  const stateOf = () =>
    app.evaluate(
      (_electron, name) =>
        globalThis.camwallForTests.camwall.cameras.find((each) => each.name === name)?.state,
      camera,
    )
  await until(async () => (await stateOf()) === state, `${camera} is not ${state}.`)
}

async function until(isSo: () => Promise<boolean>, why: string): Promise<void> {
  const latest = performance.now() + WITHIN_MS
  while (!(await isSo())) {
    if (performance.now() > latest) throw new Error(why)
    await sleep(100)
  }
}

async function eventsOf(page: Page): Promise<readonly ListedEvent[]> {
  const events: ListedEvent[] = []
  for (;;) {
    const { at, id } = events.at(-1) ?? {}
    const after = id === undefined ? '' : `, { at: ${at}, id: ${id} }`
    const answer = await page.evaluate<Answer<EventPage>>(
      `camwall.request('events:find', {}${after})`,
    )
    if ('why' in answer) throw new Error(`The events cannot be read: ${answer.why.key}`)
    events.push(...answer.result.events)
    if (!answer.result.hasMore) return events
  }
}

function said(event: ListedEvent): string {
  return event.kind === 'health'
    ? `${event.camera}: ${event.code} ${event.phase}`
    : `${event.camera}: ${event.text}`
}

/** What is in the first list more often than in the second. */
function without(all: readonly string[], other: readonly string[]): readonly string[] {
  const rest = [...other]
  return all.filter((each) => {
    const index = rest.indexOf(each)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}
