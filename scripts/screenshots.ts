/**
 * `npm run screenshots`: takes the guide's screenshots of the real app, into docs/images. `npm run screenshots alarms` takes only
 * those of one run of the app; `RUNS` has the names.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScene, sceneName } from '@camwall/demo-scenes'
import jpegTurbo from '@julusian/jpeg-turbo'
import type { Page } from '@playwright/test'
import { launchCamwall } from '../tests/support/launch-camwall.ts'
import { openImageSender, type ImageSender } from '../src-main/receive/imagezmq/image-sender.ts'
import type { ImageArray } from '../src-main/receive/imagezmq/message.ts'
import { SETTINGS_VERSION } from '../src-main/app/settings/settings-file.ts'
import { DAYS, type AlarmRule } from '../src-main/contract/alarm-rule.ts'
import { hubSection } from '../src-main/contract/settings.ts'
import { newRule } from '../src-renderer/features/alarms/rule-draft.ts'
import { build } from './build.ts'
import { withDisplay, type Display } from './display.ts'
import { ensureElectron } from './electron.ts'
import { ensureLinuxLibraries } from './linux-libraries.ts'
import { repoRoot } from './paths.ts'
import { runScript } from './set-up-error.ts'

const WINDOW = { width: 1280, height: 800 }
/** JPEG, because the cameras' noise would make a PNG of a megabyte. At this quality text is sharp. */
const QUALITY = 88
/** Only for the screenshot of the empty wall, which shows the addresses for senders. */
const EVERYWHERE = hubSection.defaults.listen
const LOOPBACK = 'tcp://127.0.0.1:5555'
/** Shown instead of the address of the computer on which the screenshots are taken. */
const EXAMPLE_ADDRESS = '192.168.1.20'
/** Shown instead of the folder of the person who takes the screenshots. */
const EXAMPLE_FOLDER = '/home/anna/Videos/Camwall'
/** Rates are measured over two seconds; the demo's first frames are slow. */
const STEADY_MS = 4000
/** Longer than the animations of tiles, the sheet and controls. */
const MOVED_MS = 1000
const CAMERA = { width: 640, height: 480 }
/** With a text and zeros of this size imagenode says that something happened. */
const NO_PICTURE: ImageArray = { shape: [3, 3, 3], data: Buffer.alloc(27) }
const LOST = { ...newRule([], 'Lost'), lastsSeconds: 0 }
const MOTION_AT_NIGHT: AlarmRule = {
  ...newRule([LOST], 'Motion at night'),
  trigger: { kind: 'text', text: 'motion', isPattern: false },
  schedule: { days: DAYS, from: '22:00', to: '06:00' },
}

interface Run {
  readonly listen: string
  readonly flags: readonly string[]
  readonly settings?: object
  readonly work: (page: Page) => Promise<void>
}

/** Runs Camwall with its own settings, in a window of the guide's size. */
async function withCamwall(
  { electron, display }: { readonly electron: string; readonly display: Display },
  { listen, flags, settings: own, work }: Run,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-screenshots-'))
  const settings = {
    version: SETTINGS_VERSION,
    hub: { listen },
    appearance: { theme: 'dark' },
    recording: { folder: EXAMPLE_FOLDER },
    ...own,
  }
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings))
  const app = await launchCamwall({
    program: electron,
    env: display.env,
    flags: ['--user-data-dir', folder, ...flags],
  })
  try {
    const page = await app.firstWindow()
    await app.evaluate(
      ({ BrowserWindow }, { width, height }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      WINDOW,
    )
    await page.waitForFunction(
      ({ width, height }) => innerWidth === width && innerHeight === height,
      WINDOW,
    )
    await work(page)
  } finally {
    await app.close()
    await rm(folder, { recursive: true })
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  const path = `docs/images/${name}.jpg`
  await page.mouse.move(0, 0) // Tiles under the pointer show their controls.
  await page.waitForTimeout(MOVED_MS)
  await page.screenshot({ path: join(repoRoot, path), quality: QUALITY, scale: 'css' })
  console.log(path)
}

/** Waits until camera `index` of the demo is in a state. */
async function until(page: Page, state: 'live' | 'stalled' | 'gone', index: number): Promise<void> {
  await page.locator(`[data-camera="${sceneName(index)}"][data-state=${state}]`).waitFor()
}

async function untilSteady(page: Page, cameras: number): Promise<void> {
  for (let index = 0; index < cameras; index++) await until(page, 'live', index)
  await page.waitForTimeout(STEADY_MS)
}

async function shootWall(page: Page): Promise<void> {
  await untilSteady(page, 8)
  await shoot(page, 'wall')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('dialog', { name: 'Settings' }).waitFor()
  await shoot(page, 'settings')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: '1 + 7' }).check()
  await page.waitForTimeout(STEADY_MS)
  await shoot(page, 'layout')
  await page.getByRole('radio', { name: 'Fit all' }).check()
  await page.getByRole('radio', { name: 'Free' }).check()
  await page.keyboard.press('Escape')
  await page.locator(`[data-camera="${sceneName(0)}"]`).press(' ')
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
    await page.keyboard.press(key)
  await shoot(page, 'free')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: 'Fit all' }).check()
  await page.keyboard.press('Control+Shift+h')
  await page.waitForTimeout(STEADY_MS)
  await shoot(page, 'health')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('radio', { name: 'Light' }).check()
  await shoot(page, 'light')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.keyboard.press('Escape')
  await page.locator(`[data-camera="${sceneName(1)}"]`).dblclick()
  await page.getByRole('button', { name: 'Show all cameras' }).first().waitFor()
  await shoot(page, 'solo')
}

/** Some seconds ago, in step. */
async function shootPast(page: Page): Promise<void> {
  await untilSteady(page, 8)
  await page.waitForTimeout(STEADY_MS)
  await page.keyboard.press('Control+b')
  await page.getByRole('slider').first().focus()
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+ArrowLeft')
  await shoot(page, 'look-back')
}

/** Four live cameras, one that is stalled and one that is gone. */
async function shootStates(page: Page): Promise<void> {
  await untilSteady(page, 4)
  const stalled = await sendOnce(6)
  const gone = await sendOnce(7)
  await until(page, 'live', 7)
  await gone.close()
  await until(page, 'gone', 7)
  await until(page, 'stalled', 6)
  await page.waitForTimeout(STEADY_MS)
  await shoot(page, 'states')
  await stalled.close()
}

async function sendOnce(index: number): Promise<ImageSender> {
  const sender = await openImageSender({ mode: 'req-rep', connect: LOOPBACK })
  const scene = createScene(index, CAMERA)
  const pixels = Buffer.alloc(CAMERA.width * CAMERA.height * 3)
  scene.draw(pixels, 0, 0)
  const picture = jpegTurbo.compressSync(pixels, {
    ...CAMERA,
    format: jpegTurbo.FORMAT_BGR,
    subsampling: jpegTurbo.SAMP_420,
    quality: 85,
  })
  await sender.sendJpg(scene.name, picture)
  return sender
}

/** Three live cameras, one that is gone, which is an alarm, and one that says what it sees. */
async function shootAlarms(page: Page): Promise<void> {
  await untilSteady(page, 3)
  const gone = await sendOnce(3)
  await until(page, 'live', 3)
  await gone.close()
  await page.locator(`[data-camera="${sceneName(3)}"] .tile-alarm`).waitFor()
  const seeing = await sendOnce(4)
  await until(page, 'live', 4)
  for (const said of ['motion|moving', 'Temp|77 F', 'motion|still'])
    await seeing.sendImage(`${sceneName(4)}|${said}`, NO_PICTURE)
  await page.keyboard.press('Control+Shift+a')
  await page.locator('[data-alarm]').first().waitFor()
  await shoot(page, 'alarms')
  await page.keyboard.press('Control+Shift+e')
  await page.locator('[data-event]', { hasText: 'moving' }).click()
  await shoot(page, 'events')
  await seeing.close()
}

async function shootEmpty(page: Page): Promise<void> {
  await page.getByText(/imagezmq\.ImageSender/).waitFor()
  const own = Object.values(networkInterfaces())
    .flat()
    .flatMap((face) => (face === undefined || face.internal ? [] : [face.address]))
  await page.evaluate(
    ([own, example]) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
        for (const address of own)
          node.nodeValue = (node.nodeValue ?? '').replaceAll(address, example)
    },
    [own, EXAMPLE_ADDRESS] as const,
  )
  await shoot(page, 'empty')
}

const RUNS: Readonly<Record<string, Run>> = {
  empty: { listen: EVERYWHERE, flags: [], work: shootEmpty },
  wall: { listen: LOOPBACK, flags: ['--demo', '8'], work: shootWall },
  past: {
    listen: LOOPBACK,
    flags: ['--demo', '8'],
    settings: { lookBack: { isOn: true } },
    work: shootPast,
  },
  states: { listen: LOOPBACK, flags: ['--demo', '4'], work: shootStates },
  alarms: {
    listen: LOOPBACK,
    flags: ['--demo', '3'],
    settings: { alarms: { rules: [LOST, MOTION_AT_NIGHT], runsOn: false } },
    work: shootAlarms,
  },
}

await runScript(async () => {
  const names = process.argv.slice(2)
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await build()
  await withDisplay(async (display) => {
    for (const [name, run] of Object.entries(RUNS))
      if (names.length === 0 || names.includes(name)) await withCamwall({ electron, display }, run)
  })
  return 0
})
