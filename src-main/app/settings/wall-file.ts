/**
 * One file with all settings and layouts, of the same form as the settings file: what Settings exports and imports, what
 * `--config` uses for a run, and what `--check` checks.
 */
import { z } from 'zod'
import type { AnySection } from '../../contract/setting.ts'
import { message, type Message } from '../../contract/text/text.ts'
import { readJsonLines } from '../../lib/json-lines.ts'
import { isOldVersion, readOld, versionOf } from './open-settings-file.ts'
import { SETTINGS_VERSION, type Content } from './settings-file.ts'

/** What the settings file keeps that is no setting, by its name in the file. */
export type KeptParts = Readonly<Record<string, z.ZodType>>

export interface WallFileForm {
  readonly sections: readonly AnySection[]
  readonly parts: KeptParts
  /** The parts that belong to this computer, and that export and import leave out: secrets, and the places of windows. */
  readonly stays: readonly string[]
}

/** One for each line, because others on the line follow from it. More are seen when these are corrected. */
const MAX_SYNTAX_FAULTS = 5

/** Something in a file that cannot be used. */
export interface WallFileFault {
  /** From 1 on. */
  readonly line: number
  /** `hub.mode`, `tiles[2].id`; empty for the whole file. */
  readonly path: string
  readonly why: Message
}

/** Sections have only the keys that are in the file, parts are whole; nothing else is in it, but the `views` and `hidden` of `layouts`. */
export type CheckedWallFile =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly faults: readonly WallFileFault[] }

/** Strict, unlike the settings file: a key that Camwall does not know is most likely a typing error. */
export function wallFileSchema({ sections, parts }: WallFileForm): z.ZodType<Content> {
  const ofSections = sections.map((section) => [section.name, section.patch()] as const)
  const known = [...ofSections, ...Object.entries(parts)].map(
    ([name, schema]) => [name, schema.exactOptional()] as const,
  )
  return z.strictObject({
    $schema: z.string().exactOptional(),
    version: z.literal(SETTINGS_VERSION),
    ...Object.fromEntries(known),
  })
}

/** A file of an older version is brought into the form of this one. Collects all faults: a person wants to correct them at once. */
export function checkWallFile(text: string, form: WallFileForm): CheckedWallFile {
  const json = readJsonLines(text.replace(/^\uFEFF/, ''))
  if (!json.ok) {
    const faults = json.faults
      .filter(({ line }, index, all) => line !== all[index - 1]?.line)
      .slice(0, MAX_SYNTAX_FAULTS)
      .map(({ line, why }) => ({ line, path: '', why: message('wall-file.not-json', { why }) }))
    return { ok: false, faults }
  }
  const schema = wallFileSchema(form)
  const version = versionOf(json.value)
  const result = isOldVersion(version)
    ? readOld(json.value, version, schema)
    : schema.safeParse(json.value)
  if (!result.success)
    return {
      ok: false,
      faults: result.error.issues.flatMap(faultsOf).map(({ path, why }) => ({
        line: json.lineOf(path),
        path: z.core.toDotPath(path),
        why,
      })),
    }
  const { $schema: _schema, version: _version, ...content } = result.data
  return { ok: true, content: withOwnViews(content) }
}

/** They are kept by the ids of tiles: without its own, a file's layouts would get those of other layouts with the same ids. */
function withOwnViews(content: Content): Content {
  return Object.hasOwn(content, 'layouts') ? { views: [], hidden: [], ...content } : content
}

/** `wall.json:12: hub.mode: …` */
export function faultLine(name: string, { line, path, why }: WallFileFault): Message {
  const where = `${name}:${line}:${path === '' ? '' : ` ${path}:`}`
  return message('wall-file.fault', { where, why })
}

interface PlacedFault {
  readonly path: (string | number)[]
  readonly why: Message
}

function faultsOf(issue: z.core.$ZodIssue): readonly PlacedFault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      why: message('wall-file.unknown-key'),
    }))
  return [{ path, why: message('verbatim', { text: issue.message }) }]
}
