/** Writes the settings file and its backup. Content that cannot be read is kept in another file, never lost. */
import { copyFile, readFile, rename, stat } from 'node:fs/promises'
import { message, sentences, type Message } from '../../contract/text/text.ts'
import { codeOf } from '../../lib/code-of.ts'
import { jsonText } from '../../lib/json-text.ts'
import { writeFileAtomic } from '../../lib/write-file-atomic.ts'

/** Increases with each change of the file's format; older formats are migrated when they are read. */
export const SETTINGS_VERSION = 3

/** The whole file: known sections with all their values, and everything else unchanged. */
export type Content = Readonly<Record<string, unknown>>

/** A file of an older Camwall, as it was. */
export interface OldForm {
  readonly version: number
  readonly text: string
}

/** Written after the file, with the same content: if one is damaged, the other is intact. */
export function backupOf(path: string): string {
  return `${path}.bak`
}

/** Where the file of an older version is kept permanently after it was migrated. */
export function oldFormOf(path: string, version: number): string {
  return `${path}.v${version}`
}

export class SettingsFile {
  readonly path: string
  readonly #targets: readonly string[]
  #old: OldForm | undefined

  /** Saves to `targets`, in their order. Before the first save, the old form is copied. */
  constructor(path: string, targets: readonly string[], old?: OldForm) {
    this.path = path
    this.#targets = targets
    this.#old = old
  }

  /** Whether nothing is saved, because the files are of a newer Camwall. */
  get isReadOnly(): boolean {
    return this.#targets.length === 0
  }

  /** After an interruption at any point, each target is intact, with the last change or the one before. */
  async write(content: Content): Promise<void> {
    if (this.isReadOnly) return
    const text = jsonText(content)
    if (this.#old !== undefined) await keepOldForm(this.path, this.#old)
    this.#old = undefined
    for (const target of this.#targets) await writeFileAtomic(target, text)
  }
}

/** A copy from an earlier migration gets a name with its time: it is kept, too, if it has another content. */
async function keepOldForm(path: string, { version, text }: OldForm): Promise<void> {
  const kept = oldFormOf(path, version)
  const before = await readIfThere(kept)
  if (before === text) return
  if (before !== undefined) await rename(kept, `${kept}-${timeIn((await stat(kept)).mtime)}`)
  await writeFileAtomic(kept, text)
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Moves the file, so that the next write does not replace it. Resolves to a sentence about where it is. */
export async function setAside(path: string, now: Date): Promise<Message> {
  const aside = asideOf(path, now)
  try {
    await rename(path, aside)
    return message('settings-file.kept-as', { path: aside })
  } catch (error) {
    return message('settings-file.not-moved', { path, error: String(error) })
  }
}

/** The same for a file of which only a part cannot be used. */
export async function copyAside(path: string, now = new Date()): Promise<Message> {
  const aside = asideOf(path, now)
  try {
    await copyFile(path, aside)
    return message('settings-file.kept-as', { path: aside })
  } catch (error) {
    return message('settings-file.not-copied', { error: String(error) })
  }
}

function asideOf(path: string, now: Date): string {
  return `${path}.unreadable-${timeIn(now)}`
}

/** Windows allows no colon in a file name. */
function timeIn(time: Date): string {
  return time.toISOString().replaceAll(':', '-')
}

/** Why the settings could not be written, and what to do. */
export function explainWriteFault(path: string, error: unknown): Message {
  return sentences(
    message('settings-file.not-saved', { path, error: String(error) }),
    writeAdvice(error),
    message('settings-file.until-end'),
  )
}

function writeAdvice(error: unknown): Message {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return message('settings-file.disk-full')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return message('settings-file.not-permitted')
    default:
      return message('settings-file.other-folder')
  }
}
