/** A wall that nobody operates: its file, kiosk mode, and imports. With the keyboard alone, as docs/guide.md describes. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Report } from '../../src-main/app/report/report.ts'
import { chromiumSwitches, electronEnvironment } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import '../support/for-tests.ts'
import { expect, test, type Wall } from './camwall.ts'
import { chooseNext } from './dialogs.ts'
import { hasMenuBar, pressButton, pressInWindow, tabTo, type WindowKey } from './keyboard.ts'
import { topicsOf } from './state.ts'
import { tiles } from './tiles.ts'

/** The demo's cameras, in another order than that in which they come. */
const CAMERAS = [
  'Dock',
  'Barn',
  'Driveway',
  'Greenhouse',
  'Lab bench',
  'Aquarium',
  'High street',
  'Workshop',
]
/** Its cameras send little: that they are there is enough. */
const WALL = {
  version: 3,
  hub: { maxFps: 2 },
  layouts: [
    { id: 'l1', name: 'Other' },
    {
      id: 'l2',
      name: 'Gate',
      kind: '1+7',
      tiles: CAMERAS.map((camera, index) => ({ id: `t${index + 1}`, camera })),
    },
  ],
}
/** Two settings that the first run does not have. */
const IMPORTED = { version: 3, hub: { maxFps: 24 }, appearance: { theme: 'night' } }
const FAULTY = '{\n  "version": 3,\n  "hub": {\n    "maxFps": 20,\n    "mode": "pull"\n  }\n}\n'

/** Runs the app without a window. */
function check(path: string): Promise<{ readonly code: unknown; readonly output: string }> {
  const packaged = process.env['CAMWALL_PROGRAM']
  const program = packaged ?? process.env['CAMWALL_ELECTRON'] ?? ''
  const own = packaged === undefined ? ['.'] : []
  const args = [...chromiumSwitches(isRoot()), ...own, '--check', path]
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { cwd: repoRoot, env: electronEnvironment(process.env) },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    )
  })
}

/** Of each settings file. */
async function hashes(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('settings'))
  const hashed = names.map(async (name) => {
    const bytes = await readFile(join(folder, name))
    return [name, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(hashed))
}

/** Digits, and `Enter` at the end. */
async function typePin({ app }: Wall, pin: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, keys) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      for (const keyCode of keys)
        for (const type of ['keyDown', 'char', 'keyUp'] as const)
          page?.sendInputEvent({ type, keyCode })
    },
    [...pin.split(''), 'Enter'],
  )
}

const LEAVE: WindowKey = { keyCode: 'Q', modifiers: ['control', 'alt', 'shift'] }

const IGNORED: readonly WindowKey[] = [
  { keyCode: ',', modifiers: ['control'] },
  { keyCode: 'l', modifiers: ['control'] },
  { keyCode: 'n', modifiers: ['control'] },
  { keyCode: 'q', modifiers: ['control'] },
  { keyCode: 'v' },
  { keyCode: 'Alt' },
  { keyCode: 'f', modifiers: ['alt'] },
  { keyCode: 'F11' },
  { keyCode: 'Enter' },
  { keyCode: 'Escape' },
]

test('a wall by its file, in kiosk mode, which only its own keys and the PIN leave; imports', async ({
  stage,
}) => {
  const userData = join(stage.folder, 'user-data')
  const file = join(stage.folder, 'wall.json')
  const faulty = join(stage.folder, 'faulty.json')
  const good = join(stage.folder, 'good.json')
  await mkdir(userData)
  await writeFile(file, JSON.stringify(WALL))
  await writeFile(faulty, FAULTY)
  await writeFile(good, JSON.stringify(IMPORTED))
  const checked = await check(faulty)
  expect(checked.code).toBe(1)
  expect(checked.output).toContain(`${faulty}:5: hub.mode: `)
  expect((await check(file)).code).toBe(0)

  const wall = await stage.start('--config', file, '--layout', 'gate', '--kiosk', '--demo', '8')
  const { page, app } = wall
  await expect(tiles(page)).toHaveCount(CAMERAS.length)
  await expect(page.locator('[data-hub]')).toHaveCount(0)
  await expect(page.locator('.tile-tools button')).toHaveCount(CAMERAS.length)
  await tiles(page).first().focus()
  for (const key of IGNORED) await pressInWindow(wall, key)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await hasMenuBar(wall)).toBe(false)
  await expect(tiles(page)).toHaveCount(CAMERAS.length)
  await expect(page.locator('[data-full-screen]')).toHaveCount(1)
  await expect(page.locator('html[data-pointer-hidden]')).toHaveCount(1)
  await pressInWindow(wall, LEAVE)
  await expect(page.locator('[data-hub]')).toBeVisible()
  await expect(tiles(page).first().getByRole('button', { name: 'Record' })).toHaveCount(1)
  await pressInWindow(wall, { keyCode: ',', modifiers: ['control'] })
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await tabTo(page, page.getByRole('textbox', { name: 'PIN to leave kiosk mode' }))
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove PIN' })).toBeVisible()

  const importButton = page.getByRole('button', { name: 'Import settings…' })
  await app.evaluate(() => globalThis.camwallForTests.camwall.settings.flush())
  const before = await hashes(userData)
  await chooseNext(wall, faulty)
  await pressButton(page, importButton)
  const dialog = page.getByRole('dialog', { name: 'Import settings and layouts' })
  await expect(dialog).toContainText('faulty.json:5: hub.mode:')
  await expect(dialog.getByRole('button')).toHaveText(['Close'])
  await pressButton(page, dialog.getByRole('button', { name: 'Close' }))
  await app.evaluate(() => globalThis.camwallForTests.camwall.settings.flush())
  expect(await hashes(userData)).toEqual(before)

  await chooseNext(wall, good)
  await pressButton(page, importButton)
  await expect(dialog.getByRole('row')).toHaveText([
    'SettingNowThen',
    'hub.maxFps6024',
    'appearance.themesystemnight',
  ])
  // The test starts it again itself.
  await app.evaluate(({ app: program }) => void (program.relaunch = () => undefined))
  const closed = app.waitForEvent('close')
  await pressButton(page, dialog.getByRole('button', { name: 'Import and restart' }))
  await closed
  const report = await readFile(join(stage.folder, 'report.json'), 'utf8')
  const { windows } = JSON.parse(report) as Report
  const areas = new Map(
    windows[0]?.tiles.map(({ camera, width, height }) => [camera, width * height]),
  )
  const [large = 0, ...small] = CAMERAS.map((camera) => areas.get(camera) ?? 0)
  expect(small).toHaveLength(7)
  expect(large).toBeGreaterThanOrEqual(4 * Math.max(...small))
  expect(Math.min(...small)).toBeGreaterThan(0)

  const again = await stage.start('--kiosk')
  const { hub, appearance } = (await topicsOf(again.page)).settings
  expect({ maxFps: hub.maxFps, ...appearance }).toEqual({ maxFps: 24, theme: 'night' })
  const question = again.page.getByRole('dialog', { name: 'Leave kiosk mode' })
  await pressInWindow(again, LEAVE)
  await expect(question).toBeVisible()
  await typePin(again, '1111')
  await expect(question).toContainText('This is not the PIN')
  await pressInWindow(again, { keyCode: ',', modifiers: ['control'] })
  await typePin(again, '2468')
  await expect(again.page.locator('[data-hub]')).toBeVisible()
  await expect(again.page.getByRole('dialog')).toHaveCount(0)
})
