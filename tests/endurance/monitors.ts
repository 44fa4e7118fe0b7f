/**
 * `npm run monitors`: windows on two monitors, of which one is lost and comes back. In kiosk mode with a layout on each, and
 * with windows that a person has placed; these also over a restart without the monitor, and after a kill.
 */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ElectronApplication } from '@playwright/test'
import { build } from '../../scripts/build.ts'
import { ensureElectron } from '../../scripts/electron.ts'
import { runScript } from '../../scripts/set-up-error.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { freePort } from '../support/free-port.ts'
import '../support/for-tests.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { withFolder } from './folder.ts'
import { MONITORS, withTwoMonitors, type TwoMonitors } from './two-monitors.ts'

/** For windows to move, and for their places to be saved: a second after the last move. */
const SETTLES_WITHIN_MS = 10_000

const LAYOUTS = {
  version: 3,
  layouts: [
    { id: 'l1', name: 'Gate' },
    { id: 'l2', name: 'Yard' },
  ],
}
/** Where a person puts the windows; the second is on the second monitor. */
const PLACES: readonly [Rect, Rect] = [
  { x: 40, y: 60, width: 800, height: 600 },
  { x: 1400, y: 80, width: 720, height: 540 },
]
/** Where a window manager puts the window of a monitor that is lost: there is none here, so this test does it. */
const MOVED: Rect = { x: 200, y: 100, width: 720, height: 540 }

interface Check {
  readonly what: string
  readonly isGood: boolean
  readonly seen: readonly Rect[]
}

await runScript(async () => {
  const electron = await ensureElectron()
  await build()
  const checks = await withFolder((folder) =>
    withTwoMonitors(folder, async (monitors) => {
      const scene = { electron, folder, monitors }
      return [...(await kiosk(scene)), ...(await placed(scene))]
    }),
  )
  console.log(JSON.stringify(checks))
  return checks.every(({ isGood }) => isGood) ? 0 : 1
})

interface Scene {
  readonly electron: string
  readonly folder: string
  readonly monitors: TwoMonitors
}

async function kiosk({ electron, folder, monitors }: Scene): Promise<readonly Check[]> {
  const config = join(folder, 'wall.json')
  await writeFile(config, JSON.stringify(LAYOUTS))
  const given = ['--layout', 'Gate', '--monitor', '1', '--layout', 'Yard', '--monitor', '2']
  const flags = ['--config', config, '--kiosk', ...given]
  const app = await open({ electron, folder, monitors }, 'kiosk', flags)
  const filled = await settle('a layout fills each monitor', app, MONITORS)
  await monitors.setSecond(false)
  await seesMonitors(app, 1)
  await monitors.setSecond(true)
  const back = await settle('and does so after a monitor was lost', app, MONITORS)
  await kill(app)
  return [filled, back]
}

async function placed({ electron, folder, monitors }: Scene): Promise<readonly Check[]> {
  const scene = { electron, folder, monitors }
  const first = await open(scene, 'placed', [])
  await first.evaluate(() => globalThis.camwallForTests.windows.openAnother())
  await move(first, PLACES)
  const [one] = PLACES
  const checks = [await settle('windows are where a person puts them', first, PLACES)]
  await savesPlaces(first)

  await monitors.setSecond(false)
  await seesMonitors(first, 1)
  await move(first, [one, MOVED])
  checks.push(await settle('a lost monitor’s window is moved', first, [one, MOVED]))
  await savesPlaces(first)
  await monitors.setSecond(true)
  checks.push(await settle('it returns with its monitor', first, PLACES))
  await savesPlaces(first)
  await monitors.setSecond(false)
  await seesMonitors(first, 1)
  await kill(first)

  const second = await open(scene, 'placed', [])
  checks.push(await settle('killed, and started without the monitor', second, [one, MOVED]))
  await monitors.setSecond(true)
  checks.push(await settle('the window returns also then', second, PLACES))
  await kill(second)
  const third = await open(scene, 'placed', [])
  checks.push(await settle('killed, and started with both monitors', third, PLACES))
  await kill(third)
  return checks
}

async function open(
  { electron, folder, monitors }: Scene,
  data: string,
  flags: readonly string[],
): Promise<ElectronApplication> {
  const own = [
    '--user-data-dir',
    join(folder, data),
    '--listen',
    `tcp://127.0.0.1:${await freePort()}`,
  ]
  const app = await launchCamwall({
    program: electron,
    env: monitors.env,
    flags: [...own, ...flags],
  })
  await app.firstWindow()
  return app
}

async function kill(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

function move(app: ElectronApplication, to: readonly Rect[]): Promise<void> {
  return app.evaluate((_electron, places) => {
    for (const [index, { window }] of globalThis.camwallForTests.windows.all.entries()) {
      const place = places[index]
      if (place !== undefined) window.setBounds(place)
    }
  }, to)
}

function bounds(app: ElectronApplication): Promise<readonly Rect[]> {
  return app.evaluate(() =>
    globalThis.camwallForTests.windows.all.map(({ window }) => window.getBounds()),
  )
}

/** Waits until the windows are at these places. */
async function settle(
  what: string,
  app: ElectronApplication,
  places: readonly Rect[],
): Promise<Check> {
  const isGood = await within(async () => areNear(await bounds(app), places))
  return { what, isGood, seen: await bounds(app) }
}

/** Without a window manager, Chromium makes a window that fills a display a pixel smaller. */
function areNear(seen: readonly Rect[], places: readonly Rect[]): boolean {
  const isNear = (a: Rect, b: Rect) =>
    [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every((by) => Math.abs(by) <= 1)
  return (
    seen.length === places.length &&
    places.every((place, index) => isNear(seen[index] ?? MOVED, place))
  )
}

async function seesMonitors(app: ElectronApplication, count: number): Promise<void> {
  const seen = () => app.evaluate(({ screen }) => screen.getAllDisplays().length)
  if (!(await within(async () => (await seen()) === count)))
    throw new Error(`Electron does not see ${count} monitors.`)
}

/** Waits until the places of the windows are in the settings file. */
async function savesPlaces(app: ElectronApplication): Promise<void> {
  const isSaved = () =>
    app.evaluate(({ BrowserWindow }) => {
      const { settings } = globalThis.camwallForTests.camwall
      const { windows } = settings.saved as { windows: readonly { x: number; y: number }[] }
      const open = BrowserWindow.getAllWindows().map((window) => window.getBounds())
      return windows.length === open.length &&
        windows.every(({ x, y }) => open.some((each) => each.x === x && each.y === y))
        ? settings.flush().then(() => true)
        : false
    })
  if (!(await within(isSaved))) throw new Error('The places are not saved.')
}

async function within(condition: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + SETTLES_WITHIN_MS
  while (performance.now() < end) {
    if (await condition()) return true
    await sleep(100)
  }
  return false
}
