/** Tiles are arranged by mouse, keyboard, touch and single clicks: the same result, undone to the start, kept by a crash. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { NamedLayout } from '../../src-main/contract/named-layout.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { makeRandom } from '../endurance/random.ts'
import type { SenderPlan } from '../support/python.ts'
import { clickMenu, expect, needsPython, test, type Wall } from './camwall.ts'
import { topicsOf } from './state.ts'
import { centreOf, namesInOrder, tile, tiles, type Point } from './tiles.ts'
import { dragByTouch, fingersOn } from './touch.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const NAMES = ['Ash', 'Beech', 'Cedar', 'Elm', 'Fir', 'Hazel'] as const

/** What the page calls each kind, to which place the first tile is moved, and the arrow keys that lead there. */
const ORDERED_KINDS = [
  { name: 'Fit all', kind: 'fit', to: 2, keys: ['ArrowRight', 'ArrowRight'] },
  { name: 'Rows', kind: 'rows', to: 2, keys: ['ArrowRight', 'ArrowRight'] },
  { name: '2 × 2', kind: '2x2', to: 2, keys: ['ArrowDown'] },
  { name: '3 × 3', kind: '3x3', to: 2, keys: ['ArrowRight', 'ArrowRight'] },
  { name: '4 × 4', kind: '4x4', to: 2, keys: ['ArrowRight', 'ArrowRight'] },
  { name: '1 + 5', kind: '1+5', to: 2, keys: ['ArrowRight', 'ArrowDown'] },
  { name: '1 + 7', kind: '1+7', to: 2, keys: ['ArrowRight'] },
  { name: '2 + 8', kind: '2+8', to: 1, keys: ['ArrowRight'] },
] as const
/** Changes of the kind from the start, which is `fit`, to the end, which is `free`. */
const CHANGES_OF_KIND = ORDERED_KINDS.length

/** Camwall is killed at most so long after the first of many changes. */
const KILLED_WITHIN_MS = 600

type SavedLayout = Pick<NamedLayout, 'kind' | 'dwell' | 'free'>
type Arrangement = SavedLayout['free']

/** Moves a tile from one point of the page to another. */
type Mover = (page: Page, camera: string, to: Point) => Promise<void>

function plansFor({ address }: Wall): readonly SenderPlan[] {
  return NAMES.map((name) => {
    return { name, kind: 'jpg', mode: 'req-rep', address, fps: 1, colour: [90, 120, 60] }
  })
}

async function dragByMouse(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y + 6)
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function tap(page: Page, at: Point): Promise<void> {
  const touch = await fingersOn(page)
  await touch('touchStart', at)
  await touch('touchEnd')
}

const byMouse: Mover = async (page, camera, to) =>
  dragByMouse(page, await centreOf(page, camera), to)
const byTouch: Mover = async (page, camera, to) =>
  dragByTouch(page, await centreOf(page, camera), to)
const byClicks: Mover = async (page, camera, to) => {
  await tile(page, camera).click()
  await page.keyboard.press('Shift+m')
  await expect(page.locator('.arrange-bar')).toContainText(`Click the place for ${camera}`)
  await page.mouse.click(to.x, to.y)
}

/** By keys alone. */
async function press(page: Page, camera: string, keys: readonly string[]): Promise<void> {
  await tile(page, camera).focus()
  for (const key of keys) await page.keyboard.press(key)
}

function times(count: number, key: string): readonly string[] {
  return Array<string>(count).fill(key)
}

/** Where a current tile is resized at its lower right corner, and how wide the tile is. */
async function gripOf(page: Page, camera: string): Promise<Point & { readonly width: number }> {
  const handle = await tile(page, camera).locator('[data-handle="se"]').boundingBox()
  const box = await tile(page, camera).boundingBox()
  if (handle === null || box === null) throw new Error('The tile has no handle.')
  return { x: handle.x + handle.width - 4, y: handle.y + handle.height - 4, width: box.width }
}

/** Left, top, width and height of each tile, in pixels. */
async function places(page: Page): Promise<Record<string, string>> {
  const all = await tiles(page).evaluateAll((elements) =>
    elements.map((element): [string, string] => {
      const { dataset, style } = element as HTMLElement
      return [dataset['camera'] ?? '', [style.left, style.top, style.width, style.height].join()]
    }),
  )
  return Object.fromEntries(all)
}

async function choose(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: kind, exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(page.locator('.sheet')).toHaveCount(0)
  // The tiles move with the refresh after it.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
}

async function undo(page: Page, before: Record<string, string>): Promise<void> {
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)
}

/** Carries out the same with each input, and undoes it. Gives the result, which all have. */
async function sameWithAll(
  page: Page,
  inputs: readonly (() => Promise<void>)[],
): Promise<Record<string, string>> {
  const before = await places(page)
  let first: Record<string, string> | undefined
  for (const input of inputs) {
    await input()
    await expect(page.locator('.wall-overlay')).toHaveAttribute('data-mode', 'all')
    const result = first
    if (result === undefined) await expect.poll(() => places(page)).not.toEqual(before)
    else await expect.poll(() => places(page)).toEqual(result)
    first ??= await places(page)
    await undo(page, before)
  }
  return first ?? before
}

test('every input arranges tiles alike, in every kind of layout', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  stage.senders(plansFor(wall))
  await expect(tiles(page)).toHaveCount(NAMES.length)
  const start = await places(page)
  const order = await namesInOrder(page)
  const [first = ''] = order

  await tile(page, first).click()
  const corner = await gripOf(page, first)
  const larger = { x: corner.x + 0.8 * corner.width, y: corner.y }
  await sameWithAll(page, [
    () => dragByMouse(page, corner, larger),
    () => press(page, first, ['Space', 'Shift+ArrowRight', 'Space']),
    () => press(page, first, ['Shift+s', 'ArrowRight', 'Enter']),
    () => dragByTouch(page, corner, larger),
    async () => {
      await press(page, first, ['Shift+s'])
      await page.getByRole('button', { name: 'Larger' }).click()
      await page.getByRole('button', { name: 'Done' }).click()
    },
  ])

  const [, , , fourth = ''] = order
  await sameWithAll(page, [
    async () => {
      await tile(page, first).click()
      await tile(page, fourth).click({ modifiers: ['ControlOrMeta'] })
      await clickMenu(wall, 'swap-tiles')
    },
    async () => {
      await press(page, first, ['Escape', 'Shift+x', 'End'])
      const away = order.length - 1 - order.indexOf(fourth)
      for (const key of [...times(away, 'ArrowLeft'), 'Enter']) await page.keyboard.press(key)
    },
    async () => {
      await press(page, first, ['Escape', 'Shift+x'])
      await tile(page, fourth).click()
    },
    async () => {
      await press(page, first, ['Escape', 'Shift+x'])
      await tap(page, await centreOf(page, fourth))
    },
  ])

  for (const { name, kind, to: place, keys } of ORDERED_KINDS) {
    await choose(page, name)
    await expect(page.locator('.wall-overlay')).toHaveAttribute('data-kind', kind)
    const to = await centreOf(page, order[place] ?? '')
    await sameWithAll(page, [
      () => byMouse(page, first, to),
      () => press(page, first, ['Space', ...keys, 'Space']),
      () => byTouch(page, first, to),
      () => byClicks(page, first, to),
    ])
  }

  await choose(page, 'Free')
  const unit = await page
    .locator('.wall-overlay')
    .evaluate(({ clientWidth, clientHeight }) => ({ x: clientWidth / 48, y: clientHeight / 36 }))
  const from = await centreOf(page, first)
  const to = { x: from.x + 7 * unit.x, y: from.y + 5 * unit.y }
  await sameWithAll(page, [
    () => byMouse(page, first, to),
    () =>
      press(page, first, ['Space', ...times(7, 'ArrowRight'), ...times(5, 'ArrowDown'), 'Space']),
    () => byTouch(page, first, to),
    () => byClicks(page, first, to),
  ])

  await tile(page, first).click()
  const grip = await gripOf(page, first)
  const smaller = { x: grip.x - 4 * unit.x, y: grip.y }
  const unresized = await places(page)
  const resized = await sameWithAll(page, [
    () => dragByMouse(page, grip, smaller),
    () => press(page, first, ['Space', ...times(4, 'Shift+ArrowLeft'), 'Enter']),
    () => dragByTouch(page, grip, smaller),
  ])

  // Undone to the start, and done again: every kind of layout.
  for (const key of times(CHANGES_OF_KIND, 'Control+z')) await page.keyboard.press(key)
  await expect.poll(() => places(page)).toEqual(start)
  for (const key of times(CHANGES_OF_KIND, 'Control+y')) await page.keyboard.press(key)
  await expect(page.locator('.wall-overlay')).toHaveAttribute('data-kind', 'free')
  await expect.poll(async () => (await savedLayout(stage.folder)).kind).toBe('free')
  const { free: large } = await savedLayout(stage.folder)

  await press(page, first, ['Shift+s'])
  await page.getByRole('button', { name: 'Smaller' }).click()
  await page.getByRole('button', { name: 'Smaller' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => places(page)).toEqual(resized)

  const { free: small } = (await topicsOf(page)).layout
  await expect.poll(async () => (await savedLayout(stage.folder)).free).toEqual(small)
  const saved = await killWhileChanging(wall, stage.folder, [small, large])
  const again = await stage.startAgain('--listen', wall.address)
  await expect(tiles(again.page)).toHaveCount(NAMES.length)
  const { dwell, free } = await savedLayout(stage.folder)
  expect(dwell).toBeGreaterThanOrEqual(saved)
  expect(free).toEqual(dwell % 2 === 0 ? small : large)
  await expect.poll(() => places(again.page)).toEqual(dwell % 2 === 0 ? resized : unresized)
})

/**
 * Changes the layout again and again, and kills Camwall at a random moment. Each change has its number as the time for a page;
 * those with even numbers have the first arrangement, the others the second.
 *
 * @returns the number of a change that was saved before
 */
async function killWhileChanging(
  { app, page }: Wall,
  folder: string,
  arrangements: readonly [Arrangement, Arrangement],
): Promise<number> {
  const before = await savedLayout(folder)
  await page.evaluate(
    ([both, first]) => {
      const change = async (number: number): Promise<void> => {
        const [even, odd] = both
        const patch = { dwell: number, free: number % 2 === 0 ? even : odd }
        await window.camwall.request('layout:change', patch)
        return change(number + 1)
      }
      void change(first)
    },
    [arrangements, before.dwell + 1] as const,
  )
  const seed = Date.now() % 1_000_000
  console.log(`Killed at a moment by the seed ${seed}.`)
  await pause(KILLED_WITHIN_MS * makeRandom(seed)())
  const { dwell } = await savedLayout(folder)
  const killed = app.waitForEvent('close')
  app.process().kill('SIGKILL')
  await killed
  return dwell
}

/** The first layout in the settings file. */
async function savedLayout(folder: string): Promise<SavedLayout> {
  const file = await readFile(join(folder, 'user-data', 'settings.json'), 'utf8')
  const [layout] = (JSON.parse(file) as { readonly layouts: readonly SavedLayout[] }).layouts
  if (layout === undefined) throw new Error('No layout is saved.')
  return layout
}
