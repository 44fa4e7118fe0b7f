/** The whole program: its flags, the demo, the empty wall. */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { electronArguments } from '../../scripts/launch.ts'
import { isRoot } from '../../scripts/machine.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { hasGpu } from '../../src-main/desktop/open-gl.ts'
import { freePort } from '../support/free-port.ts'
import { readScreenshot } from '../support/screenshot.ts'
import { expect } from './camwall.ts'
import { notices } from './notices.ts'
import { withSharedWall } from './shared-wall.ts'
import { colourAt, namesInOrder, tiles } from './tiles.ts'

const run = promisify(execFile)

/** The empty wall. */
const test = withSharedWall(
  (stage) => stage.start(),
  ({ page }) => expect(page.locator('.program')).toBeVisible(),
)

/** Runs Camwall as a command that exits by itself. */
async function command(...flags: string[]) {
  const electron = process.env['CAMWALL_ELECTRON'] ?? ''
  try {
    const { stdout } = await run(electron, electronArguments('.', flags, isRoot()), {
      cwd: repoRoot,
    })
    return { code: 0, output: stdout }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, output: stderr }
  }
}

test('--demo shows moving cameras with their names, and the report counts them', async ({
  stage,
}) => {
  const wall = await stage.start('--demo', '8')
  await expect(tiles(wall.page)).toHaveCount(8)
  const [name = ''] = await namesInOrder(wall.page)
  const before = await wall.page.screenshot()
  await expect.poll(async () => (await wall.page.screenshot()).equals(before)).toBe(false)
  const [red, green, blue] = await colourAt(wall.page, name, 0.5, 0.5)
  expect(red + green + blue).toBeGreaterThan(0)
  await expect(tiles(wall.page).first()).toContainText(/\d+ fps/)

  const report = await wall.quit()
  expect(report.cameras).toHaveLength(8)
  for (const camera of report.cameras) {
    expect(camera.malformed).toBe(0)
    expect(camera.painted).toBeGreaterThan(0)
  }
  const sum = report.cameras.reduce((total, { received }) => total + received, 0)
  expect(report.totals.received).toBe(sum)
})

test('the demo uses the configured pattern', async ({ stage }) => {
  const wall = await stage.start('--demo', '2', '--mode', 'pub-sub')
  await expect(tiles(wall.page)).toHaveCount(2)
  const report = await wall.quit()
  expect(report.cameras.map(({ mode }) => mode)).toEqual(['pub-sub', 'pub-sub'])
})

test('without a GPU, OpenGL is neither loaded nor looked for', async ({ wall }) => {
  test.skip(process.platform !== 'linux' || hasGpu(await readdir('/dev')), 'has a GPU')
  expect(await wall.app.evaluate(({ app }) => app.isHardwareAccelerationEnabled())).toBe(false)
  const libraries = await readFile(`/proc/${wall.app.process().pid}/maps`, 'utf8')
  expect(libraries).toContain('libgtk')
  expect(libraries).not.toMatch(/libGLX|libLLVM|_dri\.so/)
})

test('an empty wall explains how to send, and copies the program', async ({ wall }) => {
  await expect(wall.page.getByText(/imagezmq\.ImageSender\(connect_to=/)).toBeVisible()
  await wall.page.getByRole('button', { name: 'Copy' }).click()
  await expect(wall.page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await wall.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain(`imagezmq.ImageSender(connect_to='${wall.address}')`)
})

test('an empty wall does not move, because each step would be composed and sent to the display', async ({
  wall,
}) => {
  await expect(wall.page.getByText(/imagezmq\.ImageSender\(connect_to=/)).toBeVisible()
  expect(await wall.page.evaluate(() => document.getAnimations().length)).toBe(0)
})

test('--screenshot and --report are written before --exit-after ends Camwall', async ({
  stage,
}) => {
  const shot = join(stage.folder, 'pictures', 'wall.png')
  const report = join(stage.folder, 'r.json')
  const { code } = await command(
    ...['--demo', '3', '--listen', `tcp://127.0.0.1:${await freePort()}`],
    ...['--user-data-dir', join(stage.folder, 'user-data')],
    ...['--exit-after', '4', '--screenshot', shot, '--report', report],
  )
  expect(code).toBe(0)
  const { width, height } = readScreenshot(await readFile(shot))
  expect(width).toBeGreaterThan(600)
  expect(height).toBeGreaterThan(400)
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ program: 'camwall' })
})

test('Camwall ends at once, although recordings cannot be written', async ({ stage }) => {
  test.skip(process.platform !== 'linux', 'No folder can be made in /proc.')
  const wall = await stage.start('--demo', '1', '--record', '/proc/nowhere')
  await expect(notices(wall.page)).toBeVisible()
  await wall.quit()
})

test('an unknown flag is an error with the usage', async () => {
  const { code, output } = await command('--wall')
  expect(code).toBe(2)
  expect(output).toContain("'--wall'")
  expect(output).toContain('Usage: camwall')
})

test('--version and --help print and exit', async () => {
  const { version } = JSON.parse(await readFile(join(repoRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  expect((await command('--version')).output).toBe(`Camwall ${version}\n`)
  expect((await command('--help')).output).toContain('--connect tcp://HOST:PORT')
})

test('a busy main process answers every evaluation of a test', async ({ wall }) => {
  await wall.app.evaluate(() => {
    const keepBusy = (turns: number) => {
      const end = performance.now() + 20
      while (performance.now() < end) structuredClone(process.versions)
      if (turns > 0) setImmediate(keepBusy, turns - 1)
    }
    keepBusy(50)
  })
  for (let time = 1; time <= 20; time++)
    expect(await wall.app.evaluate(({ app }) => app.getName())).toBe('Camwall')
})

test('an internal error is written to the log before it is handled', async ({ wall }) => {
  const printed = await wall.app.evaluate(
    () =>
      new Promise<string>((resolve) => {
        process.once('uncaughtException', (error) => resolve(error.message)) // Instead of Electron's dialog.
        setImmediate(() => {
          throw new Error('Nobody\ncatches this.')
        })
      }),
  )
  expect(printed).toBe('Nobody\ncatches this.')
  const log = await readFile(join(wall.userData, 'logs', 'camwall.log'), 'utf8')
  expect(log).toMatch(/^\S+Z fault: Error: Nobody catches this\. at /m)
})
