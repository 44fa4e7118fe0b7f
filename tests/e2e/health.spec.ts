/** Each thing that is wrong with a camera, made for real: on its tile, in the bar, on the health page and in the report. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { WarningCode } from '../../src-main/contract/warnings.ts'
import { FIRST_LAYOUT } from '../../src-main/app/layouts/first-layout.ts'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import '../support/for-tests.ts'
import { LEARNED_MS, LEARNED_PICTURES } from '../../src-main/feed/timeliness.ts'
import { Forwarder } from '../support/forwarder.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test, type Stage, type Wall } from './camwall.ts'
import { tile } from './tiles.ts'

needsPython()

/** After these, each is a warning. */
const SECONDS = 2

/** A wall on which a camera had a place that does not come any more. */
async function writeSettings({ folder }: Stage): Promise<void> {
  const seconds = { lateSeconds: SECONDS, frozenSeconds: SECONDS, darkSeconds: SECONDS }
  const settings = {
    version: SETTINGS_VERSION,
    health: { ...seconds, missingSeconds: SECONDS, probeSeconds: 1 },
    layouts: [{ ...FIRST_LAYOUT, tiles: [{ id: 't1', camera: 'Shed' }] }],
  }
  await mkdir(join(folder, 'user-data'))
  await writeFile(join(folder, 'user-data', 'settings.json'), JSON.stringify(settings))
}

/** Waits until a tile says it; the time that took is a figure of the test. */
async function expectNote(page: Page, camera: string, code: WarningCode): Promise<void> {
  const began = performance.now()
  await expect(tile(page, camera)).toHaveAttribute('data-note', code)
  const took = ((performance.now() - began) / 1000).toFixed(1)
  test.info().annotations.push({ type: code, description: `${took} s, warned after ${SECONDS} s` })
}

/** The senders that change their mood send no faster than this. */
const MOODY_FPS = 20

/** Waits until it is known how often a camera sends. */
async function expectHabit({ app }: Wall, camera: string): Promise<void> {
  const received = () =>
    app.evaluate(
      (_electron, name) =>
        globalThis.camwallForTests.camwall.cameras.find((one) => one.name === name)?.received,
      camera,
    )
  const learned = Math.max(LEARNED_PICTURES, (MOODY_FPS * LEARNED_MS) / 1000)
  await expect.poll(received).toBeGreaterThan(learned)
}

type ContentSize = readonly [width: number, height: number]

/** Resolves to the size before, when the page has the new one. */
async function resize({ app, page }: Wall, [width, height]: ContentSize): Promise<ContentSize> {
  const before = await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows()
      const [wide = 0, high = 0] = window?.getContentSize() ?? []
      window?.setContentSize(...size)
      return [wide, high] as const
    },
    [width, height] as [number, number],
  )
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
  return before
}

function scrollsSideways(page: Page): Promise<boolean> {
  return page
    .locator('.health-page')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
}

const health = (page: Page, camera: string) =>
  page.locator(`[data-health=${JSON.stringify(camera)}]`)

test('what is wrong with a camera is said until its first good picture', async ({ stage }) => {
  await writeSettings(stage)
  const wall = await stage.start()
  const { page, address } = wall
  const sender = { kind: 'jpg', mode: 'req-rep', address, fps: 10 } as const
  const paused = stage.senders([{ ...sender, name: 'Paused', colour: [40, 160, 40] }])
  const killed = stage.senders([{ ...sender, name: 'Killed', colour: [40, 40, 160] }])
  const cable = await Forwarder.open(Number(new URL(address).port))
  stage.senders([{ ...sender, address: cable.address, name: 'Cable', colour: [160, 40, 40] }])
  const moody = ['Late', 'Frozen', 'Dark', 'Faulty', 'Ahead', 'Twin', 'Twin', 'frame']
  const senders = new PythonProgram<object>('moody_senders.py', [address, ...moody])
  try {
    await senders.until((lines) => lines.length > 0)
    await expect(tile(page, 'Paused')).toHaveAttribute('data-state', 'live')
    await expect(tile(page, 'Killed')).toHaveAttribute('data-state', 'live')
    await expect(tile(page, 'Cable')).toHaveAttribute('data-state', 'live')
    await expect(page.getByTestId('cameras')).toContainText('1 missing')
    await expectHabit(wall, 'Late')
    await page.keyboard.press('Control+Shift+h')
    await expect(health(page, 'Late')).toContainText('Live')
    await expect(health(page, 'Shed')).toContainText('Missing')

    await test.step('each says so', async () => {
      senders.write('Late slow\nFrozen still\nDark black\nFaulty rubbish\nAhead ahead')
      paused.pause()
      cable.stall()
      await killed.kill()
      await expect(tile(page, 'Killed')).toContainText('check its power')
      await expect(tile(page, 'Paused')).toContainText('connected, no frames arrive')
      await expect(tile(page, 'Faulty')).toContainText('Not shown')
      await expectNote(page, 'Frozen', 'frozen')
      await expectNote(page, 'Dark', 'dark')
      await expectNote(page, 'Late', 'late')
      await expectNote(page, 'Ahead', 'clock')
      await expect(tile(page, 'Cable')).toHaveAttribute('data-state', 'stalled')
      await expect(tile(page, 'Twin').locator('.tile-shared')).toHaveCount(1)
    })

    await test.step('the health page has the worst first, and copies a table', async () => {
      await expect(health(page, 'Dark')).toContainText(/Dark\d+ s/)
      const order = page.locator('[data-health]')
      const named = () =>
        order.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-health')))
      await expect
        .poll(named)
        .toEqual([
          'Killed',
          'Faulty',
          'Cable',
          'Paused',
          'Shed',
          'Late',
          'Frozen',
          'Dark',
          'Twin',
          'frame_…',
          'Ahead',
        ])
      await page.getByRole('button', { name: 'Copy as CSV' }).click()
      const csv = await wall.app.evaluate(({ clipboard }) => clipboard.readText())
      expect(csv).toMatch(/^Killed,Killed,gone,/m)
      const size = await resize(wall, [640, 480])
      await expect.poll(() => scrollsSideways(page)).toBe(false)
      await resize(wall, size)
      await health(page, 'Dark').getByRole('button').click()
      await expect(tile(page, 'Dark')).toBeFocused()
    })

    await test.step('the report has it', async () => {
      const { cameras, missing } = await wall.app.evaluate(() => {
        const { camwall } = globalThis.camwallForTests
        const cameras = camwall.cameras.map(
          ({ name, warnings }) => [name, warnings.map(({ code }) => code)] as const,
        )
        return { cameras, missing: camwall.missing }
      })
      expect(missing).toEqual(['Shed'])
      expect(Object.fromEntries(cameras)).toMatchObject({
        ...{ Killed: ['gone'], Paused: ['stalled'], Faulty: ['faults', 'stalled'], Late: ['late'] },
        ...{ Frozen: ['frozen'], Dark: ['dark'], Twin: ['same-name'], 'frame_…': ['renaming'] },
        ...{ Cable: ['stalled'], Ahead: ['clock'] },
      })
    })

    await test.step('the first good picture ends it', async () => {
      senders.write('Late moving\nFrozen moving\nDark moving\nFaulty moving\nAhead moving')
      paused.resume()
      cable.resume()
      for (const camera of ['Late', 'Frozen', 'Dark', 'Ahead'])
        await expect(tile(page, camera)).not.toHaveAttribute('data-note')
      for (const camera of ['Faulty', 'Paused', 'Cable'])
        await expect(tile(page, camera)).toHaveAttribute('data-state', 'live')
      await expect(health(page, 'Faulty')).toContainText('Live')
    })

    await test.step('a connection that is cut is gone until it is made anew', async () => {
      cable.refuse()
      cable.drop()
      await expect(tile(page, 'Cable')).toHaveAttribute('data-state', 'gone')
      await cable.accept()
      await expect(tile(page, 'Cable')).toHaveAttribute('data-state', 'live')
    })
  } finally {
    await senders.kill()
    await cable.close()
  }
  const { cameras, missing } = await wall.quit()
  expect(missing).toEqual(['Shed'])
  expect(cameras.find(({ name }) => name === 'Killed')?.warnings).toEqual(['gone'])
})
