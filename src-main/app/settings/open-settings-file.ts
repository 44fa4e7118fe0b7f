/** Reads, checks and migrates the settings file, or what there is instead of it, and says what became of it. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { AnySection } from '../../contract/setting.ts'
import { codeOf } from '../../lib/code-of.ts'
import { migrateV1, v1Schema } from './migrate-v1.ts'
import {
  backupOf,
  oldFormOf,
  setAside,
  SETTINGS_VERSION,
  SettingsFile,
  type Content,
  type OldForm,
} from './settings-file.ts'

export interface OpenedFile {
  readonly file: SettingsFile
  readonly content: Content
  /** What holds is not what is on disk, and should be written. */
  readonly isDue: boolean
  /** Why the file could not be used, what is used instead, and where the old one is kept; for the operator. */
  readonly trouble?: string
}

/** The settings, else their backup, else the defaults. Never rejects. */
export async function openSettingsFile(
  path: string,
  sections: readonly AnySection[],
  now = new Date(),
): Promise<OpenedFile> {
  const schema = schemaOf(sections)
  const file = await find(path, schema)
  const backup = await find(backupOf(path), schema)
  if (file.kind === 'settings') return useFile(path, file, backup)
  const defaults = schema.parse({ version: SETTINGS_VERSION })
  if (file.kind === 'newer' || backup.kind === 'newer') {
    const ownForm = await find(oldFormOf(path, SETTINGS_VERSION), schema)
    return leaveAlone(path, { file, backup, ownForm, defaults })
  }
  return file.kind === 'missing' && backup.kind === 'missing'
    ? { content: defaults, isDue: false, file: new SettingsFile(path, [path, backupOf(path)]) }
    : goOnWithout(path, { file, backup, defaults }, now)
}

type Found =
  | { readonly kind: 'settings'; readonly content: Content; readonly old?: OldForm }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'newer'; readonly version: number }
type Kind<Name extends Found['kind']> = Extract<Found, { readonly kind: Name }>

function useFile(path: string, { content, old }: Kind<'settings'>, backup: Found): OpenedFile {
  const isDue = old !== undefined
  if (backup.kind !== 'newer')
    return { content, isDue, file: new SettingsFile(path, [path, backupOf(path)], old) }
  const trouble = `${newerWords(backupOf(path), backup)} It stays as it is, and the settings are saved without a backup until it is moved to another folder.`
  return { content, isDue, trouble, file: new SettingsFile(path, [path], old) }
}

/**
 * Nothing is saved, and not elsewhere either: two files that differ would have to be told apart, by Camwall at each start
 * and by whoever looks for what he has set.
 */
function leaveAlone(
  path: string,
  found: {
    readonly file: Found
    readonly backup: Found
    /** Kept by the newer Camwall when it took over. */
    readonly ownForm: Found
    readonly defaults: Content
  },
): OpenedFile {
  const { file, backup, ownForm, defaults } = found
  const used = [backup, ownForm].find((each) => each.kind === 'settings')
  const source =
    used === undefined
      ? 'its defaults'
      : used === backup
        ? 'their backup'
        : 'those that it had before'
  const trouble = [
    ...(file.kind === 'newer' ? [newerWords(path, file)] : []),
    ...(backup.kind === 'newer' ? [newerWords(backupOf(path), backup)] : []),
    `Camwall leaves the settings as they are and goes on with ${source}. What is set now is not saved, and ends with Camwall: start the newer Camwall, or move these files to another folder.`,
  ].join(' ')
  return {
    content: used?.content ?? defaults,
    isDue: false,
    trouble,
    file: new SettingsFile(path, []),
  }
}

function newerWords(path: string, { version }: Kind<'newer'>): string {
  return `${path} is of version ${version}, written by a newer Camwall.`
}

async function goOnWithout(
  path: string,
  found: {
    readonly file: Kind<'missing' | 'unreadable'>
    readonly backup: Kind<'settings' | 'missing' | 'unreadable'>
    readonly defaults: Content
  },
  now: Date,
): Promise<OpenedFile> {
  const { file, backup, defaults } = found
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
  const {
    content,
    old,
  }: Pick<Kind<'settings'>, 'content' | 'old'> = backup.kind === 'settings'
    ? backup
    : { content: defaults }
  return {
    content,
    isDue: true,
    trouble: told.join(''),
    file: new SettingsFile(path, [path, backupOf(path)], old),
  }
}

type Schema = z.ZodType<Content>

/** Sections have all their values; what is not known stays. */
function schemaOf(sections: readonly AnySection[]): Schema {
  const known = sections.map(({ name, file }) => [name, file().prefault({})] as const)
  return z.looseObject({ version: z.literal(SETTINGS_VERSION), ...Object.fromEntries(known) })
}

async function find(path: string, schema: Schema): Promise<Found> {
  try {
    return check(await readFile(path, 'utf8'), schema)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
    return { kind: 'unreadable', why: String(error) }
  }
}

function check(text: string, schema: Schema): Found {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', why: 'the file is cut off or is not JSON' }
  }
  const version = z.object({ version: z.number() }).safeParse(value).data?.version ?? 0
  if (version > SETTINGS_VERSION) return { kind: 'newer', version }
  const isOld = version === 1
  const result = isOld ? readV1(value, schema) : schema.safeParse(value)
  if (!result.success)
    return { kind: 'unreadable', why: z.prettifyError(result.error).replaceAll('\n', ' ') }
  return { kind: 'settings', content: result.data, ...(isOld ? { old: { version, text } } : {}) }
}

function readV1(value: unknown, schema: Schema) {
  const v1 = v1Schema.safeParse(value)
  return v1.success ? schema.safeParse(migrateV1(v1.data)) : v1
}
