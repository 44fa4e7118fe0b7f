/**
 * Compares the refreshes of a wall of 64 cameras while a tile is dragged and resized with those while nobody touches it. It
 * measures from outside, so other checkouts can be measured, too.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { makeCameras } from './cameras.ts'
import type { Bench } from './measure.ts'
import { cpuSeconds } from './processes.ts'
import { wallFlags } from './receivers.ts'

const CASE = {
  name: '64 x 5',
  cameras: 64,
  fps: 5,
  width: 160,
  height: 120,
  quality: 80,
  mode: 'req-rep',
  hwm: 1000,
  same: false,
  dtype: 'uint8',
  quick: false,
} as const
/** Until all tiles are there and rates are shown. */
const SETTLE_S = 8
const MEASURED_S = 5
/** Of a mouse that reports 60 times a second. */
const STEP_MS = 1000 / 60

/** The share of the refreshes of an untouched wall that a drag must leave. */
const LEAST_SHARE = 0.95

export interface DragCost {
  readonly untouched: Cost
  readonly dragged: Cost
  readonly resized: Cost
  /** How often a tile was moved while its label was shown, and its picture did not move with it. */
  readonly apart: number
  /** Whether at least 95 % of the refreshes are left, and no label was apart from its picture. */
  readonly bound: 'held' | 'missed'
}

/** All values are per second. */
interface Cost {
  /** Of the page. */
  readonly refreshes: number
  /** CPU time of all processes of Camwall and of the display server, in milliseconds. */
  readonly cpuMs: number
  /** Milliseconds of the page's whole main thread. */
  readonly taskMs: number
}

/** @param root - the checkout whose built Camwall is measured */
export function measureDrag(bench: Bench, root: string): Promise<DragCost> {
  return withFolder((folder) => measureIn(folder, bench, root))
}

async function measureIn(
  folder: string,
  { python, electron, env, display }: Bench,
  root: string,
): Promise<DragCost> {
  const port = await freePort()
  const times = { warmUp: SETTLE_S, seconds: 60 }
  const cameras = await makeCameras(python, CASE, `tcp://127.0.0.1:${port}`, times)
  const flags = ['--user-data-dir', join(folder, 'data'), ...wallFlags(CASE, port, [])]
  const app = await launchCamwall({ program: electron, env, flags, root })
  try {
    const page = await app.firstWindow()
    await cameras.start()
    await page
      .locator('[data-tile]')
      .nth(CASE.cameras - 1)
      .waitFor()
    await page.evaluate(`camwall.request('layout:change', { kind: 'free' })`)
    await page.waitForSelector('[data-kind="free"]')
    await sleep(1000)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    await page.evaluate(WATCH)
    const figures = async () => ({
      ...(await page.evaluate(READ)),
      cpuMs: 1000 * (await cpuSeconds([app.process().pid ?? 0, display])),
      taskMs: await taskMs(session),
    })
    const costOf = async (during: () => Promise<void>): Promise<Cost> => {
      const before = await figures()
      await during()
      const after = await figures()
      const seconds = (after.at - before.at) / 1000
      return {
        refreshes: (after.refreshes - before.refreshes) / seconds,
        cpuMs: (after.cpuMs - before.cpuMs) / seconds,
        taskMs: (after.taskMs - before.taskMs) / seconds,
      }
    }
    const untouched = await costOf(() => sleep(1000 * MEASURED_S))
    const dragged = await costOf(() => drag(page, '[data-index="9"]'))
    await page.click('[data-index="9"]')
    const resized = await costOf(() => drag(page, '[data-index="9"] [data-handle="se"]'))
    const { apart } = await page.evaluate(READ)
    const least = LEAST_SHARE * untouched.refreshes
    const isHeld = apart === 0 && Math.min(dragged.refreshes, resized.refreshes) >= least
    return { untouched, dragged, resized, apart, bound: isHeld ? 'held' : 'missed' }
  } finally {
    cameras.kill()
    await app.close()
  }
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
}

/** In circles, as wide as a third of the wall is high. */
async function drag(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`There is nothing at ${selector}.`)
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const radius = (await page.evaluate(WALL_HEIGHT)) / 6
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const end = performance.now() + 1000 * MEASURED_S
  for (let step = 0; performance.now() < end; step++) {
    const angle = step / 20
    const x = start.x + radius * (1 - Math.cos(angle))
    await page.mouse.move(x, start.y + radius * Math.sin(angle))
    await sleep(STEP_MS)
  }
  await page.mouse.up()
}

const WALL_HEIGHT = 'innerHeight' as unknown as () => number

/**
 * Counts refreshes. And whenever a tile was moved, in the same task: its label must be hidden, or its picture be on a canvas
 * that was moved with it. No refresh can come in between.
 */
const WATCH = `(() => {
  const watched = { refreshes: 0, apart: 0 }
  const count = () => {
    watched.refreshes += 1
    requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  const placeOf = (element) => {
    const { left, top, width, height, translate } = element.style
    return [left, top, width, height, translate].join()
  }
  const tiles = [...document.querySelectorAll('[data-tile]')]
  const places = new Map(tiles.map((tile) => [tile, placeOf(tile)]))
  new MutationObserver((records) => {
    for (const tile of new Set(records.map(({ target }) => target))) {
      if (!tile.matches('[data-tile]') || places.get(tile) === placeOf(tile)) continue
      places.set(tile, placeOf(tile))
      const canvas = document.querySelector('canvas.lifted')
      const isTogether = tile.dataset.held && canvas && placeOf(canvas) === placeOf(tile)
      if (!tile.hasAttribute('data-label-hidden') && !isTogether) watched.apart += 1
    }
  }).observe(document.body, { subtree: true, attributeFilter: ['style'] })
  window.watched = watched
})()`
const READ = `({ ...window.watched, at: performance.now() })` as unknown as () => {
  readonly refreshes: number
  readonly apart: number
  /** Milliseconds. */
  readonly at: number
}
