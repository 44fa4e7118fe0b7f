/** The orderly end: screenshots and a report if asked for, every socket closed, then the process. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, parse, resolve } from 'node:path'
import { app } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import type { Report } from '../app/report/report.ts'
import type { DemoCameras } from '../demo/demo-cameras.ts'
import { ownAppImage } from '../features/updates/own-place.ts'
import { within } from '../lib/pause.ts'
import type { Flags } from './command-line/flags.ts'
import type { WallWindows } from './windows/wall-windows.ts'

/** All of the end together, but for an update that takes over; whatever still hangs is left behind. */
const END_TIMEOUT_MS = 10_000

export interface ExitPlan {
  readonly flags: Flags
  readonly camwall: Camwall
  readonly demo: DemoCameras
  readonly windows: WallWindows
  readonly report: () => Report
  readonly stopFeatures: () => void
  readonly closeLog: () => Promise<void>
}

/** The last thing of all, instead of the end of the process; see `Desktop.quitFor`. */
export type TakeOver = () => Promise<void>

export class Exit {
  #takeOver: TakeOver | undefined

  /** Ends Camwall as a person does, and then has something take its place. */
  quitFor(takeOver: TakeOver): void {
    this.#takeOver = takeOver
    app.quit()
  }

  /** Ctrl-C and its kin, the last window, the menu's Quit and `--exit-after` all take the same way, once. */
  whenAsked(plan: ExitPlan): void {
    let ending: Promise<void> | undefined
    let hasEnded = false
    const exit = () => {
      ending ??= end(plan).then((exitCode) => {
        hasEnded = true
        if (this.#takeOver === undefined) app.exit(exitCode)
        else void beReplaced(plan, this.#takeOver)
      })
    }
    const exitInstead = (event: { preventDefault(): void }) => {
      if (hasEnded) return
      event.preventDefault() // The end of the process closes all windows: screenshots may still be asked for.
      exit()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, exit)
    app.on('before-quit', exitInstead)
    plan.windows.whenLastCloses = exitInstead
    const { exitAfterSeconds } = plan.flags
    if (exitAfterSeconds !== undefined) setTimeout(exit, exitAfterSeconds * 1000)
  }
}

/** The new version takes the place of this one, which else starts anew: a wall must come back. */
async function beReplaced({ closeLog }: ExitPlan, takeOver: TakeOver): Promise<void> {
  app.releaseSingleInstanceLock() // The new version may start before this one is gone.
  await takeOver()
  app.relaunch({ execPath: ownAppImage() ?? process.execPath })
  void within(END_TIMEOUT_MS, closeLog()).finally(() => app.exit(1))
}

/** Gives the exit code. */
async function end(plan: ExitPlan): Promise<0 | 1> {
  const { flags, camwall, demo, windows } = plan
  const late = setTimeout(() => app.exit(1), END_TIMEOUT_MS)
  plan.stopFeatures()
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
    await attempt('the screenshot could not be written', () =>
      writeScreenshots(windows, screenshot),
    )
  windows.save()
  windows.stop()
  await attempt('the hub could not be closed', () => camwall.stop())
  await attempt('the demo cameras could not be stopped', () => demo.stop())
  if (report !== undefined)
    await attempt('the report could not be written', () =>
      writeNewFile(report, `${JSON.stringify(plan.report(), undefined, 2)}\n`),
    )
  await attempt('what reads frames could not be stopped', () => camwall.feed.stop())
  await attempt('the log could not be closed', () => plan.closeLog())
  clearTimeout(late) // A new version may take longer to take over, and has a bound of its own.
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

/** Of the first window by the name that was asked for; `wall-2.png` and so on of the others. */
async function writeScreenshots({ all }: WallWindows, path: string): Promise<void> {
  const { dir, name, ext } = parse(path)
  const written = await Promise.allSettled(
    all.map(async (window, index) => {
      const beside = resolve(dir, `${name}-${index + 1}${ext}`)
      await writeNewFile(index === 0 ? path : beside, await window.capture())
    }),
  )
  for (const each of written) if (each.status === 'rejected') throw each.reason
}

async function writeNewFile(path: string, data: string | Buffer): Promise<void> {
  const absolute = resolve(path)
  await mkdir(dirname(absolute), { recursive: true })
  await writeFile(absolute, data)
}
