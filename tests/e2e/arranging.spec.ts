/** Tiles are dragged, moved by keys and shown solo; the order is saved. */
import type { Page } from '@playwright/test'
import { expect } from './camwall.ts'
import { withSharedWall } from './shared-wall.ts'
import { startWithFewFrames, topicsOf } from './state.ts'
import { centreOf, namesInOrder, tile, tiles } from './tiles.ts'
import { around, between, dragByTouch, fingersOn } from './touch.ts'

const CAMERAS = 4

const test = withSharedWall(
  (stage) => startWithFewFrames(stage, '--demo', String(CAMERAS)),
  async ({ page }) => {
    await page.keyboard.press('Escape') // One may be solo.
    await expect(tiles(page)).toHaveCount(CAMERAS)
    await page.mouse.move(0, 0)
    await expect(page.locator('.wall-overlay')).toHaveAttribute('data-mode', 'all')
  },
)

async function drag(page: Page, camera: string, onto: string): Promise<void> {
  const from = await centreOf(page, camera)
  const to = await centreOf(page, onto)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.move(to.x, to.y, { steps: 5 })
}

test('a dragged tile takes another tile’s position, and the order survives a restart', async ({
  stage,
}) => {
  const flags = ['--demo', String(CAMERAS)]
  const wall = await startWithFewFrames(stage, ...flags)
  await expect(tiles(wall.page)).toHaveCount(CAMERAS)
  const before = await namesInOrder(wall.page)
  const [first = '', ...rest] = before
  await drag(wall.page, first, rest[1] ?? '')
  await wall.page.mouse.up()
  const after = [...rest.slice(0, 2), first, ...rest.slice(2)]
  await expect.poll(() => namesInOrder(wall.page)).toEqual(after)
  await wall.quit()

  const again = await stage.start(...flags)
  await expect(tiles(again.page)).toHaveCount(CAMERAS)
  await expect.poll(() => namesInOrder(again.page)).toEqual(after)
})

test('Escape returns a dragged tile to its position', async ({ wall }) => {
  const before = await namesInOrder(wall.page)
  await drag(wall.page, before[0] ?? '', before[3] ?? '')
  await wall.page.keyboard.press('Escape')
  await wall.page.mouse.up()
  expect(await namesInOrder(wall.page)).toEqual(before)
})

test('a tile can be dragged by touch at its name and at its picture', async ({
  wall: { page },
}) => {
  const [first = '', ...rest] = await namesInOrder(page)
  const name = await tile(page, first).locator('.tile-name').boundingBox()
  if (name === null) throw new Error('The tile has no name.')
  const to = await centreOf(page, rest[2] ?? '')
  const from = { x: name.x + name.width / 2, y: name.y + name.height / 2 }
  await dragByTouch(page, from, to)
  await expect.poll(() => namesInOrder(page)).toEqual([...rest, first])
})

test('two fingers on a tile zoom its picture, and do not move the tile', async ({
  wall: { page },
}) => {
  const names = await namesInOrder(page)
  const [first = '', , , last = ''] = names
  const [from, to] = [await centreOf(page, first), await centreOf(page, last)]
  const touch = await fingersOn(page)
  await touch('touchStart', ...around(from, 20))
  for (const way of [0.2, 0.6, 1])
    await touch('touchMove', ...around(between(from, to, way), 20 + 60 * way))
  await expect.poll(async () => (await topicsOf(page)).views[0]?.zoom).toBeGreaterThan(1)
  await expect(page.locator('.wall-overlay')).toHaveAttribute('data-mode', 'all')
  await touch('touchEnd')
  expect(await namesInOrder(page)).toEqual(names)
  await tile(page, first).focus()
  await page.keyboard.press('0')
  await expect.poll(async () => (await topicsOf(page)).views).toEqual([])
})

test('two fingers apart leave what is between them where it is, also where one finger moves the picture', async ({
  wall: { page },
}) => {
  const [first = ''] = await namesInOrder(page)
  await tile(page, first).focus()
  for (const key of ['Enter', '+', '+', '+', '+']) await page.keyboard.press(key)
  const viewOf = async () => (await topicsOf(page)).views[0]
  await expect.poll(async () => (await viewOf())?.zoom).toBeCloseTo(4)
  const before = await viewOf()
  const middle = await centreOf(page, first)
  const touch = await fingersOn(page)
  await touch('touchStart', ...around(middle, 40))
  for (const spread of [60, 80]) await touch('touchMove', ...around(middle, spread))
  await expect.poll(async () => (await viewOf())?.zoom).toBeCloseTo(8)
  await touch('touchEnd')
  expect((await viewOf())?.x).toBeCloseTo(before?.x ?? NaN, 3)
  for (const key of ['0', 'Escape']) await page.keyboard.press(key)
  await expect.poll(async () => (await topicsOf(page)).views).toEqual([])
})

test('releasing the button outside the wall ends a drag', async ({ wall: { page } }) => {
  const overlay = page.locator('.wall-overlay')
  const names = await namesInOrder(page)
  const [first = '', , , last = ''] = names
  const from = await centreOf(page, last)
  const below = {
    x: from.x,
    y: (page.viewportSize()?.height ?? (await page.evaluate(() => innerHeight))) - 4,
  }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(below.x, below.y)
  await page.mouse.up()
  await page.mouse.move(from.x, from.y, { steps: 5 })
  await expect(overlay).toHaveAttribute('data-mode', 'all')
  await drag(page, first, last)
  await expect(overlay).toHaveAttribute('data-mode', 'holding')
  await page.mouse.up()
  await expect.poll(() => namesInOrder(page)).toEqual([...names.slice(1), first])
})

test('holding a key down picks a tile up only once', async ({ wall: { page } }) => {
  const [a = '', b = '', c = '', d = ''] = await namesInOrder(page)
  await tile(page, a).focus()
  for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down('Space')
  await page.keyboard.up('Space')
  await expect(page.locator('.wall-overlay')).toHaveAttribute('data-mode', 'holding')
  for (let repeat = 0; repeat < 3; repeat++) await page.keyboard.down('ArrowRight')
  await page.keyboard.up('ArrowRight')
  await page.keyboard.press('Space')
  await expect.poll(() => namesInOrder(page)).toEqual([b, a, c, d])
})

test('a tile is moved by keys: Space, arrows, Space', async ({ wall }) => {
  const [a = '', b = '', c = '', d = ''] = await namesInOrder(wall.page)
  await tile(wall.page, a).focus()
  for (const key of ['Space', 'ArrowRight', 'Space']) await wall.page.keyboard.press(key)
  await expect.poll(() => namesInOrder(wall.page)).toEqual([b, a, c, d])
  await expect(tile(wall.page, a)).toBeFocused()
})

test('double-click or Enter shows one camera solo, Escape all cameras', async ({ wall }) => {
  const [a = '', b = ''] = await namesInOrder(wall.page)
  await tile(wall.page, a).dblclick({ position: { x: 40, y: 60 } })
  await expect(tiles(wall.page)).toHaveCount(1)
  await expect(tile(wall.page, a)).toBeVisible()
  await wall.page.keyboard.press('Escape')
  await expect(tiles(wall.page)).toHaveCount(CAMERAS)
  await tile(wall.page, b).focus()
  await wall.page.keyboard.press('Enter')
  await expect(tiles(wall.page)).toHaveCount(1)
  await expect(tile(wall.page, b)).toBeVisible()
})

test('a label is shown only where the surface has the picture of its camera', async ({
  wall: { page },
}) => {
  await expect(hiddenLabels(page)).toHaveCount(0)
  await watchMoves(page)

  const [first = '', ...rest] = await namesInOrder(page)
  const to = await centreOf(page, rest[2] ?? '')
  const lifted = page.locator('canvas.lifted')
  await drag(page, first, rest[2] ?? '')
  // It follows the pointer once its picture is on a canvas that moves with it.
  await expect.poll(() => centreOf(page, first)).toEqual(to)
  expect(await lifted.boundingBox()).toEqual(await tile(page, first).boundingBox())
  await page.mouse.up()
  await expect.poll(() => namesInOrder(page)).toEqual([...rest, first])
  await expect(lifted).toHaveCount(0)
  await tile(page, first).press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await expect(hiddenLabels(page)).toHaveCount(0) // Otherwise no refresh may have shown it solo.
  await page.keyboard.press('Escape')
  await expect(tiles(page)).toHaveCount(CAMERAS)
  await expect(hiddenLabels(page)).toHaveCount(0)

  const moves = await page.evaluate(() => window.moves)
  expect(moves.map(({ camera }) => camera)).toEqual(expect.arrayContaining([first, ...rest]))
  expect(moves.filter(({ opacity }) => opacity !== '0')).toEqual([])
})

const hiddenLabels = (page: Page) => page.locator('[data-camera][data-label-hidden]')

interface Move {
  readonly camera: string
  /** The label's opacity in the first refresh in which the tile is at its new position. */
  readonly opacity: string
}

declare const window: { readonly moves: readonly Move[] }

/** Checks every tile in every refresh. A tile that is dropped exactly where its new place is stays where its picture is. */
async function watchMoves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moves: Move[] = []
    let places: ReadonlyMap<string, string> | undefined
    let seen: ReadonlyMap<string, string> = new Map()
    const check = () => {
      const now = new Map<string, string>()
      const seenNow = new Map<string, string>()
      for (const tile of document.querySelectorAll<HTMLElement>('[data-camera]')) {
        const { dataset, style } = tile
        const camera = dataset['camera'] ?? ''
        now.set(camera, [style.left, style.top, style.width, style.height].join())
        seenNow.set(camera, JSON.stringify(tile.getBoundingClientRect()))
        const isPlaced = places !== undefined && places.get(camera) !== now.get(camera)
        const foot = tile.querySelector('.tile-foot')
        if (isPlaced && seen.get(camera) !== seenNow.get(camera) && foot !== null)
          moves.push({ camera, opacity: getComputedStyle(foot).opacity })
      }
      places = now
      seen = seenNow
      requestAnimationFrame(check)
    }
    check()
    Object.assign(window, { moves })
  })
}
