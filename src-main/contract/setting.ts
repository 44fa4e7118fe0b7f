/** How a setting is defined: its schema, default and whether the report tells it, in one place. */
import { z } from 'zod'

export interface Setting<Value> {
  /** Of a value in the file and in a change. Made when it is first needed, so that the page carries no schema. */
  readonly schema: () => z.ZodType<Value>
  readonly default: Value
  /** Whether “Copy report” may tell it to strangers. */
  readonly told: boolean
}

export function setting<Value>(
  schema: () => z.ZodType<Value>,
  initial: NoInfer<Value>,
  { told }: { readonly told: boolean },
): Setting<Value> {
  return { schema, default: initial, told }
}

export type SettingDefinitions = Readonly<Record<string, Setting<unknown>>>

type ValuesIn<Definitions extends SettingDefinitions> = {
  readonly [Key in keyof Definitions]: Definitions[Key]['default']
}
type PatchIn<Definitions extends SettingDefinitions> = {
  readonly [Key in keyof Definitions]?: Definitions[Key]['default']
}

/** Settings that stand together in the file, under a name. */
export interface Section<
  Name extends string = string,
  Definitions extends SettingDefinitions = SettingDefinitions,
> {
  readonly name: Name
  readonly settings: Definitions
  readonly defaults: ValuesIn<Definitions>
  /** The keys that “Copy report” may tell. */
  readonly told: readonly (keyof Definitions & string)[]
  /** Of what the file has: a key that is left out has its default, one that is not known is kept as it is. */
  readonly file: () => z.ZodType<ValuesIn<Definitions>>
  /** Of a change: only what is changed, and nothing that is not known. */
  readonly patch: () => z.ZodType<PatchIn<Definitions>>
}

/** Of any settings, by whose name alone it is known. */
export type AnySection = Section

export type ValuesOf<Of extends AnySection> = ValuesIn<Of['settings']>
export type PatchOf<Of extends AnySection> = PatchIn<Of['settings']>

/** The values of several sections, under their names. */
export type ValuesBySection<Sections extends readonly AnySection[]> = {
  readonly [Of in Sections[number] as Of['name']]: ValuesOf<Of>
}

export function section<Name extends string, const Definitions extends SettingDefinitions>(
  name: Name,
  settings: Definitions,
): Section<Name, Definitions> {
  const shape = () => mapValues(settings, ({ schema }) => z.exactOptional(schema()))
  // What is made key by key has lost which key has which type.
  const defaults = mapValues(settings, (each) => each.default) as ValuesIn<Definitions>
  return {
    name,
    settings,
    defaults,
    told: Object.keys(settings).filter((key) => settings[key]?.told === true),
    file: () =>
      z
        .looseObject(shape())
        .transform((given): ValuesIn<Definitions> => ({ ...defaults, ...given })),
    patch: () => z.strictObject(shape()),
  }
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
