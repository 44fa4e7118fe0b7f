/** Counts the wall's work: no frame is sent, decoded or drawn twice, and none of a camera that is not visible. */
import type { ElectronApplication, Page } from '@playwright/test'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import type { SenderPlan } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { tile, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const NAMES = ['Barn', 'Yard', 'Gate', 'Shed']
/** `WINDOW_IN_FLIGHT`: the frames that may be in flight when something changes. */
const IN_FLIGHT = 5
/** All tiles are redrawn when a camera appears, gets its aspect ratio, is dimmed, or is shown solo. */
const WALL_REDRAWS = 4 * NAMES.length

type Numbers = Readonly<Record<string, Pick<CameraStatus, 'received' | 'painted' | 'dropped'>>>

function plans(wall: Wall, differs: Partial<SenderPlan>): SenderPlan[] {
  return NAMES.map((name, index) => ({
    name,
    kind: index === 0 ? 'bgr' : 'jpg',
    colour: [200, 120, 40],
    mode: 'req-rep',
    address: wall.address,
    fps: 30,
    ...differs,
  }))
}

/** The counts at the next report of the main process in which every camera fulfils `condition`. */
async function numbers(
  page: Page,
  condition: (numbers: Numbers) => boolean = () => true,
): Promise<Numbers> {
  for (;;) {
    const cameras = await page.evaluate(
      () =>
        new Promise<readonly CameraStatus[]>((resolve) => {
          const stop = window.camwall.onState((change) => {
            if (change.cameras === undefined) return
            stop()
            void window.camwall.request('wall:open').then((answer) => {
              if ('result' in answer) resolve(answer.result.cameras)
            })
          })
        }),
    )
    const counts = Object.fromEntries(cameras.map((camera) => [camera.name, camera]))
    if (NAMES.every((name) => name in counts) && condition(counts)) return counts
  }
}

const sum = (counts: Numbers, key: keyof Numbers[string], names: readonly string[] = NAMES) =>
  names.reduce((total, name) => total + (counts[name]?.[key] ?? NaN), 0)

/** The counts once no frame of some invisible cameras is in flight: only the newest frame of each waits. */
async function settled(page: Page, names: readonly string[]): Promise<Numbers> {
  const before = await numbers(page)
  return numbers(page, (now) => {
    const waiting =
      sum(now, 'received', names) - sum(now, 'painted', names) - sum(now, 'dropped', names)
    const areNew = sum(now, 'received', names) >= sum(before, 'received', names) + 2 * names.length
    return areNew && waiting === names.length
  })
}

const setShown = (app: ElectronApplication, how: 'hide' | 'show') =>
  app.evaluate(({ BrowserWindow }, how) => BrowserWindow.getAllWindows()[0]?.[how](), how)

test('every frame is decoded and drawn at most once, and only a few are in flight', async ({
  stage,
}) => {
  const wall = await stage.start()
  const FRAMES = 90
  const senders = stage.senders(plans(wall, { frames: FRAMES }))
  await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  await senders.end()
  for (const name of NAMES)
    await expect(tile(wall.page, name)).toHaveAttribute('data-state', 'gone')

  const { work, totals } = await wall.quit()
  expect(totals).toMatchObject({ received: NAMES.length * FRAMES, malformed: 0 })
  expect(totals.painted + totals.dropped).toBe(totals.received)
  expect(work.sent).toBeLessThanOrEqual(totals.received)
  expect(work.sent).toBeGreaterThanOrEqual(totals.painted)
  expect(work.decoded).toBe(work.sent)
  // The browser decodes until the decoding workers have started.
  expect(work.byBrowser).toBeLessThan(work.decoded / 2)
  expect(work.mostInFlight).toBeGreaterThan(0)
  expect(work.mostInFlight).toBeLessThanOrEqual(IN_FLIGHT)
  expect(work.tilesDrawn).toBeGreaterThanOrEqual(totals.painted)
  expect(work.tilesDrawn).toBeLessThanOrEqual(totals.painted + WALL_REDRAWS * NAMES.length)
})

test('while one camera is shown solo, no frame of the others is sent, decoded or drawn', async ({
  stage,
}) => {
  const wall = await stage.start()
  // A high rate for hidden cameras, so that unnecessary work would be noticed.
  await wall.page.evaluate(() =>
    window.camwall.request('settings:change', 'hub', { hiddenFps: 30 }),
  )
  stage.senders(plans(wall, {}))
  await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  const [solo = '', ...others] = NAMES
  await tile(wall.page, solo).focus()
  await wall.page.keyboard.press('Enter')
  await expect(tiles(wall.page)).toHaveCount(1)

  const before = await settled(wall.page, others)
  const after = await numbers(
    wall.page,
    (now) =>
      sum(now, 'received', others) >= sum(before, 'received', others) + 100 &&
      sum(now, 'painted', [solo]) >= sum(before, 'painted', [solo]) + 20,
  )
  expect(sum(after, 'painted', others)).toBe(sum(before, 'painted', others))

  const { work, totals, cameras } = await wall.quit()
  // Frames that were overtaken at the painter: earlier ones, or ones of the shown camera.
  const ofSolo = cameras.find(({ name }) => name === solo)?.dropped ?? NaN
  const overtaken = sum(before, 'dropped', others) + ofSolo
  expect(work.sent).toBeLessThanOrEqual(totals.painted + overtaken + 2 * IN_FLIGHT)
  expect(work.decoded).toBeLessThanOrEqual(work.sent)
  expect(work.tilesDrawn).toBeLessThanOrEqual(totals.painted + WALL_REDRAWS * NAMES.length)
})

test('no frame is sent to a hidden window until it is visible again', async ({ stage }) => {
  const wall = await stage.start()
  await wall.page.evaluate(() =>
    window.camwall.request('settings:change', 'hub', { hiddenFps: 30 }),
  )
  stage.senders(plans(wall, {}))
  await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  await setShown(wall.app, 'hide')
  const before = await settled(wall.page, NAMES)
  const after = await numbers(
    wall.page,
    (now) => sum(now, 'received') >= sum(before, 'received') + 100,
  )
  expect(sum(after, 'painted')).toBe(sum(before, 'painted'))
  await setShown(wall.app, 'show')
  await numbers(wall.page, (now) => sum(now, 'painted') >= sum(after, 'painted') + 20)
  await setShown(wall.app, 'hide')
  const hidden = await settled(wall.page, NAMES)
  await numbers(wall.page, (now) => sum(now, 'received') >= sum(hidden, 'received') + 100)

  const { work, totals } = await wall.quit()
  const unseen = sum(after, 'dropped') - sum(before, 'dropped')
  expect(unseen).toBeGreaterThanOrEqual(100 - NAMES.length)
  const overtaken = sum(hidden, 'dropped') - unseen
  expect(totals.painted).toBe(sum(hidden, 'painted'))
  // When it is shown again, the newest frame of each camera is sent once more.
  expect(work.sent).toBeLessThanOrEqual(totals.painted + overtaken + IN_FLIGHT + NAMES.length)
  expect(work.decoded).toBeLessThanOrEqual(work.sent)
})
