/** Several layouts: made, filled, shown and grouped by a person, with real senders; kept over a restart. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import { clickMenu, expect, needsPython, test } from './camwall.ts'
import { expectColour, namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Layouts' })
const tab = (page: Page, name: string) => tabs(page).getByRole('button', { name, exact: true })

test('layouts are made, filled by name and by group, shown by key, and kept', async ({ stage }) => {
  const wall = await stage.start()
  const { app, page, address } = wall
  stage.senders(
    ['Barn', 'Gate', 'Yard'].map((name, index) => ({
      ...{ name, kind: 'jpg', mode: 'req-rep', address, fps: 5 },
      colour: [60 + 60 * index, 60, 60],
    })),
  )
  await expect(tiles(page)).toHaveCount(3)
  await expect(tabs(page)).toHaveCount(0)
  const doors = (await namesInOrder(page)).filter((name) => name !== 'Yard')

  // By hand: the panel opens, and typing adds a camera.
  await clickMenu(wall, 'new-layout')
  await page.getByRole('textbox', { name: 'Name' }).fill('Few')
  await page.getByText('By hand').click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('This layout has no cameras')).toBeVisible()
  await page.getByRole('textbox', { name: 'Add cameras by name' }).fill('yar')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => namesInOrder(page)).toEqual(['Yard'])
  await expectColour(page, 'Yard', [0.25, 0.25], [60, 60, 180])

  // A live camera is taken off this layout only, and comes back by undo.
  await tile(page, 'Yard').focus()
  await page.keyboard.press('Delete')
  await expect(tiles(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(tiles(page)).toHaveCount(1)
  await page.keyboard.press('Control+Tab')
  await expect(tab(page, 'Wall')).toHaveAttribute('aria-current', 'true')
  await expect(tiles(page)).toHaveCount(3)

  // By group.
  await tile(page, 'Barn').click()
  await tile(page, 'Gate').click({ modifiers: ['Control'] })
  await clickMenu(wall, 'camera-groups')
  await page.getByRole('textbox', { name: 'New group' }).fill('Doors')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'Doors' })).toBeChecked()
  await page.keyboard.press('Escape')
  await clickMenu(wall, 'duplicate-layout')
  await expect(tab(page, 'Wall 2')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: 'Groups' }).check()
  await page.getByRole('checkbox', { name: 'Doors' }).check()
  await page.keyboard.press('Escape')
  await expect.poll(() => namesInOrder(page)).toEqual(doors)

  await clickMenu(wall, 'rename-layout')
  await page.getByRole('textbox', { name: 'Name' }).fill('Doors')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'Doors')).toBeVisible()

  // Each window shows its own.
  const opening = app.waitForEvent('window')
  await clickMenu(wall, 'open-layout')
  const second = await opening
  await expect.poll(() => namesInOrder(second)).toEqual(doors)
  await tab(second, 'Few').click()
  await expect.poll(() => namesInOrder(second)).toEqual(['Yard'])
  await expect.poll(() => namesInOrder(page)).toEqual(doors)
  const report: Report = await wall.quit()
  expect(report.windows.map(({ layout, tiles: { length } }) => [layout, length])).toEqual([
    ['Doors', 2],
    ['Few', 1],
  ])
  const kept = JSON.parse(
    await readFile(join(stage.folder, 'user-data', 'settings.json'), 'utf8'),
  ) as {
    readonly windows: readonly { readonly layout: string }[]
    readonly layouts: readonly { readonly id: string; readonly name: string }[]
  }
  const shown = kept.windows.map(({ layout }) => kept.layouts.find(({ id }) => id === layout)?.name)
  expect(shown).toEqual(['Doors', 'Few'])
})
