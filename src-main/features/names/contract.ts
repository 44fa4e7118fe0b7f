/** Names of cameras: rules by which they are made, aliases, and names that several senders share. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_CAMERAS, MAX_LINES, MAX_NAME_LENGTH, MAX_TILES } from '../../contract/limits.ts'
import { MAX_READING_KEY_LENGTH } from '../../contract/readings.ts'
import { request } from '../../contract/request.ts'
import { section, setting } from '../../contract/setting.ts'
import type { SourceKind } from '../../contract/source.ts'
import type { Message } from '../../contract/text/text.ts'

/** Characters. Longer separators than ` - ` or `::` are mistakes. */
export const MAX_SEPARATOR_LENGTH = 16
/** Characters. More does not fit into the field; what the pattern costs is bounded by its program, see `rule.ts`. */
export const MAX_PATTERN_LENGTH = 200
/** Characters of a sender's text in the preview: two lines of the sheet. */
export const MAX_PREVIEW_LENGTH = 120
/** Senders in the preview: as many as a person can look through. */
export const MAX_PREVIEW_ROWS = 32

/** Names that are split: a wall shows no more cameras. */
export const MAX_SPLITS = MAX_CAMERAS
/** Cameras that are remembered of one: as many as a wall shows. */
export const MAX_SPLIT_CAMERAS = MAX_CAMERAS

/** What the name of a camera is made of. What a rule finds no name in has the name that `found` gives. */
export type NameRule =
  /** The default: see `receive/imagezmq/sender-name.ts`. */
  | { readonly kind: 'found' }
  /** All of the text; JSON as it is. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'separator'; readonly separator: string }
  | { readonly kind: 'key'; readonly key: string }
  /** RE2 syntax: the first group, else all that matches. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** One camera for each source, called after the source. */
  | { readonly kind: 'source' }

export const FOUND: NameRule = { kind: 'found' }

const ruleSchema = (): z.ZodType<NameRule> =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal(['found', 'whole', 'source']) }),
    z.strictObject({
      kind: z.literal('separator'),
      separator: z.string().min(1).max(MAX_SEPARATOR_LENGTH),
    }),
    z.strictObject({
      kind: z.literal('key'),
      key: z
        .string()
        .regex(/[^\s_.-]/)
        .max(MAX_READING_KEY_LENGTH),
    }),
    z.strictObject({
      kind: z.literal('pattern'),
      pattern: z.string().min(1).max(MAX_PATTERN_LENGTH),
    }),
  ])

/** The rule of one source. A connection does not last, so its rule is not saved. */
export interface SourceRule {
  readonly knownBy: Exclude<SourceKind, 'connection'>
  /** A key in Z85, or an address. */
  readonly id: string
  readonly rule: NameRule
}

export const namesSection = section('names', {
  /** Of all sources without a rule of their own. Not reported: what a person types here may contain names. */
  rule: setting(ruleSchema, FOUND, { reported: false }),
  sources: setting(
    (): z.ZodType<readonly SourceRule[]> =>
      z
        .array(
          z.object({ knownBy: z.enum(['key', 'address']), id: z.string(), rule: ruleSchema() }),
        )
        .max(MAX_LINES)
        .readonly(),
    [],
    { reported: false },
  ),
})

/** A name that a person gave a camera. Tiles show it; access control, limits, reports and the log do not use it. */
export interface Alias {
  readonly camera: string
  readonly alias: string
}

/** Several senders of one name that have a camera each. */
export interface Split {
  readonly name: string
  /** In the order in which they first sent. */
  readonly cameras: readonly string[]
  /** By keys or addresses, so that it lasts. One by connections ends with the last of them, and with Camwall. */
  readonly isKept: boolean
}

export interface NamesTopics {
  readonly aliases: readonly Alias[]
  readonly splits: readonly Split[]
}

/** A sender that sends now, and what the rule makes of its newest message. */
export interface PreviewRow {
  readonly source: string
  readonly knownBy: SourceKind
  readonly label: string
  /** What it sends; shortened. */
  readonly text: string
  readonly name: string
  /** The rule finds no name, so that it is the default one. */
  readonly isDefault: boolean
  /** The rule in force, if its source has one of its own. */
  readonly own: NameRule | undefined
}

export interface NamePreview {
  /** Why the rule cannot be used. */
  readonly fault: Message | undefined
  readonly rows: readonly PreviewRow[]
}

const cameras = () => z.array(z.string()).max(MAX_TILES)

export const namesRequests = {
  /**
   * What a rule makes of the messages that come now. The first call begins to remember them; they are forgotten some seconds
   * after the last call.
   */
  'names:preview': request<[rule: NameRule], NamePreview>('configure', () =>
    z.tuple([ruleSchema()]),
  ),
  /** For all sources, or for one of the preview; `undefined` ends the rule of this one. */
  'names:set-rule': request<[source: string | undefined, rule: NameRule | undefined]>(
    'configure',
    () => z.tuple([z.union([z.string(), z.undefined()]), z.union([ruleSchema(), z.undefined()])]),
  ),
  /** An empty alias removes it. */
  'names:alias': request<[camera: string, alias: string]>('arrange', () =>
    z.tuple([z.string(), z.string().max(MAX_NAME_LENGTH)]),
  ),
  /** A tile for each sender of these names. */
  'names:split': request<[cameras: readonly string[]]>('arrange', () => z.tuple([cameras()])),
  /** One tile again for the senders of these cameras' names. */
  'names:join': request<[cameras: readonly string[]]>('arrange', () => z.tuple([cameras()])),
} as const

export const namesCommands = [
  {
    id: 'rename-camera',
    keys: ['F2'],
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'replace-camera',
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'split-camera',
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'join-cameras',
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
