/** Reads, checks and migrates the settings file or its backup, and explains problems. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { AnySection } from '../../contract/setting.ts'
import { message, sentences, type Message } from '../../contract/text/text.ts'
import { codeOf } from '../../lib/code-of.ts'
import { migrateV1, v1Schema } from './migrate-v1.ts'
import { migrateV2, v2Schema } from './migrate-v2.ts'
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
  /** The content differs from the file and should be written. */
  readonly isDue: boolean
  /** For the operator: why the file cannot be used, what is used instead, and where the old one is kept. */
  readonly trouble?: Message
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
    return leaveUntouched(path, { file, backup, ownForm, defaults })
  }
  return file.kind === 'missing' && backup.kind === 'missing'
    ? { content: defaults, isDue: false, file: new SettingsFile(path, [path, backupOf(path)]) }
    : goOnWithout(path, { file, backup, defaults }, now)
}

type Found =
  | { readonly kind: 'settings'; readonly content: Content; readonly old?: OldForm }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: Message }
  | { readonly kind: 'newer'; readonly version: number }
type Kind<Name extends Found['kind']> = Extract<Found, { readonly kind: Name }>

function useFile(path: string, { content, old }: Kind<'settings'>, backup: Found): OpenedFile {
  const isDue = old !== undefined
  if (backup.kind !== 'newer')
    return { content, isDue, file: new SettingsFile(path, [path, backupOf(path)], old) }
  const trouble = sentences(
    newerThanThis(backupOf(path), backup),
    message('settings-file.without-backup'),
  )
  return { content, isDue, trouble, file: new SettingsFile(path, [path], old) }
}

/**
 * Saves nothing, not even to another file: with two files that differ, neither Camwall nor a person could know which one
 * applies.
 */
function leaveUntouched(
  path: string,
  found: {
    readonly file: Found
    readonly backup: Found
    /** A copy in our version, which the newer Camwall made before it migrated the file. */
    readonly ownForm: Found
    readonly defaults: Content
  },
): OpenedFile {
  const { file, backup, ownForm, defaults } = found
  const used = [backup, ownForm].find((each) => each.kind === 'settings')
  const source =
    used === undefined
      ? message('settings-file.uses-defaults')
      : used === backup
        ? message('settings-file.uses-backup')
        : message('settings-file.uses-former')
  const trouble = sentences(
    ...(file.kind === 'newer' ? [newerThanThis(path, file)] : []),
    ...(backup.kind === 'newer' ? [newerThanThis(backupOf(path), backup)] : []),
    source,
    message('settings-file.not-changed'),
  )
  return {
    content: used?.content ?? defaults,
    isDue: false,
    trouble,
    file: new SettingsFile(path, []),
  }
}

function newerThanThis(path: string, { version }: Kind<'newer'>): Message {
  return message('settings-file.newer', { path, version })
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
  const trouble = sentences(
    file.kind === 'missing'
      ? message('settings-file.missing', { path })
      : message('settings-file.unreadable', { path, why: file.why }),
    ...(backup.kind === 'unreadable'
      ? [message('settings-file.backup-unreadable', { path: backupOf(path), why: backup.why })]
      : []),
    message(
      backup.kind === 'settings' ? 'settings-file.uses-backup' : 'settings-file.uses-defaults',
    ),
    ...(file.kind === 'unreadable' ? [await setAside(path, now)] : []),
    ...(backup.kind === 'unreadable' ? [await setAside(backupOf(path), now)] : []),
  )
  const {
    content,
    old,
  }: Pick<Kind<'settings'>, 'content' | 'old'> = backup.kind === 'settings'
    ? backup
    : { content: defaults }
  return {
    content,
    isDue: true,
    trouble,
    file: new SettingsFile(path, [path, backupOf(path)], old),
  }
}

type Schema = z.ZodType<Content>

/** Sections get all their values; unknown keys are kept. */
function schemaOf(sections: readonly AnySection[]): Schema {
  const known = sections.map(({ name, file }) => [name, file().prefault({})] as const)
  return z.looseObject({ version: z.literal(SETTINGS_VERSION), ...Object.fromEntries(known) })
}

async function find(path: string, schema: Schema): Promise<Found> {
  try {
    return check(await readFile(path, 'utf8'), schema)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
    return unreadable(String(error))
  }
}

function check(text: string, schema: Schema): Found {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', why: message('settings-file.not-json') }
  }
  const version = versionOf(value)
  if (version > SETTINGS_VERSION) return { kind: 'newer', version }
  const isOld = isOldVersion(version)
  const result = isOld ? readOld(value, version, schema) : schema.safeParse(value)
  if (!result.success) return unreadable(z.prettifyError(result.error).replaceAll('\n', ' '))
  return { kind: 'settings', content: result.data, ...(isOld ? { old: { version, text } } : {}) }
}

function unreadable(why: string): Kind<'unreadable'> {
  return { kind: 'unreadable', why: message('verbatim', { text: why }) }
}

type OldVersion = 1 | 2

export function isOldVersion(version: number): version is OldVersion {
  return version === 1 || version === 2
}

/** 0 if there is none. */
export function versionOf(value: unknown): number {
  return z.object({ version: z.number() }).safeParse(value).data?.version ?? 0
}

/** Each version is brought into the form of the next one. */
export function readOld(value: unknown, version: OldVersion, schema: Schema) {
  if (version === 2) return readV2(value, schema)
  const v1 = v1Schema.safeParse(value)
  return v1.success ? readV2(migrateV1(v1.data), schema) : v1
}

function readV2(value: unknown, schema: Schema) {
  const v2 = v2Schema.safeParse(value)
  return v2.success ? schema.safeParse(migrateV2(v2.data)) : v2
}
