/** Runs the built Camwall for screenshots, with settings of its own, and takes them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import type { CommandId } from '../../src-main/features/list.ts'
import { launchCamwall } from '../../tests/support/launch-camwall.ts'
import type { Display } from '../display.ts'

/** In CSS pixels: of the guide's screenshots, and of each window until it is resized. */
export const WINDOW: Size = { width: 1280, height: 800 }
export const LOOPBACK = 'tcp://127.0.0.1:5555'
/** Shown instead of the folder of the person who takes the screenshots. */
const EXAMPLE_FOLDER = '/home/anna/Videos/Camwall'

/** A running Camwall. */
export interface Shown {
  readonly app: ElectronApplication
  readonly page: Page
}

export interface Stage extends Shown {
  /** For files; it is removed afterwards. */
  readonly folder: string
  /** Takes the screenshot of this name. `prepare` is called in each size of the window. */
  readonly shoot: (name: string, prepare?: () => Promise<void>) => Promise<void>
  readonly atEnd: AtEnd
}

/** What is called at the end of the run, also after an error. */
type AtEnd = (close: () => Promise<void>) => void

/** One run of Camwall, in which any number of screenshots are taken. */
export interface Run {
  /** The settings' address by default. */
  readonly listen?: string
  readonly flags?: readonly string[]
  readonly settings?: object
  /** Makes what Camwall needs when it starts, and gives variables of its environment. */
  readonly prepare?: (
    folder: string,
    atEnd: AtEnd,
    electron: string,
  ) => Promise<Readonly<Record<string, string>>>
  readonly work: (stage: Stage) => Promise<void>
}

/** By the names by which they are chosen on the command line. */
export type Runs = Readonly<Record<string, Run>>

export interface Studio {
  readonly electron: string
  readonly display: Display
  /** Sections of the settings that are the same in each run; a run can replace them. */
  readonly settings: object
  readonly shoot: (shown: Shown, ...what: Parameters<Stage['shoot']>) => Promise<void>
}

export async function carryOut(
  { electron, display, settings: common, shoot }: Studio,
  { listen = LOOPBACK, flags = [], settings: own, prepare, work }: Run,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-screenshots-'))
  const settings = {
    version: SETTINGS_VERSION,
    hub: { listen },
    recording: { folder: EXAMPLE_FOLDER },
    ...common,
    ...own,
  }
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings))
  const closing = [() => rm(folder, { recursive: true })]
  const atEnd: AtEnd = (close) => void closing.push(close)
  try {
    const variables = await prepare?.(folder, atEnd, electron)
    const app = await launchCamwall({
      program: electron,
      env: { ...display.env, ...variables },
      flags: ['--user-data-dir', folder, ...flags],
    })
    atEnd(() => app.close())
    const shown = { app, page: await app.firstWindow() }
    await resize(shown, WINDOW)
    await work({ ...shown, folder, shoot: (...what) => shoot(shown, ...what), atEnd })
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

/** Resolves when the page has the size. */
export async function resize({ app, page }: Shown, size: Size): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  )
  await page.waitForFunction(
    ({ width, height }) => innerWidth === width && innerHeight === height,
    size,
  )
}

/** Clicks the menu item of a command. */
export async function choose({ app }: Shown, command: CommandId): Promise<void> {
  await app.evaluate(
    ({ Menu }, id) => void Menu.getApplicationMenu()?.getMenuItemById(id)?.click(),
    command,
  )
}
