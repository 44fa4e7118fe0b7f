/**
 * The wall in a real browser, on a phone's screen and a desktop's: by a name that is not this computer's own, so that the page has no
 * secure context, as on plain HTTP from another computer.
 */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium, type Page } from '@playwright/test'
import { freePort } from '../support/free-port.ts'
import { chromiumSwitches } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { expect, needsPython, test } from './camwall.ts'
import { expectColours, tile } from './tiles.ts'
import { violationsIn } from './violations.ts'

needsPython()

/** Debian's, unless the variable names another one. */
const CHROMIUM = process.env['CAMWALL_CHROMIUM'] ?? '/usr/bin/chromium'
test.skip(!existsSync(CHROMIUM), `needs Chromium: there is no ${CHROMIUM}`)

/** Resolved to this computer by the browser only. */
const HOST = 'wall.test'
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...chromiumSwitches(isRoot()), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  })
  const page = await browser.newPage({ viewport: DESKTOP })
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  return { browser, page, errors }
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  expect(await violationsIn(page, 'html')).toEqual([])
}

test('a user logs in, sees the cameras on a computer and on a phone, and loses them when removed', async ({
  stage,
}) => {
  const port = await freePort()
  const config = join(stage.folder, 'wall.json')
  await writeFile(config, JSON.stringify({ version: 3, web: { hosts: [HOST] } }))
  const { page: wall, address } = await stage.start('--http', String(port), '--config', config)
  const sender = { mode: 'req-rep', address, fps: 10 } as const
  stage.senders([
    { ...sender, name: 'Barn', kind: 'jpg', colour: [30, 60, 200] },
    { ...sender, name: 'Lab', kind: 'bgr', colour: [200, 60, 30] },
  ])
  await wall.getByRole('button', { name: 'Settings', exact: true }).click()
  const section = wall.getByRole('group', { name: 'Web' })
  await expect(section).toContainText(`Serving on http://127.0.0.1:${port}.`)
  await section.getByRole('textbox', { name: 'Name of the user' }).fill('ann')
  await section.getByRole('button', { name: 'Add' }).click()
  const password = await wall.locator('.web-secret').textContent()
  await wall.getByRole('button', { name: 'Close', exact: true }).click()

  const { browser, page, errors } = await openBrowser()
  try {
    await page.goto(`http://${HOST}:${port}/`)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await page.getByLabel('Name').fill('ann')
    await expectAccessible(page)
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByRole('alert')).toContainText('wrong')
    await page.getByLabel('Password').fill(password ?? '')
    await page.getByRole('button', { name: 'Log in' }).click()

    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport)
      await expect(page.getByTestId('cameras')).toContainText('2 live')
      await expectColours(page, [
        ['Barn', 0.25, 0.25, [200, 60, 30]],
        ['Lab', 0.25, 0.25, [30, 60, 200]],
      ])
      await expectAccessible(page)
    }
    await expect(page.getByRole('button', { name: 'Settings' })).toHaveCount(0)
    await page.keyboard.press('F1')
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await expect(keys).toContainText('Show solo')
    await expect(keys).not.toContainText('New window')
    await page.keyboard.press('Escape')
    // Nothing is offered that this user may not do.
    await expect(page.locator('#wall-keys')).not.toContainText('picks up')
    await tile(page, 'Barn').press('Space')
    await expect(page.locator('[aria-live]')).toContainText('You may look at this wall')
    await expect(page.locator('[data-mode=holding]')).toHaveCount(0)
    await page.keyboard.press('Control+Shift+A')
    const alarms = page.getByRole('dialog', { name: 'Alarms' })
    await expect(alarms).toBeVisible()
    await expect(alarms.getByRole('button')).toHaveCount(1)
    await expect(alarms.getByRole('checkbox')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await section.getByRole('button', { name: 'Remove ann' }).click()
    await expect(page.getByRole('alert')).toContainText('lost')
    expect(errors).toEqual([])
  } finally {
    await browser.close()
  }
})

test('the page fills the screen and comes back, and can be installed', async ({ stage }) => {
  const port = await freePort()
  const { page: wall, address } = await stage.start('--http', String(port))
  stage.senders([
    { name: 'Barn', kind: 'jpg', colour: [30, 60, 200], mode: 'req-rep', address, fps: 10 },
  ])
  await expect(wall.getByTestId('cameras')).toContainText('1 live')
  const { browser, page, errors } = await openBrowser()
  try {
    // This computer's own address is a secure context.
    await page.goto(`http://127.0.0.1:${port}/`)
    await expect(page.getByTestId('cameras')).toContainText('1 live')
    await page.getByRole('button', { name: 'Full screen' }).click()
    await expect(page.getByTestId('cameras')).toHaveCount(0)
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
    await page.keyboard.press('F11')
    await expect(page.getByTestId('cameras')).toContainText('1 live')
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(false)

    const session = await page.context().newCDPSession(page)
    const manifest = await session.send('Page.getAppManifest')
    expect(manifest.errors).toEqual([])
    expect(manifest.url).toBe(`http://127.0.0.1:${port}/camwall.webmanifest`)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    // The pages of tests are private.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
    expect(errors).toEqual([])
  } finally {
    await browser.close()
  }
})
