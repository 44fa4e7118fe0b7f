/** Access control in Settings, with real Python senders: addresses, names, encryption. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { freePort } from '../support/free-port.ts'
import { printedKey } from '../support/given-program.ts'
import { expect, needsPython, test } from './camwall.ts'
import { expectColour, tile, tiles } from './tiles.ts'

needsPython()

const openSettings = (page: Page) =>
  page.getByRole('button', { name: 'Settings', exact: true }).click()

async function fill(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.fill(text)
  await field.blur()
}

test('addresses and names: an unlisted sender is reported and counted, and is shown when it is listed', async ({
  stage,
}) => {
  const wall = await stage.start('--allow-from', '10.0.0.0/8')
  const plan = { mode: 'req-rep', kind: 'jpg', address: wall.address } as const
  stage.senders([
    { ...plan, name: 'Barn', colour: [40, 40, 200] },
    { ...plan, name: 'Yard', colour: [40, 200, 40] },
  ])
  const notices = wall.page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('Refused a sender at 127.0.0.1')
  await expect(tiles(wall.page)).toHaveCount(0)

  await openSettings(wall.page)
  await expect(wall.page.getByText('set by --allow-from for this run')).toBeVisible()
  await fill(wall.page, 'Allowed addresses, one per line', '10.0.0.0/8\nbarn.local')
  await expect(wall.page.getByText('barn.local is not an IP address')).toBeVisible()
  await fill(wall.page, 'Allowed camera names, one per line', 'Barn')
  await fill(wall.page, 'Allowed addresses, one per line', '10.0.0.0/8\n127.0.0.1')
  await expect(tile(wall.page, 'Barn')).toHaveAttribute('data-state', 'live')
  await expectColour(wall.page, 'Barn', [0.25, 0.3], [200, 40, 40])
  await expect(notices).toContainText('Refused “Yard”')
  await expect(tiles(wall.page)).toHaveCount(1)

  const report = await wall.quit()
  expect(report.cameras.map(({ name }) => name)).toEqual(['Barn'])
  for (const refused of [
    { why: 'address', who: '127.0.0.1' },
    { why: 'name', who: 'Yard' },
  ])
    expect(report.refused).toContainEqual({ ...refused, times: expect.any(Number) as unknown })
})

test('encryption: the program from Settings is allowed with its key, others are not; the hub’s key stays the same', async ({
  stage,
}) => {
  const wall = await stage.start()
  await openSettings(wall.page)
  await wall.page.getByRole('checkbox', { name: 'Encrypt' }).check()
  const sheet = wall.page.getByRole('dialog', { name: 'Settings' })
  await sheet.getByRole('button', { name: 'Copy' }).click()
  await expect(sheet.getByRole('button', { name: 'Copied' })).toBeVisible()
  const program = await wall.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect(wall.page.locator('.program')).toContainText('class EncryptedSender')

  const plain = { name: 'Plain', kind: 'jpg', mode: 'req-rep', address: wall.address } as const
  stage.senders([{ ...plain, colour: [1, 2, 3] }])
  const notices = wall.page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('Refused a sender that did not encrypt')
  const sender = await stage.givenProgram(program)
  const key = await printedKey(sender)
  await expect(notices).toContainText(key)
  await expect(tiles(wall.page)).toHaveCount(0)

  await fill(wall.page, 'Public keys of senders, one per line', `${key} Barn Pi`)
  await expect(tile(wall.page, 'Encrypted')).toHaveAttribute('data-state', 'live')
  await expectColour(wall.page, 'Encrypted', [0.25, 0.3], [200, 40, 40])
  const report = await wall.quit()
  expect(report.cameras.map(({ name }) => name)).toEqual(['Encrypted'])
  expect(report.refused.map(({ why }) => why).sort()).toEqual(['key', 'unencrypted'])

  const folder = join(stage.folder, 'user-data')
  const hubKey = JSON.parse(await readFile(join(folder, 'hub-key.json'), 'utf8')) as {
    readonly publicKey: string
    readonly secretKey: string
  }
  expect(program).toContain(hubKey.publicKey)
  expect(program).not.toContain(hubKey.secretKey)
  const settings = await readFile(join(folder, 'settings.json'), 'utf8')
  expect(settings).not.toContain(hubKey.secretKey)

  const again = await stage.startAgain('--listen', wall.address)
  await expect(tile(again.page, 'Encrypted')).toHaveAttribute('data-state', 'live')
})

test('encryption in PUB/SUB: the line that the program from Settings prints adds its camera, others are refused', async ({
  stage,
}) => {
  const wall = await stage.start('--mode', 'pub-sub')
  await openSettings(wall.page)
  const sheet = wall.page.getByRole('dialog', { name: 'Settings' })
  await wall.page.getByRole('checkbox', { name: 'Encrypt' }).check()
  await sheet.getByRole('button', { name: 'Copy' }).click()
  await expect(sheet.getByRole('button', { name: 'Copied' })).toBeVisible()
  const program = await wall.app.evaluate(({ clipboard }) => clipboard.readText())
  const sender = await stage.givenProgram(
    program.replace('tcp://*:5555', `tcp://*:${await freePort()}`),
  )
  const line = await printedKey(sender)
  const [address = '', key = ''] = line.split(' ')

  await sheet.getByRole('button', { name: 'Add address' }).click()
  await fill(wall.page, 'Address of camera 1', address)
  await expect(sheet.getByText('no public key follows the address')).toBeVisible()
  await expect(wall.page.getByText('its public key is missing')).toBeVisible()
  await expect(tiles(wall.page)).toHaveCount(0)
  await fill(wall.page, 'Address of camera 1', line)
  await expect(tile(wall.page, 'Encrypted')).toHaveAttribute('data-state', 'live')
  await expectColour(wall.page, 'Encrypted', [0.25, 0.3], [200, 40, 40])
  await expect(sheet.getByText('connected', { exact: true })).toBeVisible()

  const port = await freePort()
  const plain = { name: 'Plain', kind: 'jpg', mode: 'pub-sub', address: `tcp://*:${port}` } as const
  stage.senders([{ ...plain, colour: [1, 2, 3] }])
  await sheet.getByRole('button', { name: 'Add address' }).click()
  await fill(wall.page, 'Address of camera 2', `tcp://127.0.0.1:${port} ${key}`)
  await expect(sheet.getByText('refused', { exact: true })).toBeVisible()
  const notices = wall.page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText(`Refused tcp://127.0.0.1:${port}: it does not encrypt`)
  await expect(tile(wall.page, 'Encrypted')).toHaveAttribute('data-state', 'live')
  await expect(tiles(wall.page)).toHaveCount(1)
  const report = await wall.quit()
  expect(report.cameras.map(({ name }) => name)).toEqual(['Encrypted'])
  expect(report.refused).toEqual([
    {
      why: 'publisher-key',
      who: `tcp://127.0.0.1:${port}`,
      times: expect.any(Number) as unknown,
    },
  ])

  const again = await stage.startAgain('--mode', 'pub-sub')
  await expect(tile(again.page, 'Encrypted')).toHaveAttribute('data-state', 'live')
})
