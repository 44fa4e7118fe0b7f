/** “Copy report”: how Camwall is doing, as plain text on the clipboard. */
import type { Feature, House } from '../../app/house.ts'
import { plainReport } from '../../app/report/plain-report.ts'
import { versionWords } from '../../app/report/version-words.ts'
import type { RequestContracts } from '../../contract/request.ts'
import type { reportCommands } from './contract.ts'

export const report: Feature<RequestContracts, typeof reportCommands> = {
  name: 'report',
  start: (house) => ({
    handlers: {},
    runners: { 'copy-report': () => void copyReport(house) },
  }),
}

async function copyReport({ camwall, desktop, startedAt, log }: House): Promise<void> {
  const { state, cameras, sections } = camwall
  const versions = versionWords(desktop.version)
  await desktop.copyText(
    plainReport({ versions, startedAt, now: Date.now(), sections, state, cameras }),
  )
  camwall.notify({
    key: 'report copied',
    severity: 'info',
    what: 'The report is on the clipboard.',
    todo: `Paste it where you ask for help. The log is ${log.path}.`,
  })
}
