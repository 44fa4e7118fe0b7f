/** Settings are applied at once, validated with a message, and saved. */
import type { Page } from '@playwright/test'
import { freePort } from '../support/free-port.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { expect, needsPython } from './camwall.ts'
import { withSharedWall } from './shared-wall.ts'
import { namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

/** Each test begins with a wall that listens on a port of its own, and that everybody can reach who reaches this computer. */
const test = withSharedWall(
  (stage) => stage.start(),
  async ({ page }) => {
    await page.evaluate(
      (listen) =>
        window.camwall.request('settings:change', 'hub', {
          mode: 'req-rep',
          listen,
          connect: [],
          allowFrom: [],
        }),
      `tcp://127.0.0.1:${await freePort()}`,
    )
    while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  },
)

const openSettings = (page: Page) =>
  page.getByRole('button', { name: 'Settings', exact: true }).click()
const pattern = (page: Page, name: 'REQ/REP' | 'PUB/SUB' | 'Both') =>
  page.getByRole('radio', { name })

test('REQ/REP to PUB/SUB, both and back while senders run; a restart keeps all settings', async ({
  stage,
}) => {
  const pubPort = await freePort()
  const reqPort = await freePort()
  const wall = await stage.start()
  const address = `tcp://127.0.0.1:${reqPort}`
  const colour = [50, 100, 150] as const
  stage.senders([
    { name: 'Req A', kind: 'jpg', colour, mode: 'req-rep', address },
    { name: 'Req B', kind: 'bgr', colour, mode: 'req-rep', address },
    { name: 'Pub', kind: 'jpg', colour, mode: 'pub-sub', address: `tcp://*:${pubPort}` },
  ])
  await openSettings(wall.page)
  const sheet = wall.page.getByRole('dialog', { name: 'Settings' })
  await sheet.getByRole('textbox', { name: 'Listen address' }).fill(address)
  await sheet.getByRole('textbox', { name: 'Listen address' }).press('Enter')
  await expect(tile(wall.page, 'Req A')).toHaveAttribute('data-state', 'live')

  await pattern(wall.page, 'PUB/SUB').click({ force: true })
  await sheet.getByRole('button', { name: 'Add address' }).click()
  await sheet
    .getByRole('textbox', { name: 'Address of camera 1' })
    .fill(`tcp://127.0.0.1:${pubPort}`)
  await sheet.getByRole('textbox', { name: 'Address of camera 1' }).press('Enter')
  await expect(tile(wall.page, 'Pub')).toHaveAttribute('data-state', 'live')
  await expect(tile(wall.page, 'Req A')).toHaveAttribute('data-state', 'gone')

  await pattern(wall.page, 'REQ/REP').click({ force: true })
  for (const camera of ['Req A', 'Req B'])
    await expect(tile(wall.page, camera)).toHaveAttribute('data-state', 'live')
  await pattern(wall.page, 'Both').click({ force: true })
  for (const camera of ['Pub', 'Req A', 'Req B'])
    await expect(tile(wall.page, camera)).toHaveAttribute('data-state', 'live')
  const states = sheet.locator('.connection')
  await expect(states).toHaveText(['listening', 'connected'])
  await sheet.getByRole('button', { name: 'Options of “Address of camera 1”' }).click()
  await sheet.getByRole('textbox', { name: 'Prefix of names' }).fill('yard/')
  await sheet.getByRole('textbox', { name: 'Prefix of names' }).press('Enter')
  await expect(tile(wall.page, 'yard/Pub')).toHaveAttribute('data-state', 'live')
  await sheet.getByRole('button', { name: 'Add listen address' }).click()
  await sheet.getByRole('textbox', { name: 'Listen address 2' }).fill(address)
  await sheet.getByRole('textbox', { name: 'Listen address 2' }).press('Enter')
  await expect(sheet.getByText('is already in the list, as number 1')).toBeVisible()
  await sheet.getByRole('button', { name: 'Remove “Listen address 2”' }).click()
  await pattern(wall.page, 'REQ/REP').click({ force: true })
  await expect(tile(wall.page, 'Req A')).toHaveAttribute('data-state', 'live')
  await wall.page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  const order = await namesInOrder(wall.page)
  await wall.quit()

  const again = await stage.startAgain()
  await expect(tiles(again.page)).toHaveCount(2)
  expect(await namesInOrder(again.page)).toEqual(order.filter((name) => !name.endsWith('Pub')))
  await openSettings(again.page)
  await expect(pattern(again.page, 'REQ/REP')).toBeChecked()
  await expect(again.page.getByRole('textbox', { name: 'Listen address' })).toHaveValue(address)
})

test('an invalid address shows why, changes nothing, and stays in its field', async ({
  wall: { page },
}) => {
  await openSettings(page)
  await pattern(page, 'PUB/SUB').click({ force: true })
  const sheet = page.getByRole('dialog', { name: 'Settings' })
  await sheet.getByRole('button', { name: 'Add address' }).click()
  const field = sheet.getByRole('textbox', { name: 'Address of camera 1' })
  for (const [text, why] of [
    ['tcp://192.168.1.31', /port is missing/],
    ['tcp://*:5555', /every interface/],
    ['udp://192.168.1.31:5555', /udp:\/\/ is not supported/],
  ] as const) {
    await field.fill(text)
    await field.press('Enter')
    await expect(sheet.getByText(why)).toBeVisible()
    await expect(field).toHaveValue(text)
  }
  await field.fill('tcp://127.0.0.1:9')
  await field.press('Enter')
  await expect(sheet.getByText(/not supported/)).toHaveCount(0)
})

test('typed text applies when Escape closes the sheet; invalid text first shows why', async ({
  wall: { page },
}) => {
  await openSettings(page)
  const sheet = page.getByRole('dialog', { name: 'Settings' })
  const list = sheet.getByRole('textbox', { name: /^Allowed addresses/ })
  await list.fill('192.168.1.31\nnowhere?')
  await page.keyboard.press('Escape')
  await expect(sheet.getByRole('alert')).toBeVisible()
  await expect(list).toBeFocused()
  await list.fill('192.168.1.31')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(page.getByText('Only listed addresses can connect')).toBeVisible()
  await openSettings(page)
  await expect(list).toHaveValue('192.168.1.31')

  await list.fill('nowhere?')
  await page.keyboard.press('Escape')
  await expect(sheet.getByRole('alert')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('typed text applies when another panel opens', async ({ wall: { page } }) => {
  await openSettings(page)
  const limit = page.getByRole('textbox', { name: 'Max fps per camera' })
  await limit.fill('17')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('dialog', { name: 'Layout' })).toBeVisible()
  await openSettings(page)
  await expect(limit).toHaveValue('17')
  const listen = page.getByRole('textbox', { name: 'Listen address' })
  const address = `tcp://127.0.0.1:${await freePort()}`
  await listen.fill(address)
  await page.keyboard.press('F1')
  await openSettings(page)
  await expect(listen).toHaveValue(address)
})

test('a search shows the settings that have its words', async ({ wall: { page } }) => {
  await openSettings(page)
  const sheet = page.getByRole('dialog', { name: 'Settings' })
  const search = sheet.getByRole('textbox', { name: 'Search settings' })
  const listen = sheet.getByRole('textbox', { name: 'Listen address' })
  await search.fill('PIN kiosk')
  await expect(sheet.getByRole('group')).toHaveAccessibleName('Unattended wall')
  await expect(listen).toBeHidden()
  await search.fill('no such words')
  await expect(sheet.getByRole('group')).toHaveCount(0)
  await expect(sheet.getByText('No setting has these words.')).toBeVisible()
  await search.fill('')
  await expect(listen).toBeVisible()
})

test('the empty wall shows who can reach it, and offers a choice', async ({ wall: { page } }) => {
  const port = await freePort()
  await page.evaluate(
    (listen) => window.camwall.request('settings:change', 'hub', { listen }),
    `tcp://localhost:${port}`,
  )
  const reach = page.getByRole('combobox', { name: 'Reachable from' })
  await expect(reach).toHaveValue('localhost')
  await reach.selectOption('This computer only')
  await expect(page.getByText(`Camwall listens on 127.0.0.1, port ${port}.`)).toBeVisible()
  await expect(page.getByText('Only programs on this computer can reach')).toBeVisible()
  await expect(page.getByText(`connect_to='tcp://127.0.0.1:${port}'`)).toBeVisible()
})

test('a choice of who can reach the wall changes the listen address', async ({
  wall: { page },
}) => {
  await openSettings(page)
  const sheet = page.getByRole('dialog', { name: 'Settings' })
  const reach = sheet.getByRole('combobox', { name: 'Reachable from' })
  await expect(reach).toHaveValue('127.0.0.1')
  const other = await freePort()
  await sheet.getByRole('textbox', { name: 'Listen address' }).fill(`tcp://localhost:${other}`)
  await sheet.getByRole('textbox', { name: 'Listen address' }).press('Enter')
  await expect(reach).toHaveValue('localhost')
  await reach.selectOption('This computer only')
  await expect(sheet.getByRole('textbox', { name: 'Listen address' })).toHaveValue(
    `tcp://127.0.0.1:${other}`,
  )
  await expect(sheet.getByRole('alert')).toHaveCount(0)
})
