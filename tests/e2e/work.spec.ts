/** What the wall costs, by count: no frame is sent, decoded or drawn twice, and none that nobody sees. */
import type { ElectronApplication, Page } from '@playwright/test'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import type { SenderPlan } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { tile, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const NAMES = ['Barn', 'Yard', 'Gate', 'Shed']
/** `WINDOW_IN_FLIGHT`: what may be on its way when something changes. */
const IN_FLIGHT = 5
/** All tiles are drawn when a camera comes, gets its shape, is dimmed, or is shown alone. */
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

/** The numbers when the main process tells of cameras next, once those of every camera fulfil `condition`. */
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
            void window.camwall.request('wall:open').then((wall) => resolve(wall.cameras))
          })
        }),
    )
    const told = Object.fromEntries(cameras.map((camera) => [camera.name, camera]))
    if (NAMES.every((name) => name in told) && condition(told)) return told
  }
}

const sum = (told: Numbers, key: keyof Numbers[string], names: readonly string[] = NAMES) =>
  names.reduce((total, name) => total + (told[name]?.[key] ?? NaN), 0)

/** The numbers once nothing of some cameras, which are not seen, is on its way: only the newest frame of each waits. */
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

test('every frame is decoded and drawn once at most, and only few are on their way', async ({
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
  // Until the decoding workers are there the browser decodes.
  expect(work.byBrowser).toBeLessThan(work.decoded / 2)
  expect(work.mostInFlight).toBeGreaterThan(0)
  expect(work.mostInFlight).toBeLessThanOrEqual(IN_FLIGHT)
  expect(work.tilesDrawn).toBeGreaterThanOrEqual(totals.painted)
  expect(work.tilesDrawn).toBeLessThanOrEqual(totals.painted + WALL_REDRAWS * NAMES.length)
})

test('while one camera is shown alone, nothing of the others is sent, decoded or drawn', async ({
  stage,
}) => {
  const wall = await stage.start()
  // Fast even where nobody sees them, so that there is much that must not be done.
  await wall.page.evaluate(() =>
    window.camwall.request('settings:change', 'hub', { hiddenFps: 30 }),
  )
  stage.senders(plans(wall, {}))
  await expect(tiles(wall.page)).toHaveCount(NAMES.length)
  const [alone = '', ...others] = NAMES
  await tile(wall.page, alone).focus()
  await wall.page.keyboard.press('Enter')
  await expect(tiles(wall.page)).toHaveCount(1)

  const before = await settled(wall.page, others)
  const after = await numbers(
    wall.page,
    (now) =>
      sum(now, 'received', others) >= sum(before, 'received', others) + 100 &&
      sum(now, 'painted', [alone]) >= sum(before, 'painted', [alone]) + 20,
  )
  expect(sum(after, 'painted', others)).toBe(sum(before, 'painted', others))

  const { work, totals, cameras } = await wall.quit()
  // Sent, and overtaken at the painter: before, or of the one that was shown.
  const ofAlone = cameras.find(({ name }) => name === alone)?.dropped ?? NaN
  const overtaken = sum(before, 'dropped', others) + ofAlone
  expect(work.sent).toBeLessThanOrEqual(totals.painted + overtaken + 2 * IN_FLIGHT)
  expect(work.decoded).toBeLessThanOrEqual(work.sent)
  expect(work.tilesDrawn).toBeLessThanOrEqual(totals.painted + WALL_REDRAWS * NAMES.length)
})

test('to a window that is hidden nothing is sent, until it is seen again', async ({ stage }) => {
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
  // Shown again, each camera's newest frame is sent once more.
  expect(work.sent).toBeLessThanOrEqual(totals.painted + overtaken + IN_FLIGHT + NAMES.length)
  expect(work.decoded).toBeLessThanOrEqual(work.sent)
})
