/** Crashes of all processes: a dump on this computer and a line in the log; nothing is sent. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { app, crashReporter } from 'electron'
import type { LogFile } from '../app/log/log-file.ts'
import type { NewNotice } from '../app/notices/notice-board.ts'
import { message } from '../contract/text/text.ts'
import { listCrashDumps, pruneCrashDumps } from '../features/diagnostics/crash-dumps.ts'

/** To be called before the app is ready, when the settings folder is known. Covers processes that start later. */
export function startCrashDumps(): void {
  app.setPath('crashDumps', join(app.getPath('userData'), 'crash-dumps'))
  crashReporter.start({ uploadToServer: false })
}

/** Only the next run can detect a crash of the main process: its dump is newer than the log's last line. */
export async function hasLastRunCrashed(logPath: string): Promise<boolean> {
  const log = await stat(logPath).catch(() => undefined)
  const [newest] = await listCrashDumps(app.getPath('crashDumps'))
  return log !== undefined && newest !== undefined && newest.at > log.mtimeMs
}

export const LAST_RUN_CRASHED: NewNotice = {
  key: 'last run crashed',
  severity: 'warning',
  what: message('notice.crashed-last-time'),
  todo: message('notice.crashed-last-time.todo', {
    item: message('menu.save-diagnostics'),
    menu: message('menu.help'),
  }),
}

/** Logs each crash, and deletes the oldest dumps when there are many. */
export function followCrashes(log: LogFile): void {
  const ended = async (process: string, { reason, exitCode }: Ended) => {
    if (reason === 'clean-exit') return
    const dumps = await pruneCrashDumps(app.getPath('crashDumps'))
    log.write(
      `crash: ${process} ended (${reason}, exit code ${exitCode}); crash dumps: ${dumps.length}`,
    )
  }
  app.on('render-process-gone', (_event, _contents, details) => void ended('page', details))
  app.on('child-process-gone', (_event, details) => {
    if (details.type === 'GPU') allowMoreGpuCrashes()
    void ended(details.name ?? details.type, details)
  })
  void pruneCrashDumps(app.getPath('crashDumps'))
}

/**
 * Chromium draws without the GPU when its GPU process has crashed three times, and ends the program when it has crashed three
 * times more. But cameras are received and recorded without that process too.
 */
function allowMoreGpuCrashes(): void {
  if (app.getGPUFeatureStatus().gpu_compositing === 'enabled') return
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit')
}

interface Ended {
  readonly reason: string
  readonly exitCode: number
}
