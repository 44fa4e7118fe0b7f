/** Exports all settings and layouts to a file, and imports them: checked, shown, and only then written. */
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Feature, House } from '../../app/house.ts'
import type { RequestingWindow } from '../../app/request-context.ts'
import type { Content } from '../../app/settings/settings-file.ts'
import { checkWallFile, faultLine, type CheckedWallFile } from '../../app/settings/wall-file.ts'
import { message, sentences, type Message } from '../../contract/text/text.ts'
import { jsonText } from '../../lib/json-text.ts'
import { messageOf } from '../../lib/message-of.ts'
import { writeFileAtomic } from '../../lib/write-file-atomic.ts'
import type { ImportPlan, wallFileCommands, wallFileRequests } from './contract.ts'
import { changesOf, exportOf, unreadableParts, withChanges } from './import-plan.ts'

/** Hundreds of times what layouts and settings need; what is larger would be parsed for seconds, in which nothing is received. */
const MAX_BYTES = 16 * 1024 * 1024
const KIND = { name: message('dialog.json-file'), extension: 'json' } as const

export const wallFile: Feature<typeof wallFileRequests, typeof wallFileCommands> = {
  name: 'wall-file',
  start(house) {
    /** The checked content of the file that a window shows the changes of. */
    const chosen = new WeakMap<RequestingWindow, Content>()
    return {
      handlers: {
        'wall-file:choose': async ({ window }) => {
          const title = message('dialog.import-settings')
          const path = await house.desktop.chooseFile(window, { title, kind: KIND })
          if (path === undefined) return undefined
          chosen.delete(window)
          const read = await readChosen(path)
          if (!read.ok) return { path, faults: [read.why], changes: [], left: [] }
          const checked = checkWallFile(read.text, house.wallFileForm)
          if (checked.ok) chosen.set(window, checked.content)
          return planOf(house, path, checked)
        },
        'wall-file:import': async ({ window }, allowed) => {
          const content = chosen.get(window)
          if (content === undefined) return
          await importContent(house, content, new Set(allowed))
          chosen.delete(window)
        },
      },
      runners: { 'export-settings': ({ window }) => void save(house, window) },
    }
  },
}

type Chosen =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: Message }

async function readChosen(path: string): Promise<Chosen> {
  const name = basename(path)
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) return { ok: false, why: message('wall-file.too-large', { path: name }) }
    return { ok: true, text: await readFile(path, 'utf8') }
  } catch (error) {
    const why = message('wall-file.not-read', { path: name, error: messageOf(error) })
    return { ok: false, why }
  }
}

function planOf(house: House, path: string, checked: CheckedWallFile): ImportPlan {
  const { camwall, wallFileForm: form } = house
  if (!checked.ok) {
    const faults = checked.faults.map((fault) => faultLine(basename(path), fault))
    return { path, faults, changes: [], left: [] }
  }
  const left = form.stays.filter((name) => Object.hasOwn(checked.content, name))
  return {
    path,
    faults: [],
    changes: changesOf(camwall.settings.saved, checked.content, form),
    left: left.map((name) => message('wall-file.left', { name })),
  }
}

async function importContent(
  { camwall, desktop, wallFileForm: form }: House,
  content: Content,
  allowed: ReadonlySet<string>,
): Promise<void> {
  const { settings } = camwall
  try {
    await settings.replace(withChanges(settings.saved, content, form, allowed))
    desktop.restart()
  } catch (error) {
    camwall.notify({
      key: 'import',
      severity: 'error',
      what: message('notice.settings-not-imported', { error: messageOf(error) }),
    })
  }
}

async function save(
  { camwall, desktop, wallFileForm: form }: House,
  window: RequestingWindow,
): Promise<void> {
  const path = await desktop.chooseWhereToSave(window, {
    title: message('dialog.export-settings'),
    defaultPath: join(desktop.folders.documents, 'camwall.json'),
    kind: KIND,
  })
  if (path === undefined) return
  try {
    const { saved } = camwall.settings
    await writeFileAtomic(path, jsonText(exportOf(saved, form)))
    const left = unreadableParts(saved, form)
    const exported = message('notice.settings-exported', { path })
    const without = message('notice.settings-exported-without', { names: left.join(', ') })
    camwall.notify(
      left.length === 0
        ? { key: 'export', severity: 'info', what: exported }
        : { key: 'export', severity: 'warning', what: sentences(exported, without) },
    )
  } catch (error) {
    const what = message('notice.settings-not-exported', { error: messageOf(error) })
    camwall.notify({ key: 'export', severity: 'error', what })
  }
}
