/** Compares the refreshes of a wall of 64 cameras while a tile is dragged and resized with those while nobody touches it. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { withFolder } from '../endurance/folder.ts'
import { freePort } from '../support/free-port.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import { makeCameras } from './cameras.ts'
import type { Bench } from './measure.ts'
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

export interface DragCost {
  /** Refreshes of the page a second. */
  readonly untouched: number
  readonly dragged: number
  readonly resized: number
  /** Refreshes in which a tile that had moved showed its label before its picture was drawn there. */
  readonly apart: number
}

export function measureDrag(bench: Bench): Promise<DragCost> {
  return withFolder((folder) => measureIn(folder, bench))
}

async function measureIn(folder: string, { python, electron, env }: Bench): Promise<DragCost> {
  const port = await freePort()
  const times = { warmUp: SETTLE_S, seconds: 60 }
  const cameras = await makeCameras(python, CASE, `tcp://127.0.0.1:${port}`, times)
  const flags = ['--user-data-dir', join(folder, 'data'), ...wallFlags(CASE, port, [])]
  const app = await launchCamwall({ program: electron, env, flags })
  try {
    const page = await app.firstWindow()
    await cameras.start()
    await page.waitForFunction(
      `document.querySelectorAll('[data-tile]').length === ${CASE.cameras}`,
    )
    await page.evaluate(`camwall.request('layout:change', { kind: 'free' })`)
    await page.waitForSelector('[data-kind="free"]')
    await sleep(1000)
    await page.evaluate(COUNT_REFRESHES)
    const untouched = await refreshes(page, () => sleep(1000 * MEASURED_S))
    const dragged = await refreshes(page, () => drag(page, '[data-index="9"]'))
    await page.click('[data-index="9"]')
    const resized = await refreshes(page, () => drag(page, '[data-index="9"] [data-handle="se"]'))
    return { untouched, dragged, resized, apart: (await page.evaluate(READ)).apart }
  } finally {
    cameras.kill()
    await app.close()
  }
}

/** A second. */
async function refreshes(page: Page, during: () => Promise<void>): Promise<number> {
  const before = await page.evaluate(READ)
  await during()
  const after = await page.evaluate(READ)
  return (1000 * (after.refreshes - before.refreshes)) / (after.at - before.at)
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

/** In each refresh, the label of a tile that is elsewhere than in the one before must be hidden. */
const COUNT_REFRESHES = `(() => {
  const counted = { refreshes: 0, apart: 0 }
  let places = new Map()
  const check = () => {
    counted.refreshes += 1
    const now = new Map()
    for (const tile of document.querySelectorAll('[data-tile]')) {
      const { left, top, width, height, translate } = tile.style
      const place = [left, top, width, height, translate].join()
      now.set(tile.dataset.tile, place)
      const before = places.get(tile.dataset.tile)
      const isMoved = before !== undefined && before !== place
      if (isMoved && !tile.hasAttribute('data-label-hidden')) counted.apart += 1
    }
    places = now
    requestAnimationFrame(check)
  }
  requestAnimationFrame(check)
  window.countedRefreshes = counted
})()`
const READ = `({ ...window.countedRefreshes, at: performance.now() })` as unknown as () => {
  readonly refreshes: number
  readonly apart: number
  /** Milliseconds. */
  readonly at: number
}
