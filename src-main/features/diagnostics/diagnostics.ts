/** “Save diagnostics”: asks where, and packs there what somebody who helps needs. Nothing leaves the computer. */
import { join } from 'node:path'
import type { AskingWindow } from '../../app/asker.ts'
import type { Feature, House } from '../../app/house.ts'
import { versionWords } from '../../app/report/version-words.ts'
import type { RequestContracts } from '../../contract/request.ts'
import { hubSection } from '../../contract/settings.ts'
import { writeWhole } from '../../lib/write-whole.ts'
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

async function save(house: House, window: AskingWindow, privacy: Privacy): Promise<void> {
  const { camwall, desktop } = house
  const path = await desktop.askWhereToSave(window, {
    title: 'Save diagnostics',
    defaultPath: join(desktop.folders.documents, `camwall-diagnostics-${today()}.zip`),
    kind: { name: 'ZIP archive', extension: 'zip' },
  })
  if (path === undefined) return
  try {
    await writeWhole(path, await zipped(await gather(house, privacy)))
    camwall.notify({
      key: 'diagnostics',
      severity: 'info',
      what: `The diagnostics are in ${path}.`,
      todo: 'Look through them before you give them away.',
    })
  } catch (error) {
    camwall.notify({
      key: 'diagnostics',
      severity: 'error',
      what: `The diagnostics could not be saved: ${String(error)}.`,
      todo: 'Make room on the disk, or save them in another folder.',
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

/** By the clock on the wall, as a person looks for it. */
function today(): string {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
