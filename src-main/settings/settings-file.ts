/** Reads, checks, migrates and writes the settings file. A file that cannot be read is set aside, never lost. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { hubSettingsSchema, orderSchema } from '../contract/settings.ts'

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
  order: orderSchema.default([]),
  window: windowPlaceSchema.optional(),
})
export type Settings = Readonly<z.infer<typeof settingsSchema>>

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({ version: SETTINGS_VERSION })

export interface ReadResult {
  readonly settings: Settings
  /** Why the file could not be used, and where it is kept; for the operator. */
  readonly trouble?: string
}

export async function readSettings(path: string, now = new Date()): Promise<ReadResult> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { settings: DEFAULT_SETTINGS }
    return {
      settings: DEFAULT_SETTINGS,
      trouble: `The settings in ${path} cannot be read: ${String(error)}`,
    }
  }
  const checked = checkSettings(text)
  if (typeof checked !== 'string') return { settings: checked }
  const trouble = `The settings could not be read (${checked}), so Camwall starts with its defaults.`
  const aside = `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`
  try {
    await rename(path, aside)
  } catch (error) {
    return {
      settings: DEFAULT_SETTINGS,
      trouble: `${trouble} ${path} stays as it is: ${String(error)}`,
    }
  }
  return { settings: DEFAULT_SETTINGS, trouble: `${trouble} The old file is kept as ${aside}.` }
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

/** Whole or not at all: written beside, flushed, then renamed over the old file. */
export async function writeSettings(path: string, settings: Settings): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(settings, undefined, 2)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
