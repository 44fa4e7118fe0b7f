/** A person decides how cameras are called: by a rule, by splitting a name, by an alias, and by replacing a camera. */
import { PythonProgram } from '../support/python.ts'
import { clickMenu, expect, needsPython, test, type Wall } from './camwall.ts'
import { namesInOrder, tile } from './tiles.ts'

needsPython()

function send({ address }: Wall, ...cases: readonly string[]): PythonProgram<unknown> {
  const plans = cases.map((one) => ({ case: one, mode: 'req-rep', address, seconds: 90, fps: 10 }))
  return new PythonProgram('sender_names.py', [JSON.stringify(plans)])
}

test('a rule is previewed and applied, a shared name is split, an alias and a replacement last', async ({
  stage,
}) => {
  const wall = await stage.start()
  const { page } = wall
  const host = send(wall, 'json-hostname')
  const others = send(wall, 'same-name', 'same-name-jpg', 'list-with-number')
  try {
    await test.step('the preview shows what a rule gives before it applies', async () => {
      await expect(tile(page, 'json host')).toBeVisible()
      await page.keyboard.press('Control+,')
      const names = page.getByRole('group', { name: 'Camera names' })
      await names.getByLabel('The name is').selectOption('key')
      await names.getByLabel('Key', { exact: true }).fill('gain')
      const rows = names.getByRole('region', { name: 'Preview' }).getByRole('listitem')
      await expect(rows.filter({ hasText: '"hostname": "json host"' }).locator('b')).toHaveText('2')
      await expect(rows.filter({ has: page.locator('.names-default') })).toHaveCount(3)
      await expect(tile(page, 'json host')).toBeVisible()
      await names.getByRole('button', { name: 'Apply' }).click()
      await expect(tile(page, '2')).toBeVisible()
      await expect(tile(page, 'json host')).toHaveCount(0)
      await page.keyboard.press('Escape')
    })
    await test.step('each sender of a shared name gets its own tile', async () => {
      await expect(page.getByRole('img', { name: 'Two senders use this name.' })).toBeVisible()
      await tile(page, 'same name').hover()
      await page.getByRole('button', { name: 'Split by sender' }).click()
      await expect(tile(page, 'same name (1)')).toBeVisible()
      await expect(tile(page, 'same name (2)')).toBeVisible()
      await expect(tile(page, 'same name')).toHaveCount(0)
      await expect(page.getByText('until it disconnects')).toBeVisible()
    })
    await test.step('a tile shows its alias, and the name of its sender beside it', async () => {
      await tile(page, '2').focus()
      await page.keyboard.press('F2')
      await page.getByRole('dialog').getByLabel('Name on the tile').fill('Greenhouse')
      await page.keyboard.press('Enter')
      await expect(tile(page, '2').locator('.tile-name')).toHaveText('Greenhouse')
      await expect(tile(page, '2').locator('.tile-sent-name')).toHaveText('2')
    })
    await test.step('a new camera takes the place and the alias of one that is gone', async () => {
      const order = (await namesInOrder(page)).filter((name) => name !== 'list cam')
      await host.kill()
      await expect(tile(page, '2')).toHaveAttribute('data-state', 'gone')
      await tile(page, 'list cam').focus()
      await clickMenu(wall, 'replace-camera')
      await page.getByRole('button', { name: /^Greenhouse/ }).click()
      await expect(tile(page, '2')).toHaveCount(0)
      await expect(tile(page, 'list cam').locator('.tile-name')).toHaveText('Greenhouse')
      expect(await namesInOrder(page)).toEqual(order.with(order.indexOf('2'), 'list cam'))
    })
    await wall.quit()
    const again = await stage.startAgain('--listen', wall.address)
    await expect(tile(again.page, 'list cam').locator('.tile-name')).toHaveText('Greenhouse')
    await expect(tile(again.page, 'same name')).toBeVisible()
  } finally {
    await Promise.all([host.kill(), others.kill()])
  }
})
