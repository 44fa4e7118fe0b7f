/** Crashes of any of Camwall's processes: a dump on this computer, a line in the log, and nothing sent anywhere. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { app, crashReporter } from 'electron'
import type { LogFile } from '../app/log/log-file.ts'
import type { NewNotice } from '../app/notices/notice-board.ts'
import { listCrashDumps, pruneCrashDumps } from '../features/diagnostics/crash-dumps.ts'

/** Before the app is ready, and once it is known where the settings are. Processes that start later are covered. */
export function startCrashDumps(): void {
  app.setPath('crashDumps', join(app.getPath('userData'), 'crash-dumps'))
  crashReporter.start({ uploadToServer: false })
}

/** A crash of the main process itself is only seen by the next run: its dump is newer than the log's last line. */
export async function hasLastRunCrashed(logPath: string): Promise<boolean> {
  const log = await stat(logPath).catch(() => undefined)
  const [newest] = await listCrashDumps(app.getPath('crashDumps'))
  return log !== undefined && newest !== undefined && newest.at > log.mtimeMs
}

export const LAST_RUN_CRASHED: NewNotice = {
  key: 'last run crashed',
  severity: 'warning',
  what: 'Camwall ended by a crash the last time.',
  todo: 'If it does so again, please report it: Help, Save diagnostics packs what is needed.',
}

/** Each is in the log, and makes the oldest dump go when there are many. */
export function followCrashes(log: LogFile): void {
  const ended = async (process: string, { reason, exitCode }: Ended) => {
    if (reason === 'clean-exit') return
    const dumps = await pruneCrashDumps(app.getPath('crashDumps'))
    log.write(
      `crash: ${process} ended (${reason}, exit code ${exitCode}); crash dumps: ${dumps.length}`,
    )
  }
  app.on('render-process-gone', (_event, _contents, details) => void ended('page', details))
  app.on(
    'child-process-gone',
    (_event, details) => void ended(details.name ?? details.type, details),
  )
  void pruneCrashDumps(app.getPath('crashDumps'))
}

interface Ended {
  readonly reason: string
  readonly exitCode: number
}
