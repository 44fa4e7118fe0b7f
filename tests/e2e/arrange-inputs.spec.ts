/** Tiles are arranged by mouse, keyboard, touch and single clicks: the same result, undone to the start, kept by a crash. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { NamedLayout } from '../../src-main/contract/named-layout.ts'
import type { SenderPlan } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

const NAMES = ['Ash', 'Beech', 'Cedar', 'Elm', 'Fir', 'Hazel'] as const

/** What the page calls each kind that is chosen, and the key by which the tile goes from the second place to the third. */
const ORDERED_KINDS = [
  { name: 'Fit all', kind: 'fit', key: 'ArrowRight' },
  { name: 'Rows', kind: 'rows', key: 'ArrowRight' },
  { name: '1 + 5', kind: '1+5', key: 'ArrowDown' },
] as const
/** Changes of the kind from the start, which is `fit`, to the end, which is `free`. */
const CHANGES_OF_KIND = 3

interface Saved {
  readonly layouts: readonly Pick<NamedLayout, 'tiles' | 'free'>[]
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Moves a tile from one point of the page to another. */
type Mover = (page: Page, camera: string, to: Point) => Promise<void>

function plansFor({ address }: Wall): readonly SenderPlan[] {
  return NAMES.map((name) => {
    return { name, kind: 'jpg', mode: 'req-rep', address, fps: 5, colour: [90, 120, 60] }
  })
}

async function centreOf(page: Page, camera: string): Promise<Point> {
  const box = await tile(page, camera).boundingBox()
  if (box === null) throw new Error(`${camera} has no tile.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function dragByMouse(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y + 6)
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function dragByTouch(page: Page, from: Point, to: Point): Promise<void> {
  const fingers = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints })
  await send('touchStart', [from])
  for (const part of [0.2, 0.6, 1])
    await send('touchMove', [
      { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) },
    ])
  await send('touchEnd', [])
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
  const [first = '', , third = ''] = order

  for (const { name, kind, key } of ORDERED_KINDS) {
    await choose(page, name)
    await expect(page.locator('.wall-overlay')).toHaveAttribute('data-kind', kind)
    const to = await centreOf(page, third)
    await sameWithAll(page, [
      () => byMouse(page, first, to),
      () => press(page, first, ['Space', 'ArrowRight', key, 'Space']),
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
  const handle = await tile(page, first).locator('[data-handle="se"]').boundingBox()
  if (handle === null) throw new Error('The tile has no handle.')
  const grip = { x: handle.x + handle.width - 4, y: handle.y + handle.height - 4 }
  const smaller = { x: grip.x - 4 * unit.x, y: grip.y }
  const resized = await sameWithAll(page, [
    () => dragByMouse(page, grip, smaller),
    () => press(page, first, ['Space', ...times(4, 'Shift+ArrowLeft'), 'Enter']),
    () => dragByTouch(page, grip, smaller),
  ])

  // Undone to the start, and done again: three kinds of layout.
  for (const key of times(CHANGES_OF_KIND, 'Control+z')) await page.keyboard.press(key)
  await expect.poll(() => places(page)).toEqual(start)
  for (const key of times(CHANGES_OF_KIND, 'Control+y')) await page.keyboard.press(key)
  await expect(page.locator('.wall-overlay')).toHaveAttribute('data-kind', 'free')
  const [, , before = 0] = await savedCell(stage.folder)

  await press(page, first, ['Shift+s'])
  await page.getByRole('button', { name: 'Smaller' }).click()
  await page.getByRole('button', { name: 'Smaller' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => places(page)).toEqual(resized)

  await expect.poll(async () => (await savedCell(stage.folder))[2]).not.toBe(before)
  const killed = wall.app.waitForEvent('close')
  wall.app.process().kill('SIGKILL')
  await killed
  const again = await stage.startAgain('--listen', wall.address)
  await expect(tiles(again.page)).toHaveCount(NAMES.length)
  await expect.poll(() => places(again.page)).toEqual(resized)
})

/** Left, top, width and height of the first tile, as the settings file has it. */
async function savedCell(folder: string): Promise<readonly number[]> {
  const file = await readFile(join(folder, 'user-data', 'settings.json'), 'utf8')
  const [layout] = (JSON.parse(file) as Saved).layouts
  return layout?.free[layout.tiles[0]?.id ?? ''] ?? []
}
