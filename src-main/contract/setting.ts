/** Defines a setting in one place: its schema, its default, and whether the report includes it. */
import { z } from 'zod'
import { MAX_PATH_LENGTH } from './limits.ts'
import { ENGLISH, type Message } from './text/text.ts'

export interface Setting<Value> {
  /** The schema of a value in the file and in a change. A function, so that the page creates no schemas. */
  readonly schema: () => z.ZodType<Value>
  readonly default: Value
  /** Whether “Copy report” includes it. Reports may be read by strangers. */
  readonly reported: boolean
  /** Whether it names a file or a folder of the computer on which Camwall runs. Pages in browsers cannot change it. */
  readonly isPath: boolean
}

export function setting<Value>(
  schema: () => z.ZodType<Value>,
  initial: NoInfer<Value>,
  { reported }: { readonly reported: boolean },
): Setting<Value> {
  return { schema, default: initial, reported, isPath: false }
}

/** The path of a file or a folder; empty by default. Not reported, because it may contain the name of a person. */
export function pathSetting(): Setting<string> {
  const schema = () => z.string().max(MAX_PATH_LENGTH)
  return { schema, default: '', reported: false, isPath: true }
}

export type SettingDefinitions = Readonly<Record<string, Setting<unknown>>>

type ValuesIn<Definitions extends SettingDefinitions> = {
  readonly [Key in keyof Definitions]: Definitions[Key]['default']
}
type PatchIn<Definitions extends SettingDefinitions> = {
  readonly [Key in keyof Definitions]?: Definitions[Key]['default']
}

/** A named group of settings in the file. */
export interface Section<
  Name extends string = string,
  Definitions extends SettingDefinitions = SettingDefinitions,
> {
  readonly name: Name
  readonly settings: Definitions
  readonly defaults: ValuesIn<Definitions>
  /** The keys that “Copy report” includes. */
  readonly reported: readonly (keyof Definitions & string)[]
  /** The schema of the file's section: missing keys get their defaults, unknown keys are kept unchanged. */
  readonly file: () => z.ZodType<ValuesIn<Definitions>>
  /** The schema of a change: contains only the changed keys, and no unknown ones. */
  readonly patch: () => z.ZodType<PatchIn<Definitions>>
}

/** A section with any settings. */
export type AnySection = Section

export type ValuesOf<Of extends AnySection> = ValuesIn<Of['settings']>
export type PatchOf<Of extends AnySection> = PatchIn<Of['settings']>

/** The values of several sections, by section name. */
export type ValuesBySection<Sections extends readonly AnySection[]> = {
  readonly [Of in Sections[number] as Of['name']]: ValuesOf<Of>
}

export function section<Name extends string, const Definitions extends SettingDefinitions>(
  name: Name,
  settings: Definitions,
): Section<Name, Definitions> {
  const shape = () => mapValues(settings, ({ schema }) => z.exactOptional(schema()))
  // `mapValues` loses the type of each key.
  const defaults = mapValues(settings, (each) => each.default) as ValuesIn<Definitions>
  return {
    name,
    settings,
    defaults,
    reported: Object.keys(settings).filter((key) => settings[key]?.reported === true),
    file: () =>
      z
        .looseObject(shape())
        .transform((given): ValuesIn<Definitions> => ({ ...defaults, ...given })),
    patch: () => z.strictObject(shape()),
  }
}

/** A schema for text that a check must accept; the value is the check's canonical form. */
export function checked<Good extends { readonly ok: true }>(
  check: (text: string) => Good | { readonly ok: false; readonly why: Message },
  formOf: (good: Good) => string,
) {
  return z.string().transform((text, context) => {
    const result = check(text)
    if (result.ok) return formOf(result)
    context.addIssue({ code: 'custom', message: ENGLISH.say(result.why) })
    return z.NEVER
  })
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
