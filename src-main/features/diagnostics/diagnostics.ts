/** “Save diagnostics”: shows a save dialog, and packs what support needs. Nothing leaves the computer. */
import { join } from 'node:path'
import type { RequestingWindow } from '../../app/request-context.ts'
import type { Feature, House } from '../../app/house.ts'
import { versionWords } from '../../app/report/version-words.ts'
import type { RequestContracts } from '../../contract/request.ts'
import { hubSection } from '../../contract/settings.ts'
import { message } from '../../contract/text/text.ts'
import { writeFileAtomic } from '../../lib/write-file-atomic.ts'
import { gatherDiagnostics, type Privacy } from './contents.ts'
import type { diagnosticsCommands } from './contract.ts'
import { zipped } from './zip.ts'

export const diagnostics: Feature<RequestContracts, typeof diagnosticsCommands> = {
  name: 'diagnostics',
  start: (house) => ({
    handlers: {},
    runners: {
      'save-diagnostics': ({ window }) => void save(house, window, 'without-names'),
      'save-diagnostics-all': ({ window }) => void save(house, window, 'with-all'),
    },
  }),
}

async function save(house: House, window: RequestingWindow, privacy: Privacy): Promise<void> {
  const { camwall, desktop } = house
  const path = await desktop.chooseWhereToSave(window, {
    title: message('dialog.save-diagnostics'),
    defaultPath: join(desktop.folders.documents, `camwall-diagnostics-${today()}.zip`),
    kind: { name: message('dialog.zip-archive'), extension: 'zip' },
  })
  if (path === undefined) return
  try {
    await writeFileAtomic(path, await zipped(await gather(house, privacy)))
    camwall.notify({
      key: 'diagnostics',
      severity: 'info',
      what: message('notice.diagnostics-saved', { path }),
      todo: message('notice.diagnostics-saved.todo'),
    })
  } catch (error) {
    camwall.notify({
      key: 'diagnostics',
      severity: 'error',
      what: message('notice.diagnostics-not-saved', { error: String(error) }),
      todo: message('notice.diagnostics-not-saved.todo'),
    })
  }
}

async function gather(house: House, privacy: Privacy) {
  const { camwall, desktop, log, startedAt } = house
  await log.flush()
  const { state, cameras, sections, settings, hubKey } = camwall
  return gatherDiagnostics(
    {
      versions: versionWords(desktop.version),
      startedAt,
      now: Date.now(),
      sections,
      state,
      cameras,
      hub: settings.get(hubSection),
      hubKey,
      report: house.report(),
      logPath: log.path,
      dumpsFolder: desktop.folders.crashDumps,
      home: desktop.folders.home,
    },
    privacy,
  )
}

/** In local time: `2026-11-23`. */
function today(): string {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
