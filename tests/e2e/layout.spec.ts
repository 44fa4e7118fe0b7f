/** Kinds of layout, their pages, undo and lock, with real senders. */
import type { Page } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import type { SenderPlan } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { stateOf } from './state.ts'
import { expectColour, namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

/** Shades of the cameras, from red to blue. */
const SHADES = {
  Ash: 40,
  Beech: 65,
  Cedar: 90,
  Elm: 115,
  Fir: 140,
  Hazel: 165,
  Larch: 190,
  Oak: 215,
} as const
type Name = keyof typeof SHADES

function plansFor({ address }: Wall): readonly SenderPlan[] {
  return Object.entries(SHADES).map(([name, shade]) => {
    const colour = [shade, 60, 255 - shade] as const
    return { name, kind: 'jpg', mode: 'req-rep', address, fps: 2, colour }
  })
}

async function expectShade(page: Page, name: string | undefined): Promise<void> {
  const shade = SHADES[name as Name]
  await expectColour(page, name ?? '', [0.25, 0.25], [255 - shade, 60, shade])
}

/** With the keyboard alone. */
async function choose(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: kind, exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function pixelsOf(page: Page): Promise<number[]> {
  return tiles(page).evaluateAll((elements) =>
    elements
      .map((element) => element.getBoundingClientRect())
      .map(({ width, height }) => width * height)
      .sort((a, b) => b - a),
  )
}

test('templates, pages, undo and lock; a restart keeps the layout', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  stage.senders(plansFor(wall))
  await expect(tiles(page)).toHaveCount(8)
  const cameras = await namesInOrder(page)

  await choose(page, '1 + 7')
  await expect
    .poll(() => pixelsOf(page).then(([first = 0, second = 0]) => first / second))
    .toBeGreaterThan(4)
  await expectShade(page, cameras[0])
  await expectShade(page, cameras[7])
  await page.keyboard.press('Control+z')
  await expect.poll(() => pixelsOf(page).then(([first = 0, second = 0]) => first / second)).toBe(1)

  // Also while a choice of the panel has the focus.
  await page.keyboard.press('Control+l')
  const uneven = page.getByRole('radio', { name: '1 + 7', exact: true })
  await uneven.focus()
  await page.keyboard.press('Space')
  await expect(uneven).toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(uneven).not.toBeChecked()
  await page.keyboard.press('Escape')

  await choose(page, '2 × 2')
  await expect(tiles(page)).toHaveCount(4)
  await expect(page.getByTestId('page')).toHaveText('Page 1 of 2')
  await page.keyboard.press('PageDown')
  await expect(page.getByTestId('page')).toHaveText('Page 2 of 2')
  await expect.poll(() => namesInOrder(page)).toEqual(cameras.slice(4))
  await expectShade(page, cameras[4])
  // An arrow key leads to the page before, and a tile that is carried takes its page along.
  await tile(page, cameras[4] ?? '').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(tile(page, cameras[1] ?? '')).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(page.getByTestId('page')).toHaveText('Page 2 of 2')
  await expect(tile(page, cameras[1] ?? '')).toBeVisible()

  await page.keyboard.press('Control+l')
  await page.getByRole('checkbox', { name: 'Lock the layout' }).check()
  await page.keyboard.press('Escape')
  await tile(page, cameras[1] ?? '').focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('.spoken[aria-live]')).toHaveText('The layout is locked.')
  const order = await namesInOrder(page)
  const report: Report = await wall.quit()
  expect(report.windows[0]?.tiles).toHaveLength(4)

  const again = await stage.startAgain('--listen', wall.address)
  // The second page comes with the fifth camera, and is as it was when all are back.
  await expect.poll(async () => (await stateOf(again.page)).cameras.length).toBe(8)
  await expect(again.page.getByTestId('page')).toHaveText('Page 1 of 2')
  await expect(tiles(again.page)).toHaveCount(4)
  await again.page.keyboard.press('PageDown')
  await expect.poll(() => namesInOrder(again.page)).toEqual(order)
})
