/** The orderly end: a screenshot and a report if asked for, every socket closed, then the process. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import type { Flags } from './command-line/flags.ts'
import type { DemoCameras } from '../demo/demo-cameras.ts'
import { within } from '../lib/pause.ts'
import type { Report } from '../features/report/report.ts'
import { ownAppImage } from '../features/updates/own-place.ts'
import type { Updates } from '../features/updates/updates.ts'
import { placeOf } from './windows/wall-window.ts'

/** A page that hangs must not keep the app from ending. */
const SCREENSHOT_TIMEOUT_MS = 5000

/** All of the end together, but for an update that takes over; whatever still hangs is left behind. */
const END_TIMEOUT_MS = 10_000

export interface ExitPlan {
  readonly flags: Flags
  readonly camwall: Camwall
  readonly demo: DemoCameras
  readonly wall: BrowserWindow
  readonly figures: () => Report
  readonly updates: Updates
  readonly closeLog: () => Promise<void>
}

/** Ctrl-C and its kin, a closed window, the menu's Quit and `--exit-after` all take the same way, once. */
export function exitWhenAsked(plan: ExitPlan): void {
  let ending: Promise<void> | undefined
  let hasEnded = false
  const exit = () => {
    ending ??= end(plan).then((exitCode) => {
      hasEnded = true
      if (plan.updates.isRestarting) void beReplaced(plan)
      else app.exit(exitCode)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, exit)
  app.on('before-quit', (event) => {
    if (hasEnded) return
    event.preventDefault()
    exit()
  })
  plan.wall.on('close', (event) => {
    if (hasEnded) return
    event.preventDefault() // The end of the process closes it: a screenshot may still be asked for.
    exit()
  })
  const { exitAfterSeconds } = plan.flags
  if (exitAfterSeconds !== undefined) setTimeout(exit, exitAfterSeconds * 1000)
}

/** The new version takes the place of this one, which else starts anew: a wall must come back. */
async function beReplaced({ updates, closeLog }: ExitPlan): Promise<void> {
  app.releaseSingleInstanceLock() // The new version may start before this one is gone.
  await updates.install()
  app.relaunch({ execPath: ownAppImage() ?? process.execPath })
  void within(END_TIMEOUT_MS, closeLog()).finally(() => app.exit(1))
}

/** Gives the exit code. */
async function end(plan: ExitPlan): Promise<0 | 1> {
  const { flags, camwall, demo, wall, updates } = plan
  const late = setTimeout(() => app.exit(1), END_TIMEOUT_MS)
  updates.stop()
  const faults: string[] = []
  const attempt = async (what: string, task: () => Promise<void>) => {
    try {
      await task()
    } catch (error) {
      faults.push(`camwall: ${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const { screenshot, report } = flags
  if (screenshot !== undefined)
    await attempt('the screenshot could not be written', () => writeScreenshot(wall, screenshot))
  const place = placeOf(wall)
  if (place !== undefined) camwall.settings.setWindow(place)
  await attempt('the hub could not be closed', () => camwall.stop())
  await attempt('the demo cameras could not be stopped', () => demo.stop())
  if (report !== undefined)
    await attempt('the report could not be written', () =>
      writeNewFile(report, `${JSON.stringify(plan.figures(), undefined, 2)}\n`),
    )
  await attempt('the log could not be closed', () => plan.closeLog())
  clearTimeout(late) // A new version may take longer to take over, and has a bound of its own.
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

async function writeScreenshot(wall: BrowserWindow, path: string): Promise<void> {
  const image = await within(SCREENSHOT_TIMEOUT_MS, wall.webContents.capturePage())
  if (image === undefined) throw new Error('the page does not answer')
  await writeNewFile(path, image.toPNG())
}

async function writeNewFile(path: string, data: string | Buffer): Promise<void> {
  const absolute = resolve(path)
  await mkdir(dirname(absolute), { recursive: true })
  await writeFile(absolute, data)
}
