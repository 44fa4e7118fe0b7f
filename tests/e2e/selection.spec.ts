/** Tiles are selected, and moved together. */
import type { Page } from '@playwright/test'
import { expect } from './camwall.ts'
import { withSharedWall } from './shared-wall.ts'
import { startWithFewFrames } from './state.ts'
import { centreOf, namesInOrder, tile, tiles } from './tiles.ts'

const selected = (page: Page) => page.locator('[data-tile][aria-selected=true]')

async function selectedNames(page: Page): Promise<string[]> {
  const names = await selected(page).evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('data-camera') ?? ''),
  )
  return names.sort()
}

const CAMERAS = 8

const test = withSharedWall(
  (stage) => startWithFewFrames(stage, '--demo', String(CAMERAS)),
  async ({ page }) => {
    await expect(tiles(page)).toHaveCount(CAMERAS)
    await page.keyboard.press('Escape')
    await expect(selected(page)).toHaveCount(0)
  },
)

test('a click selects a tile, Ctrl adds one, Shift selects a range; Escape clears the selection', async ({
  wall: { page },
}) => {
  const [a = '', b = '', c = '', d = ''] = await namesInOrder(page)
  await tile(page, a).click()
  await expect(selected(page)).toHaveCount(1)
  await tile(page, c).click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(() => selectedNames(page)).toEqual([a, c].sort())
  await tile(page, b).click()
  await tile(page, d).click({ modifiers: ['Shift'] })
  await expect.poll(() => selectedNames(page)).toEqual([b, c, d].sort())
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+a')
  await expect(selected(page)).toHaveCount(CAMERAS)
})

test('a rubber band from the free border selects the tiles that it touches', async ({
  wall: { page },
}) => {
  const names = await namesInOrder(page)
  const box = await tile(page, names[0] ?? '').boundingBox()
  if (box === null) throw new Error('The first camera has no tile.')
  await page.mouse.move(box.x - 40, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 30, box.y + box.height + 30, { steps: 5 })
  await expect(selected(page)).toHaveCount(4)
  await page.mouse.up()
  await expect(selected(page)).toHaveCount(4)
  await page.mouse.click(box.x - 40, box.y + 10)
  await expect(selected(page)).toHaveCount(0)
})

test('selected tiles are dragged together', async ({ wall: { page } }) => {
  const [a = '', b = '', ...rest] = await namesInOrder(page)
  await tile(page, a).click()
  await tile(page, b).click({ modifiers: ['Shift'] })
  const from = await centreOf(page, a)
  const to = await centreOf(page, rest.at(-2) ?? '')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => namesInOrder(page)).toEqual([...rest, a, b])
})
