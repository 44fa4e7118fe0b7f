/** Starts the real, built Camwall for a test, and fails the test if the page logs an error. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { withDisplay } from '../../scripts/display.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { freePort } from '../support/free-port.ts'
import { runGivenProgram } from '../support/given-program.ts'
import { launchCamwall } from '../support/launch-camwall.ts'
import {
  PYTHON,
  startSenders,
  PythonProgram,
  type SenderPlan,
  type SentFrame,
} from '../support/python.ts'

export { expect } from '@playwright/test'

/** Seconds for time limits that are otherwise 20 or 30 seconds; long enough for a busy machine. */
export const SHORT_TIME_LIMITS = { CAMWALL_TIME_LIMIT_SECONDS: '5' }

/** Frames a second of a sender whose rate is of no interest: each frame of each sender costs the machine some work. */
const PLAIN_FPS = 5

/** A running Camwall. */
export interface Wall {
  readonly app: ElectronApplication
  readonly page: Page
  /** The hub's address, for senders on this computer. */
  readonly address: string
  /** The folder of its settings and logs. */
  readonly userData: string
  /** Quits by closing the window, or by the menu if there are several windows. Returns the report. */
  quit(): Promise<Report>
}

export interface Stage {
  /** A folder for this test: settings, reports, screenshots. */
  readonly folder: string
  /** Starts Camwall with additional flags. It listens on a free port unless `--listen` is given. */
  start(...flags: string[]): Promise<Wall>
  /** Starts Camwall again, with the address from the settings. */
  startAgain(...flags: string[]): Promise<Wall>
  senders(plans: readonly SenderPlan[]): PythonProgram<SentFrame>
  /** Runs a program of `tests/interop/`. */
  program(name: string, args: readonly string[]): PythonProgram<string>
  /** Environment variables for each Camwall that is started after this call. */
  setVariables(variables: Readonly<Record<string, string>>): void
  /** Errors on the page's console that the test expects. */
  expectErrors(pattern: RegExp): void
  /** Runs a program that Camwall generated. */
  givenProgram(text: string): Promise<PythonProgram<string>>
}

export const test = base.extend<{ stage: Stage }, { display: undefined }>({
  // Windows on the same display take each other's focus and share a clipboard.
  display: [
    async ({}, use) =>
      withDisplay(async ({ env }) => {
        Object.assign(process.env, env)
        await use(undefined)
      }),
    { scope: 'worker', auto: true },
  ],
  stage: async ({}, use, testInfo) => {
    const open = await openStage()
    await use(open.stage)
    if (testInfo.errors.length > 0) open.printLog()
    await open.close()
    expect(open.takeErrors(), 'errors on the console of the page').toEqual([])
  },
})

export interface OpenStage {
  readonly stage: Stage
  /** The errors that no test expected, since the last call. */
  takeErrors(): readonly string[]
  /** Prints what Camwall said. */
  printLog(): void
  close(): Promise<void>
}

export async function openStage(): Promise<OpenStage> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-e2e-'))
  const closing: (() => Promise<unknown>)[] = []
  const errors: string[] = []
  const expected: RegExp[] = []
  const log: string[] = []
  const variables: Record<string, string> = {}
  const start = async (flags: readonly string[]) => {
    const wall = await startCamwall({ folder, flags, variables, errors, log })
    closing.push(() => wall.app.close())
    return wall
  }
  const stage: Stage = {
    folder,
    start: async (...flags) => {
      const isGiven = flags.includes('--listen')
      return start(isGiven ? flags : ['--listen', `tcp://127.0.0.1:${await freePort()}`, ...flags])
    },
    startAgain: (...flags) => start(flags),
    senders: (plans) => {
      const program = startSenders(plans.map((plan) => ({ fps: PLAIN_FPS, ...plan })))
      closing.push(() => program.kill())
      return program
    },
    program: (name, args) => {
      const program = new PythonProgram<string>(name, args)
      closing.push(() => program.kill())
      return program
    },
    setVariables: (more) => void Object.assign(variables, more),
    expectErrors: (pattern) => void expected.push(pattern),
    givenProgram: async (text) => {
      const program = await runGivenProgram(text, folder)
      closing.push(() => program.kill())
      return program
    },
  }
  return {
    stage,
    takeErrors: () => {
      const patterns = expected.splice(0)
      return errors.splice(0).filter((error) => !patterns.some((pattern) => pattern.test(error)))
    },
    printLog: () => console.error(['What Camwall said:', ...log].join('\n')),
    close: async () => {
      for (const close of closing.reverse()) await close()
      // Electron's child processes may still write shortly after it has exited.
      await rm(folder, { recursive: true, maxRetries: 5 })
    },
  }
}

/** Clicks the menu item of a command. */
export function clickMenu({ app }: Wall, command: string): Promise<void> {
  return app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

/** Makes the window small, for tests of many screenshots: their size is most of their cost. */
export function makeSmall({ app }: Wall): Promise<void> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(640, 480),
  )
}

/** Skips the tests of a file that needs Python senders if there is no Python; `npm test` reports this. */
export function needsPython(): void {
  test.skip(PYTHON === undefined, 'There is no Python with imagezmq.')
}

interface Start {
  readonly folder: string
  readonly flags: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  readonly errors: string[]
  readonly log: string[]
}

async function startCamwall({ folder, flags, variables, errors, log }: Start): Promise<Wall> {
  const packaged = process.env['CAMWALL_PROGRAM']
  const program = packaged ?? process.env['CAMWALL_ELECTRON']
  if (program === undefined) throw new Error('Run this by `npm test`: it sets CAMWALL_ELECTRON.')
  const report = join(folder, 'report.json')
  const userData = join(folder, 'user-data')
  const app = await launchCamwall({
    program,
    isPackaged: packaged !== undefined,
    env: { ...process.env, ...variables },
    flags: ['--user-data-dir', userData, '--report', report, ...flags],
  })
  for (const output of [app.process().stdout, app.process().stderr])
    output?.on('data', (chunk: Buffer) => log.push(chunk.toString().trimEnd()))
  const page = await app.firstWindow()
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', ({ message, stack = message }) => errors.push(stack))
  // Both are shown once the page has the main process's state and listens for keys.
  await page.locator('[data-hub], [data-full-screen]').first().waitFor()
  return {
    app,
    page,
    address: flags[flags.indexOf('--listen') + 1] ?? '',
    userData,
    quit: async () => {
      const closed = app.waitForEvent('close')
      await app.evaluate(({ app: program, BrowserWindow }) => {
        const [first, ...others] = BrowserWindow.getAllWindows()
        if (others.length === 0) first?.close()
        else program.quit()
      })
      await closed
      return JSON.parse(await readFile(report, 'utf8')) as Report
    },
  }
}
