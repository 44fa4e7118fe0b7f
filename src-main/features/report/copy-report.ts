/** “Copy report”: copies the state of Camwall to the clipboard, as plain text. */
import type { Feature, House } from '../../app/house.ts'
import { plainReport } from '../../app/report/plain-report.ts'
import { versionWords } from '../../app/report/version-words.ts'
import type { RequestContracts } from '../../contract/request.ts'
import { message } from '../../contract/text/text.ts'
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
    what: message('notice.report-copied'),
    todo: message('notice.report-copied.todo', { log: log.path }),
  })
}
