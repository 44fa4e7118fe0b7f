/** Tiles are selected, moved together, duplicated and removed. */
import type { Page } from '@playwright/test'
import { expect, test } from './camwall.ts'
import { expectColour, namesInOrder, tile, tiles } from './tiles.ts'

const selected = (page: Page) => page.locator('[data-tile][aria-selected=true]')

async function selectedNames(page: Page): Promise<string[]> {
  const names = await selected(page).evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('data-camera') ?? ''),
  )
  return names.sort()
}

async function centre(page: Page, camera: string): Promise<{ x: number; y: number }> {
  const box = await tile(page, camera).boundingBox()
  if (box === null) throw new Error(`${camera} has no tile.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a click selects a tile, Ctrl adds one, Shift selects a range; Escape clears the selection', async ({
  stage,
}) => {
  const { page } = await stage.start('--demo', '8')
  await expect(tiles(page)).toHaveCount(8)
  const [a = '', b = '', c = '', d = ''] = await namesInOrder(page)
  await tile(page, a).click()
  await expect(selected(page)).toHaveCount(1)
  await tile(page, c).click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(() => selectedNames(page)).toEqual([a, c].sort())
  await tile(page, b).click()
  await tile(page, d).click({ modifiers: ['Shift'] })
  await expect.poll(() => selectedNames(page)).toEqual([b, c, d].sort())
  await page.screenshot({ path: test.info().outputPath('selection.png') })
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+a')
  await expect(selected(page)).toHaveCount(8)
})

test('a rubber band from the free border selects the tiles that it touches', async ({ stage }) => {
  const { page } = await stage.start('--demo', '8')
  await expect(tiles(page)).toHaveCount(8)
  const names = await namesInOrder(page)
  const box = await tile(page, names[0] ?? '').boundingBox()
  if (box === null) throw new Error('The first camera has no tile.')
  await page.mouse.move(box.x - 40, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 30, box.y + box.height + 30, { steps: 5 })
  await page.screenshot({ path: test.info().outputPath('band.png') })
  await expect(selected(page)).toHaveCount(4)
  await page.mouse.up()
  await expect(selected(page)).toHaveCount(4)
  await page.mouse.click(box.x - 40, box.y + 10)
  await expect(selected(page)).toHaveCount(0)
})

test('selected tiles are dragged together', async ({ stage }) => {
  const { page } = await stage.start('--demo', '8')
  await expect(tiles(page)).toHaveCount(8)
  const [a = '', b = '', ...rest] = await namesInOrder(page)
  await tile(page, a).click()
  await tile(page, b).click({ modifiers: ['Shift'] })
  const from = await centre(page, a)
  const to = await centre(page, rest.at(-2) ?? '')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.screenshot({ path: test.info().outputPath('dragged.png') })
  await page.mouse.up()
  await expect.poll(() => namesInOrder(page)).toEqual([...rest, a, b])
})

test('one camera is shown on two tiles, each with its picture', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  stage.senders([
    {
      name: 'Barn',
      kind: 'jpg',
      colour: [200, 120, 40],
      mode: 'req-rep',
      address: wall.address,
      fps: 20,
    },
  ])
  await expect(tiles(page)).toHaveCount(1)
  await wall.app.evaluate(({ Menu }) => {
    const find = (label: string) =>
      Menu.getApplicationMenu()
        ?.items.flatMap((item) => item.submenu?.items ?? [])
        .find((item) => item.label === label)
    find('Show on a second tile')?.click()
  })
  await expect(tiles(page)).toHaveCount(2)
  const ids = await tiles(page).evaluateAll((all) =>
    all.map((one) => one.getAttribute('data-tile')),
  )
  expect(new Set(ids).size).toBe(2)
  await page.screenshot({ path: test.info().outputPath('twin.png') })
  await tiles(page).nth(1).press('Delete')
  await expect(tiles(page)).toHaveCount(1)
  await expectColour(page, 'Barn', [0.5, 0.3], [40, 120, 200])
})
