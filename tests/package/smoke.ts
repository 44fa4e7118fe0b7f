/**
 * `npm run smoke`: packs Camwall, installs it, uses it as a new user, and removes it.
 * `--as-packed` uses the package in `dist/`.
 */
import assert from 'node:assert/strict'
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { withDisplay } from '../../scripts/display.ts'
import { isOnPath, isRoot } from '../../scripts/machine.ts'
import { packForTest } from '../../scripts/packing/pack.ts'
import { distDir, repoRoot } from '../../scripts/paths.ts'
import { runScript, SetUpError } from '../../scripts/set-up-error.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { freePort } from '../support/free-port.ts'
import { prepare } from '../support/prepare.ts'
import { checkContents } from './contents.ts'
import { makeFreshUser, type FreshUser } from './fresh-user.ts'
import { done, install, isThere, type Installation } from './installation.ts'
import { startInstalled } from './installed-wall.ts'

/** A screenshot for manual inspection. */
const RESULTS = join(repoRoot, 'test-results')

const CAMERAS = ['Barn', 'Yard']
const WALL_LIMIT = 40
const LIMIT_FIELD = 'Max fps for the whole wall'
const ENOUGH_FRAMES = 20

await runScript(async () => {
  if (!(await isOnPath('dpkg-deb')))
    throw new SetUpError('npm run smoke installs a deb: run it on Debian or Ubuntu.')
  const { electron } = await prepare()
  if (!process.argv.includes('--as-packed')) await packForTest('test')
  const deb = (await readdir(distDir)).find((name) => name.endsWith('.deb'))
  if (deb === undefined)
    throw new SetUpError('There is no deb in dist/: run it without --as-packed.')

  const installation = await install(join(distDir, deb))
  progress(`${deb} is installed in ${installation.root}`)
  try {
    const sizes = await checkContents(join(installation.root, 'opt/Camwall'), dirname(electron))
    progress(`its contents, fuses and licences are as they must be: ${JSON.stringify(sizes)} bytes`)
    if (isRoot()) await checkCommand()
    await useAsFreshUser(installation)
  } finally {
    await installation.remove()
  }
  progress('removed; nothing is left of it')
  progress('PASS')
  return 0
})

/** Checks the flags that `npm start` also accepts. */
async function checkCommand(): Promise<void> {
  assert.match(
    await done('camwall', ['--version', '--no-sandbox']),
    /^Camwall \d+\.\d+\.\d+-test\n/,
  )
  assert.match(await done('camwall', ['--help', '--no-sandbox']), /--listen tcp:\/\/\*:5555/)
  progress('the command camwall knows its version and its flags')
}

async function useAsFreshUser(installation: Installation): Promise<void> {
  const user = await makeFreshUser()
  try {
    await withDisplay(async ({ env }) => {
      const display = env['DISPLAY'] ?? ''
      await firstUse(user, installation, display)
      await secondUse(user, installation, display)
    })
    assert.ok(await isThere(join(user.home, '.config/Camwall/settings.json')))
  } finally {
    await user.remove()
  }
}

async function firstUse(user: FreshUser, { exec }: Installation, display: string): Promise<void> {
  const report = await showCameras(user, exec, display, async (page) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await page.getByRole('textbox', { name: LIMIT_FIELD }).fill(`${WALL_LIMIT}`)
    await page.getByRole('textbox', { name: LIMIT_FIELD }).press('Enter')
    await page.keyboard.press('Escape')
  })
  checkPainted(report)
  const settings = await readFile(join(user.home, '.config/Camwall/settings.json'), 'utf8')
  const { hub } = JSON.parse(settings) as { readonly hub: { readonly wallMaxFps: number | null } }
  assert.equal(hub.wallMaxFps, WALL_LIMIT)
  progress(`a fresh user started it, saw ${CAMERAS.length} Python senders, and set a limit`)
}

async function secondUse(user: FreshUser, { exec }: Installation, display: string): Promise<void> {
  const report = await showCameras(user, exec, display, async (page) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const kept = await page.getByRole('textbox', { name: LIMIT_FIELD }).inputValue()
    assert.equal(kept, `${WALL_LIMIT}`)
    await page.keyboard.press('Escape')
  })
  checkPainted(report)
  progress('started again: the limit is kept')
}

/** Runs real Python senders; calls `use` when each of them has a tile. */
async function showCameras(
  user: FreshUser,
  exec: readonly string[],
  display: string,
  use: (page: Page) => Promise<void>,
): Promise<Report> {
  const address = `tcp://127.0.0.1:${await freePort()}`
  const screenshot = join(user.home, 'wall.png')
  const flags = ['--listen', address, '--screenshot', screenshot]
  const wall = await startInstalled(user, exec, display, flags)
  const { startSenders } = await import('../support/python.ts')
  const senders = startSenders(
    CAMERAS.map((name) => ({ name, address, mode: 'req-rep', kind: 'jpg', colour: [40, 200, 40] })),
  )
  try {
    for (const name of CAMERAS) await wall.page.locator(`[data-camera=${name}]`).waitFor()
    await use(wall.page)
    const before = senders.lines.length
    await senders.until(({ length }) => length >= before + ENOUGH_FRAMES)
    const report = await wall.quit()
    await mkdir(RESULTS, { recursive: true })
    await copyFile(screenshot, join(RESULTS, 'installed-wall.png'))
    return report
  } finally {
    await senders.kill()
  }
}

function checkPainted({ cameras }: Report): void {
  assert.deepEqual(cameras.map(({ name }) => name).sort(), CAMERAS)
  for (const { name, painted } of cameras) assert.ok(painted > 0, `${name} was never painted`)
}

function progress(line: string): void {
  console.log(`smoke: ${line}`)
}
