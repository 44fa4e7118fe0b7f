/** Every panel, dialog and notice that the guide does not show. */
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sceneName } from '@camwall/demo-scenes'
import { hashPassword } from '../../src-main/lib/password-hash.ts'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import type { CamwallBridge, CommandId } from '../../src-main/features/list.ts'
import { UpdateServer } from '../../tests/support/update-server.ts'
import { STEADY_MS, tileOf, untilSteady } from './cameras.ts'
import { choose, LOOPBACK, type Runs, type Shown, type Stage } from './run.ts'

declare const window: { readonly camwall: CamwallBridge }

/** An address that no computer has (RFC 5737). */
const NOT_HERE = 'tcp://192.0.2.1:5555'
const PUBLISHERS = ['tcp://127.0.0.1:5571', 'tcp://camera-in-the-greenhouse.local:5555']
const NEWER = '99.1.0'
/** So long that strips are wide enough to be seen. */
const RECORDED_MS = 8000
/** What is seen of a sheet in the lowest window, in CSS pixels. */
const SCROLLED = 400

/** A sheet from its beginning to its end. */
async function shootScrolled({ page, shoot }: Stage, name: string): Promise<void> {
  const sheet = page.locator('.sheet')
  const height = await sheet.evaluate((element) => element.scrollHeight)
  for (let top = 0, part = 1; top < height; top += SCROLLED, part++)
    await shoot(`${name}-${part}`, () =>
      sheet.evaluate((element, to) => void (element.scrollTop = to), top),
    )
}

async function shootSettings(stage: Stage): Promise<void> {
  await untilSteady(stage.page, 4)
  await choose(stage, 'settings')
  await shootScrolled(stage, 'settings')
}

/** The sections in which Camwall connects to others, and others to it, none of which is there. */
async function shootConnections(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 4)
  await choose(stage, 'settings')
  for (const section of ['Publish', 'Web', 'MQTT']) {
    await page.getByRole('textbox', { name: 'Search settings' }).fill(section)
    await shoot(`settings-${section.toLowerCase()}`)
  }
}

async function shootPanels(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 8)
  await tileOf(page, sceneName(0)).press('d')
  await shoot('details')
  await tileOf(page, sceneName(0)).press('v')
  await page.locator('.histogram').waitFor()
  await shoot('values-of-jpeg')
  await page.keyboard.press('F1')
  await shoot('keys')
  await page.getByRole('textbox', { name: 'Search commands and keys' }).fill('turn')
  await shoot('keys-found')
  await choose(stage, 'notices')
  await shoot('notices-none')
  await page.keyboard.press('Escape')
  await choose(stage, 'layout')
  await shootScrolled(stage, 'layout')
  await page.getByRole('radio', { name: 'By hand' }).check()
  const added = page.getByRole('textbox', { name: 'Add cameras by name' })
  await added.fill('Pond')
  await shoot('layout-by-hand', () => added.scrollIntoViewIfNeeded())
  await choose(stage, 'full-screen')
  await shoot('full-screen')
}

const DIALOGS: readonly CommandId[] = [
  'camera-groups',
  'new-layout',
  'rename-layout',
  'save-template',
  'rename-camera',
  'replace-camera',
  'answer-camera',
]

async function shootDialogs(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 8)
  await tileOf(page, sceneName(1)).click()
  for (const command of DIALOGS) {
    await choose(stage, command)
    await page.getByRole('dialog').waitFor()
    await shoot(`dialog-${command}`)
    await page.keyboard.press('Escape')
  }
  for (const name of ['Doors', 'A layout with a long name, for the people of the night', 'Lab']) {
    await choose(stage, 'new-layout')
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name, exact: true }).waitFor()
  }
  await choose(stage, 'cycle-layouts')
  await shoot('tabs')
  await choose(stage, 'layout')
  await page.getByRole('radio', { name: 'By hand' }).waitFor()
  await shootScrolled(stage, 'layout-of-several')
  await choose(stage, 'delete-layout')
  await shoot('dialog-delete-layout')
  await page.keyboard.press('Escape')
  await choose(stage, 'new-layout')
  const created = page.getByRole('dialog', { name: 'New layout' })
  await created.getByText('By hand').click()
  await page.keyboard.press('Enter')
  await page.getByText('This layout has no cameras').waitFor()
  await page.keyboard.press('Escape')
  await shoot('empty-layout')
}

async function shootRules(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 3)
  await choose(stage, 'alarms')
  await shoot('alarms-none')
  await page.getByRole('button', { name: 'New rule' }).click()
  await page.getByRole('checkbox', { name: 'Webhook' }).check()
  await shootScrolled(stage, 'alarm-rule')
}

/** Errors, warnings and news, in the bar and in their panel. */
async function shootNotices(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 3)
  await choose(stage, 'record-all')
  await page.locator('.notice-line').waitFor()
  await shoot('notice-in-bar')
  await choose(stage, 'check-for-updates')
  await choose(stage, 'notices')
  await page.getByRole('button', { name: 'Download' }).waitFor()
  await choose(stage, 'snapshot-all')
  await page.waitForTimeout(STEADY_MS)
  await shoot('notices')
}

async function shootRecording(stage: Stage): Promise<void> {
  const { page, shoot, folder } = stage
  await untilSteady(page, 8)
  await page.evaluate(
    (to) => window.camwall.request('settings:change', 'recording', { folder: to }),
    folder,
  )
  await choose(stage, 'record-all')
  await page.waitForTimeout(STEADY_MS)
  await shoot('recording')
  await page.waitForTimeout(RECORDED_MS)
  await page.keyboard.press('Control+e')
  await choose(stage, 'recordings')
  const sheet = page.getByRole('dialog', { name: 'Recordings' })
  await sheet.getByRole('img', { name: / at / }).waitFor()
  await shoot('recordings')
  await sheet.getByRole('slider', { name: 'Time' }).press('Enter')
  const bar = page.getByRole('region', { name: 'Recordings being played' })
  await bar.getByText('Recorded').waitFor()
  await shoot('recordings-played')
  const time = bar.getByRole('slider', { name: 'Time' })
  for (const key of ['Home', 'i', 'End', 'o']) await time.press(key)
  await shoot('stretch-marked')
  await choose(stage, 'export')
  await page.getByRole('dialog', { name: 'Save a stretch' }).waitFor()
  await shoot('export')
}

/** Files with faults, and with changes of which some are a risk. */
async function shootImport(stage: Stage): Promise<void> {
  const { page, shoot, folder } = stage
  const files = {
    faults: { hub: { mode: 'pull', maxFps: 'many' }, appearance: { theme: 'pink' } },
    changes: {
      hub: { listen: 'tcp://*:5600', allowNames: [], maxFps: 24 },
      appearance: { theme: 'night' },
      layouts: [{ id: 'l1', name: 'Doors' }],
    },
  }
  await page.getByText(/imagezmq\.ImageSender/).waitFor()
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, `${name}.json`)
    await writeFile(path, JSON.stringify({ version: SETTINGS_VERSION, ...content }, null, 2))
    await answerOpenDialog(stage, path)
    await choose(stage, 'import-settings')
    await page.getByRole('dialog').waitFor()
    await shoot(`import-${name}`)
    await page.keyboard.press('Escape')
  }
}

/** The person chooses this file in the system's dialog. */
async function answerOpenDialog({ app }: Shown, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function shootPin({ app, page, shoot }: Stage): Promise<void> {
  await untilSteady(page, 8)
  await shoot('kiosk')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      type: 'keyDown',
      keyCode: 'Q',
      modifiers: ['control', 'alt', 'shift'],
    }),
  )
  await page.getByRole('dialog').waitFor()
  await shoot('kiosk-pin')
}

/** An update server that has a newer version, for a Camwall that believes to be an AppImage. */
async function offerUpdate(
  folder: string,
  atEnd: Stage['atEnd'],
  electron: string,
): Promise<Readonly<Record<string, string>>> {
  const server = await UpdateServer.start()
  atEnd(() => server.stop())
  server.publish({ version: NEWER, artefact: Buffer.from('newer') })
  const config = join(folder, 'app-update.yml')
  const appImage = join(folder, 'camwall.AppImage')
  await writeFile(appImage, 'older')
  await writeFile(config, `provider: generic\nurl: ${server.address}\n`)
  return {
    CAMWALL_UPDATES_CONFIG: config,
    APPIMAGE: appImage,
    APPDIR: dirname(electron),
    XDG_CACHE_HOME: folder,
  }
}

export const PANEL_RUNS: Runs = {
  fault: {
    listen: NOT_HERE,
    work: async ({ page, shoot }) => {
      await page.getByRole('alert').waitFor()
      await shoot('empty-fault')
    },
  },
  publishers: {
    settings: { hub: { mode: 'pub-sub', connect: PUBLISHERS } },
    work: async (stage) => {
      await stage.page.locator('.publishers').waitFor()
      await stage.shoot('empty-pub-sub')
      await choose(stage, 'settings')
      await stage.shoot('settings-pub-sub')
    },
  },
  settings: {
    flags: ['--demo', '4'],
    settings: {
      lookBack: { isOn: true },
      publish: { address: 'tcp://127.0.0.1:5572' },
      health: { darkSeconds: 60, frozenSeconds: 120 },
    },
    work: shootSettings,
  },
  connections: {
    flags: ['--demo', '4'],
    settings: {
      publish: { address: 'tcp://127.0.0.1:5572', relays: ['tcp://127.0.0.1:5580'] },
      web: { address: 'http://127.0.0.1:8099' },
      mqtt: { broker: 'mqtt://127.0.0.1:1883', user: 'camwall' },
    },
    work: shootConnections,
  },
  panels: { flags: ['--demo', '8'], work: shootPanels },
  dialogs: { flags: ['--demo', '8'], work: shootDialogs },
  rules: { flags: ['--demo', '3'], work: shootRules },
  notices: {
    flags: ['--demo', '3'],
    settings: { recording: { folder: '/proc/nowhere' }, snapshotFolder: '/proc/nowhere' },
    prepare: offerUpdate,
    work: shootNotices,
  },
  recording: { flags: ['--demo', '8'], work: shootRecording },
  import: {
    settings: { hub: { listen: LOOPBACK, allowNames: ['Barn'] } },
    work: shootImport,
  },
  kiosk: {
    flags: ['--demo', '8', '--kiosk'],
    settings: { kioskPin: await hashPassword('2468') },
    work: shootPin,
  },
}
