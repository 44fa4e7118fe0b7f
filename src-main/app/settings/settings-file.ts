/** Writes the settings file and its backup. What stands there and is no longer understood is kept beside, never lost. */
import { access, copyFile, mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../../lib/code-of.ts'
import { writeWhole } from '../../lib/write-whole.ts'

/** Counts up when the file's form changes; older forms are migrated when they are read. */
export const SETTINGS_VERSION = 2

/** The whole file: known sections with all their values, and everything else as it was found. */
export type Content = Readonly<Record<string, unknown>>

/** A file of an older Camwall, as it was. */
export interface OldForm {
  readonly version: number
  readonly text: string
}

/** Written after the file, with the same content: whatever becomes of one, the other is whole. */
export function backupOf(path: string): string {
  return `${path}.bak`
}

/** Where the file of an older version is kept for good, once a newer one is written in its place. */
export function oldFormOf(path: string, version: number): string {
  return `${path}.v${version}`
}

export class SettingsFile {
  readonly path: string
  readonly #targets: readonly string[]
  #old: OldForm | undefined

  /** Saves to `targets`, in their order; before the first time the old form is kept beside. */
  constructor(path: string, targets: readonly string[], old?: OldForm) {
    this.path = path
    this.#targets = targets
    this.#old = old
  }

  /** Cut off at any moment, by a crash or a full disk, each target is whole: of the last change or the one before. */
  async write(content: Content): Promise<void> {
    if (this.#targets.length === 0) return
    const text = `${JSON.stringify(content, undefined, 2)}\n`
    await mkdir(dirname(this.path), { recursive: true })
    if (this.#old !== undefined) await keepOldForm(this.path, this.#old)
    this.#old = undefined
    for (const target of this.#targets) await writeWhole(target, text)
  }
}

/** One that is there stays: it is from before the first migration, when nobody had this form yet. */
async function keepOldForm(path: string, { version, text }: OldForm): Promise<void> {
  const kept = oldFormOf(path, version)
  if (!(await isThere(kept))) await writeWhole(kept, text)
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** Out of the way of the next write, so that nothing is lost; says where it is. */
export async function setAside(path: string, now: Date): Promise<string> {
  const aside = asideOf(path, now)
  try {
    await rename(path, aside)
    return ` The old file is kept as ${aside}.`
  } catch (error) {
    return ` ${path} stays as it is: ${String(error)}`
  }
}

/** The same for a file of which only a part cannot be used. */
export async function copyAside(path: string, now = new Date()): Promise<string> {
  const aside = asideOf(path, now)
  try {
    await copyFile(path, aside)
    return ` The old file is kept as ${aside}.`
  } catch (error) {
    return ` The old file could not be kept: ${String(error)}`
  }
}

function asideOf(path: string, now: Date): string {
  return `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`
}

/** Why the settings could not be written, and what to do, in an operator's words. */
export function explainWriteFault(path: string, error: unknown): string {
  return `The settings could not be saved to ${path}: ${String(error)}. ${writeAdvice(error)} Until Camwall ends they hold.`
}

function writeAdvice(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full: make room, then change a setting again.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Camwall may not write there: change the rights of the folder, or name another with --user-data-dir.'
    default:
      return 'Fix the folder’s permissions, or name another with --user-data-dir.'
  }
}
