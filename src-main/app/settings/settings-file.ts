/**
 * Reads, checks, migrates and writes the settings file and its backup. A file that cannot be read is set aside, never
 * lost.
 */
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../lib/code-of.ts'
import { appSettingsSchema, hubSettingsSchema, orderSchema } from '../../contract/settings.ts'
import { writeWhole } from '../../lib/write-whole.ts'

/** Counts up when the file's form changes; older forms are migrated when they are read. */
export const SETTINGS_VERSION = 1

const windowPlaceSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean().default(false),
})
/** Where the window was, in device-independent pixels. */
export type WindowPlace = Readonly<z.infer<typeof windowPlaceSchema>>

const settingsSchema = z.object({
  version: z.literal(SETTINGS_VERSION),
  hub: hubSettingsSchema.prefault({}),
  app: appSettingsSchema.prefault({}),
  order: orderSchema.default([]),
  window: windowPlaceSchema.optional(),
})
export type Settings = Readonly<z.infer<typeof settingsSchema>>

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({ version: SETTINGS_VERSION })

export interface ReadResult {
  readonly settings: Settings
  /** Why the file could not be used, what is used instead, and where the old one is kept; for the operator. */
  readonly trouble?: string
}

/** Written after the file, with the same content: whatever becomes of one, the other is whole. */
export function backupOf(path: string): string {
  return `${path}.bak`
}

/** The settings, else their backup, else the defaults. Never rejects. */
export async function readSettings(path: string, now = new Date()): Promise<ReadResult> {
  const file = await readFileOf(path)
  if (file.kind === 'settings') return { settings: file.settings }
  const backup = await readFileOf(backupOf(path))
  if (file.kind === 'missing' && backup.kind === 'missing') return { settings: DEFAULT_SETTINGS }

  const told = [
    file.kind === 'missing'
      ? `The settings file ${path} is missing`
      : `The settings could not be read (${file.why})`,
  ]
  if (backup.kind === 'settings') told.push(', so Camwall goes on with their backup.')
  else if (backup.kind === 'missing') told.push(', so Camwall starts with its defaults.')
  else told.push(`, nor could their backup (${backup.why}), so Camwall starts with its defaults.`)
  if (file.kind === 'unreadable') told.push(await setAside(path, now))
  if (backup.kind === 'unreadable') told.push(await setAside(backupOf(path), now))
  const settings = backup.kind === 'settings' ? backup.settings : DEFAULT_SETTINGS
  return { settings, trouble: told.join('') }
}

type Found =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string }

async function readFileOf(path: string): Promise<Found> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
    return { kind: 'unreadable', why: String(error) }
  }
  const checked = checkSettings(text)
  return typeof checked === 'string'
    ? { kind: 'unreadable', why: checked }
    : { kind: 'settings', settings: checked }
}

/** Out of the way of the next write, so that nothing is lost; says where it is. */
async function setAside(path: string, now: Date): Promise<string> {
  const aside = `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`
  try {
    await rename(path, aside)
    return ` The old file is kept as ${aside}.`
  } catch (error) {
    return ` ${path} stays as it is: ${String(error)}`
  }
}

/** The settings, or what is wrong with them. */
export function checkSettings(text: string): Settings | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'the file is cut off or is not JSON'
  }
  const result = settingsSchema.safeParse(value)
  if (result.success) return result.data
  const version = z.object({ version: z.number() }).safeParse(value).data?.version
  if (version !== undefined && version > SETTINGS_VERSION)
    return `they are of version ${version}, written by a newer Camwall`
  return z.prettifyError(result.error).replaceAll('\n', ' ')
}

/**
 * The file, then its backup. Cut off at any moment, by a crash or a full disk, both are whole and one is of the last
 * change or the one before.
 */
export async function writeSettings(path: string, settings: Settings): Promise<void> {
  const text = `${JSON.stringify(settings, undefined, 2)}\n`
  await mkdir(dirname(path), { recursive: true })
  await writeWhole(path, text)
  await writeWhole(backupOf(path), text)
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
      return 'Mend the folder, or name another with --user-data-dir.'
  }
}
