/** “Save diagnostics”: asks where, and packs there what somebody who helps needs. Nothing leaves the computer. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
// Its build for Node brings a `require` of its own, for threads that are not used here.
import { Zip, ZipDeflate } from 'fflate/browser'
import type { Camwall } from '../../app/camwall.ts'
import { gatherDiagnostics, type Contents, type Privacy } from './contents.ts'
import type { LogFile } from '../../app/log/log-file.ts'
import type { Report } from '../report/report.ts'
import { nextTurn } from '../../lib/pause.ts'
import { writeWhole } from '../../lib/write-whole.ts'
import { versionWords } from '../report/copy-report.ts'

/** Packed in some milliseconds. */
const PIECE_BYTES = 65_536

export interface DiagnosticsPlan {
  readonly wall: BrowserWindow
  readonly camwall: Camwall
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly log: LogFile
  readonly figures: () => Report
}

export async function saveDiagnostics(plan: DiagnosticsPlan, privacy: Privacy): Promise<void> {
  const { wall, camwall } = plan
  const { filePath } = await dialog.showSaveDialog(wall, {
    title: 'Save diagnostics',
    defaultPath: join(app.getPath('documents'), `camwall-diagnostics-${today()}.zip`),
    filters: [{ name: 'ZIP archive', extensions: ['zip'] }],
  })
  if (filePath === '') return // Cancelled.
  try {
    await writeWhole(filePath, await zipped(await gather(plan, privacy)))
    camwall.notify({
      key: 'diagnostics',
      severity: 'info',
      what: `The diagnostics are in ${filePath}.`,
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

async function gather({ camwall, startedAt, log, figures }: DiagnosticsPlan, privacy: Privacy) {
  await log.flush()
  return gatherDiagnostics(
    {
      versions: versionWords(),
      startedAt,
      now: Date.now(),
      state: camwall.state,
      report: figures(),
      logPath: log.path,
      dumpsFolder: app.getPath('crashDumps'),
      home: homedir(),
    },
    privacy,
  )
}

/** In small pieces, between which cameras are answered: packing 4 MB takes a quarter of a second. */
async function zipped(contents: Contents): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let fault: Error | undefined
  const archive = new Zip((error, piece) => {
    if (error === null) pieces.push(piece)
    else fault = error
  })
  for (const [name, bytes] of Object.entries(contents)) {
    const file = new ZipDeflate(name)
    archive.add(file)
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      file.push(bytes.subarray(start, start + PIECE_BYTES))
      await nextTurn()
    }
    file.push(new Uint8Array(0), true)
  }
  archive.end()
  if (fault !== undefined) throw fault
  return Buffer.concat(pieces)
}

/** By the clock on the wall, as a person looks for it. */
function today(): string {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
