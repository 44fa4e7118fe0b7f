/** Alarms and answers with real senders: marks, one notice for many, acknowledging, and the wall without windows. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import type { AlarmsTopics } from '../../src-main/features/alarms/contract.ts'
import '../support/for-tests.ts'
import { aRule, NO_EFFECTS } from '../src-main/features/alarms/a-rule.ts'
import { clickMenu, expect, needsPython, test, type Stage, type Wall } from './camwall.ts'
import { notices } from './notices.ts'
import { tile } from './tiles.ts'

needsPython()

const LOST = ['Barn', 'Mill', 'Shed', 'Street', 'Yard'] as const

async function writeSettings({ folder }: Stage): Promise<void> {
  const effects = { ...NO_EFFECTS, sound: true, notification: true }
  const rules = [aRule({ clearsSeconds: 1, effects })]
  await mkdir(join(folder, 'user-data'))
  await writeFile(
    join(folder, 'user-data', 'settings.json'),
    JSON.stringify({ version: SETTINGS_VERSION, alarms: { rules, runsOn: true } }),
  )
}

declare global {
  /** How often the page played the sound. */
  var chimes: number
  /** The titles of the notifications that were shown. */
  var notifications: string[]
}

/** Notifications are written down instead of shown: there is no desktop here. */
async function noteNotifications({ app }: Wall): Promise<void> {
  await app.evaluate(({ Notification }) => {
    globalThis.notifications = []
    Notification.prototype.show = function (this: { readonly title: string }) {
      globalThis.notifications.push(this.title)
    }
  })
}

function shownBy({ app }: Wall): Promise<readonly string[]> {
  return app.evaluate(() => globalThis.notifications)
}

function isSounding({ app }: Wall): Promise<boolean> {
  return app.evaluate(() => {
    const { topics } = globalThis.camwallForTests.camwall.publisher.published
    return (topics as unknown as AlarmsTopics).alarms.isSounding
  })
}

/** Counts how often the page plays the sound. */
async function countChimes({ page }: Wall): Promise<void> {
  await page.evaluate(() => {
    globalThis.chimes = 0
    globalThis.AudioContext = class extends AudioContext {
      constructor() {
        super()
        globalThis.chimes += 1
      }
    }
  })
}

test('lost cameras are one alarm until they are back, and the wall goes on without windows', async ({
  stage,
}) => {
  await writeSettings(stage)
  const wall = await stage.start()
  const { app, page, address } = wall
  await noteNotifications(wall)
  await countChimes(wall)
  const plans = LOST.map(
    (name) =>
      ({ kind: 'jpg', mode: 'req-rep', address, fps: 5, name, colour: [40, 160, 40] }) as const,
  )
  const lost = stage.senders(plans)
  const answered = stage.program('answered.py', [address, 'Gate'])
  for (const name of [...LOST, 'Gate'])
    await expect(tile(page, name)).toHaveAttribute('data-state', 'live')

  await test.step('a camera is answered once with another text', async () => {
    await tile(page, 'Gate').focus()
    await page.keyboard.press('Shift+A')
    await page.getByRole('dialog').getByLabel('Text').fill('flush')
    await page.keyboard.press('Enter')
    await answered.until((lines) => lines.length === 3)
    expect(answered.lines).toEqual(['OK', 'flush', 'OK'])
  })

  await test.step('a rule with a number that is not valid is not saved', async () => {
    await page.keyboard.press('Control+Shift+A')
    await page.getByRole('button', { name: 'New rule' }).click()
    const clears = page.locator('.alarm-editor .limits').getByRole('textbox').nth(1)
    await clears.fill('1 min')
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await expect(clears).toBeFocused()
    await expect(clears).toHaveValue('1 min')
    await page.keyboard.press('Escape')
  })

  await test.step('all that are lost at once are one notice', async () => {
    await lost.kill()
    for (const name of LOST)
      await expect(tile(page, name).locator('.tile-alarm[data-open]')).toContainText('Lost')
    await expect(notices(page)).toContainText('Alarm: Lost.')
    // What changes often does not move it under the pointer.
    const counter = await notices(page).getByRole('button').boundingBox()
    const counts = await page.getByTestId('cameras').boundingBox()
    expect(counter?.x).toBeLessThan(counts?.x ?? 0)
    await expect.poll(() => shownBy(wall)).toEqual(['Lost: 5 cameras'])
    expect(await isSounding(wall)).toBe(true)
    await expect.poll(() => page.evaluate(() => globalThis.chimes)).toBeGreaterThan(0)
    await page.keyboard.press('Control+Shift+A')
    await expect(page.locator('[data-alarm]')).toHaveCount(LOST.length)
    await clickMenu(wall, 'notices')
    await expect(page.locator('.notice-head')).toHaveText(/^Alarm/)
    await page.keyboard.press('Control+Shift+A')
  })

  await test.step('acknowledging ends the sound, not the mark', async () => {
    await page.keyboard.press('Control+Shift+K')
    await expect(page.locator('.tile-alarm[data-open]')).toHaveCount(0)
    await expect(page.locator('.tile-alarm')).toHaveCount(LOST.length)
    expect(await isSounding(wall)).toBe(false)
  })

  await test.step('the alarm ends when they are back, which is quiet', async () => {
    stage.senders(plans)
    await expect(page.locator('.tile-alarm')).toHaveCount(0)
    expect(await shownBy(wall)).toEqual(['Lost: 5 cameras'])
  })

  await test.step('without windows Camwall goes on, and says so the first time', async () => {
    const closed = page.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
    expect(await shownBy(wall)).toHaveLength(2)
    const opened = app.waitForEvent('window')
    // As when Camwall is started once more.
    await app.evaluate(({ app: program }) => void program.emit('second-instance'))
    await expect(tile(await opened, 'Gate')).toHaveAttribute('data-state', 'live')
  })

  const ended = app.waitForEvent('close')
  await app.evaluate(({ app: program }) => program.quit())
  await ended
})
