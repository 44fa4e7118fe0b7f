/** What happens on the wall is listed, with a picture of its moment; it can be searched, exported, and is there after a restart. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'
import { notice } from './notices.ts'
import { tile } from './tiles.ts'

needsPython()

const events = (page: Page) => page.locator('[data-event]')

test('what happened is listed, searched and exported, and is there after a restart', async ({
  stage,
}) => {
  const wall = await stage.start()
  const { page } = wall
  const senders = new PythonProgram<object>('talking_senders.py', [wall.address, 'Barn', 'Yard'])
  try {
    await senders.until((lines) => lines.length > 0)
    await expect(tile(page, 'Yard')).toHaveAttribute('data-state', 'live')
    await page.keyboard.press('Control+Shift+e')
    await expect(page.getByRole('status')).toContainText('Nothing has happened yet')

    await test.step('what a sender says is on its tile, and in the list with a picture', async () => {
      senders.write('Barn|Temp|77 F')
      await expect(tile(page, 'Barn').locator('.tile-chip')).toHaveText('Temp 77 F')
      await expect(events(page)).toHaveText([/^\d\d:\d\d:\d\dBarnTemp 77 F$/])
      await events(page).click()
      const picture = page.getByAltText('Barn at that moment')
      await expect(picture).toHaveJSProperty('complete', true)
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
    })

    await test.step('a camera that is gone, too', async () => {
      senders.write('Yard|motion|moving')
      await expect(events(page)).toHaveCount(2)
      await senders.kill()
      await expect(events(page)).toHaveCount(4)
      await page.getByLabel('Search').fill('gone')
      await expect(events(page)).toHaveText([/Gone: disconnected/, /Gone: disconnected/])
      await page.getByLabel('Camera', { exact: true }).selectOption('Yard')
      await expect(events(page)).toHaveText([/YardGone: disconnected/])
    })

    await test.step('what is listed is exported', async () => {
      const path = join(stage.folder, 'events.csv')
      await wall.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path)
      await page.getByRole('button', { name: 'Export as CSV' }).click()
      await expect(notice(page, '1 event is exported')).toBeVisible()
      const lines = (await readFile(path, 'utf8')).split('\r\n')
      expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,Yard,health,gone,begin,$/)
    })
  } finally {
    await senders.kill()
  }
  await wall.quit()

  const again = await stage.start()
  await again.page.keyboard.press('Control+Shift+e')
  await expect(events(again.page)).toHaveText([
    ...[/Gone for \d+ s when Camwall stopped/, /Gone for \d+ s when Camwall stopped/],
    ...[/Gone: disconnected/, /Gone: disconnected/, /motion moving/, /Temp 77 F/],
  ])
  await again.quit()
})
