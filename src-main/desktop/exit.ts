/** The orderly exit: screenshots and a report if requested, all sockets closed, then the end of the process. */
import { parse, resolve } from 'node:path'
import { app } from 'electron'
import type { Camwall } from '../app/camwall.ts'
import type { Report } from '../app/report/report.ts'
import type { PlainTextKey } from '../contract/text/text.ts'
import type { SenderProcess } from '../demo/sender-process.ts'
import { ownAppImage } from '../features/updates/own-place.ts'
import { endNow } from '../lib/end-now.ts'
import { jsonText } from '../lib/json-text.ts'
import { writeGivenFile } from '../lib/write-given-file.ts'
import { messageOf } from '../lib/message-of.ts'
import { within } from '../lib/pause.ts'
import type { Replay } from '../replay/replay.ts'
import type { Flags } from './command-line/flags.ts'
import { TERMINAL_LANGUAGE } from './system-language.ts'
import type { WallWindows } from './windows/wall-windows.ts'

/** For the whole exit, except for the installation of an update; then the process ends in any case. */
const END_TIMEOUT_MS = 10_000

export interface ExitPlan {
  readonly flags: Flags
  readonly camwall: Camwall
  readonly demo: SenderProcess
  readonly replay: Replay
  readonly windows: WallWindows
  readonly report: () => Report
  /** Whether Camwall goes on without windows. */
  readonly runsOn: () => boolean
  /** Called when it does. */
  readonly goesOn: () => void
  readonly stopFeatures: () => void
  readonly closeLog: () => Promise<void>
}

/** Runs last, instead of the end of the process; see `Desktop.quitFor`. */
export type TakeOver = () => Promise<void>

export class Exit {
  #takeOver: TakeOver | undefined

  /** Quits Camwall, and runs `takeOver` last. */
  quitFor(takeOver: TakeOver): void {
    this.#takeOver = takeOver
    app.quit()
  }

  /** Signals, the last window, Quit in the menu and `--exit-after` all start the same exit, once. */
  onRequest(plan: ExitPlan): void {
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
      event.preventDefault() // The end of the process closes all windows, which screenshots may still need.
      exit()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, exit)
    app.on('before-quit', exitInstead)
    plan.windows.whenLastCloses = (closing) => {
      if (plan.runsOn()) plan.goesOn()
      else exitInstead(closing)
    }
    // Without a listener, Electron would quit.
    app.on('window-all-closed', () => undefined)
    const { exitAfterSeconds } = plan.flags
    if (exitAfterSeconds !== undefined) setTimeout(exit, exitAfterSeconds * 1000)
  }
}

/** Installs the new version. If that fails, this one restarts: a wall must come back. */
async function beReplaced({ closeLog }: ExitPlan, takeOver: TakeOver): Promise<void> {
  app.releaseSingleInstanceLock() // The new version may start before this one is gone.
  await takeOver()
  app.relaunch({ execPath: ownAppImage() ?? process.execPath })
  void within(END_TIMEOUT_MS, closeLog()).finally(() => app.exit(1))
}

type ExitFault = Extract<PlainTextKey, `terminal.${string}`>

/** Resolves to the exit code. */
async function end(plan: ExitPlan): Promise<0 | 1> {
  const { flags, camwall, demo, replay, windows } = plan
  const late = setTimeout(endNow, END_TIMEOUT_MS)
  plan.stopFeatures()
  const faults: string[] = []
  const attempt = async (fault: ExitFault, task: () => Promise<void>) => {
    try {
      await task()
    } catch (error) {
      faults.push(`camwall: ${TERMINAL_LANGUAGE.text(fault)}: ${messageOf(error)}`)
    }
  }
  const { screenshot, report } = flags
  if (screenshot !== undefined)
    await attempt('terminal.screenshot-not-written', () => writeScreenshots(windows, screenshot))
  windows.save()
  windows.stop()
  await attempt('terminal.hub-not-closed', () => camwall.stop())
  await attempt('terminal.demo-not-stopped', () => demo.stop())
  await attempt('terminal.replay-not-stopped', () => replay.stop())
  if (report !== undefined)
    await attempt('terminal.report-not-written', () =>
      writeGivenFile(report, jsonText(plan.report())),
    )
  await attempt('terminal.consumers-not-stopped', () => camwall.feed.stop())
  await attempt('terminal.log-not-closed', () => plan.closeLog())
  clearTimeout(late) // The installation of an update may take longer, and has its own time limit.
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

/** The first window's with the requested name; the others' as `wall-2.png` and so on. */
async function writeScreenshots({ all }: WallWindows, path: string): Promise<void> {
  const { dir, name, ext } = parse(path)
  const written = await Promise.allSettled(
    all.map(async (window, index) => {
      const beside = resolve(dir, `${name}-${index + 1}${ext}`)
      await writeGivenFile(index === 0 ? path : beside, await window.capture())
    }),
  )
  for (const each of written) if (each.status === 'rejected') throw each.reason
}
