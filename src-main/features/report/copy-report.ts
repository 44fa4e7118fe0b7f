/** “Copy report”: how Camwall is doing, as plain text on the clipboard. */
import { release } from 'node:os'
import { app, clipboard } from 'electron'
import { version as libzmqVersion } from 'zeromq'
import type { Camwall } from '../../app/camwall.ts'
import { plainReport } from './plain-report.ts'

export interface ReportPlan {
  readonly camwall: Camwall
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly logPath: string
}

export async function copyReport({ camwall, startedAt, logPath }: ReportPlan): Promise<void> {
  await clipboard.writeText(
    plainReport({ versions: versionWords(), startedAt, now: Date.now(), state: camwall.state }),
  )
  camwall.notify({
    key: 'report copied',
    severity: 'info',
    what: 'The report is on the clipboard.',
    todo: `Paste it where you ask for help. The log is ${logPath}.`,
  })
}

export function versionWords(): readonly string[] {
  const { electron, chrome, node } = process.versions
  return [
    `Camwall ${app.getVersion()}`,
    `Electron ${electron}`,
    `Chromium ${chrome}`,
    `Node ${node}`,
    `libzmq ${libzmqVersion}`,
    `${process.platform} ${release()} ${process.arch}`,
  ]
}
