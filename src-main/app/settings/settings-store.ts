/** The settings in force: the saved ones, overridden for this run by the file of `--config`, and that by flags. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { uses, type Mode } from '../../contract/mode.ts'
import type { AnySection, PatchOf, ValuesOf } from '../../contract/setting.ts'
import {
  hubSection,
  type HubSettings,
  type HubSettingsPatch,
  type SettingsView,
} from '../../contract/settings.ts'
import { ENGLISH, message, sentences, type Message } from '../../contract/text/text.ts'
import { openSettingsFile, type OpenedFile } from './open-settings-file.ts'
import { copyAside, explainWriteFault, type Content, type SettingsFile } from './settings-file.ts'

export interface SettingsStoreOptions<Sections extends readonly AnySection[]> {
  readonly path: string
  /** All sections of the file, including the hub's. */
  readonly sections: Sections
  /** Override the hub's saved settings; never saved themselves. */
  readonly flags: HubSettingsPatch
  /** A checked wall file: overrides what is saved, and is overridden by the flags. */
  readonly config?: Content
  /** Reports a problem with the file, for the operator. */
  readonly onTrouble: (what: Message) => void
}

/** Values by section and key. */
type Overrides = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** State that is stored in the settings file and is not a setting. */
export interface Kept<Value> {
  readonly value: Value
  /** Saves it. The same value again is no change. */
  set(value: Value): void
}

export async function openSettingsStore<const Sections extends readonly AnySection[]>(
  options: SettingsStoreOptions<Sections>,
): Promise<SettingsStore<Sections>> {
  const opened = await openSettingsFile(options.path, options.sections)
  const store = new SettingsStore(options, opened)
  if (opened.trouble !== undefined) options.onTrouble(opened.trouble)
  if (opened.isDue) await store.rewrite()
  return store
}

export class SettingsStore<Sections extends readonly AnySection[] = readonly [typeof hubSection]> {
  readonly #file: SettingsFile
  readonly #sections: Sections
  readonly #onTrouble: (what: Message) => void
  readonly #listeners = new Set<(section: string) => void>()
  /** Names in the file that are in use. */
  readonly #taken: Set<string>
  readonly #config: Content
  #flags: HubSettingsPatch = {}
  /** The sections of `--config`, without the keys that a person has changed since. */
  #overrides: Overrides
  #content: Content
  #isReplaced = false
  #writing: Promise<void> = Promise.resolve()

  constructor(options: SettingsStoreOptions<Sections>, { file, content }: OpenedFile) {
    this.#file = file
    this.#sections = options.sections
    this.#onTrouble = options.onTrouble
    this.#config = options.config ?? {}
    this.#overrides = this.#config as Overrides // Sections are objects; nothing else of it is used here.
    this.#content = content
    this.#taken = new Set(['version', ...options.sections.map(({ name }) => name)])
    this.#flags = withMode(options.flags, () => this.get(hubSection).mode)
  }

  /** A section's settings in force. */
  get<Of extends AnySection>(section: Of): ValuesOf<Of> {
    const values = { ...this.#savedOf(section), ...this.#overrides[section.name] }
    return section.name === hubSection.name ? { ...values, ...this.#flags } : values
  }

  /** A person's choice: it is saved, and overrides the flag and the file of this run. */
  change<Of extends AnySection>(section: Of, patch: PatchOf<Of>): void {
    if (section.name === hubSection.name) this.#flags = withoutKeysOf(this.#flags, patch)
    const rest = withoutKeysOf(this.#overrides[section.name] ?? {}, patch)
    this.#overrides = { ...this.#overrides, [section.name]: rest }
    this.#save({ [section.name]: { ...this.#savedOf(section), ...patch } })
    for (const listener of this.#listeners) listener(section.name)
  }

  /**
   * State under its own name in the file. If it cannot be read, that is reported, and the file is copied first. State that the
   * file of `--config` gives is not saved: cameras change it by themselves, and the saved state is to come back without it.
   */
  keep<Value>(name: string, schema: z.ZodType<Value>, initial: NoInfer<Value>): Kept<Value> {
    if (this.#taken.has(name)) throw new Error(`${name} has its owner in the settings already.`)
    this.#taken.add(name)
    const isSaved = !Object.hasOwn(this.#config, name)
    // Its schema has checked what the file of `--config` has.
    let value = isSaved ? this.#read(name, schema, initial) : (this.#config[name] as Value)
    return {
      get value() {
        return value
      },
      set: (next) => {
        if (next === value) return
        value = next
        if (isSaved) this.#save({ [name]: next })
      },
    }
  }

  /** What the wall shows. */
  get view(): SettingsView<Sections> {
    const values = this.#sections.map((section) => [section.name, this.get(section)] as const)
    const setByFlags = Object.keys(this.#flags) as (keyof HubSettings)[]
    return { ...Object.fromEntries(values), setByFlags } as SettingsView<Sections>
  }

  /** What is saved, without what overrides it in this run. */
  get saved(): Content {
    return this.#content
  }

  /**
   * Resolves when the file has this content. From then on no change is saved: Camwall is to start again with the file. Rejects
   * if it cannot be written, and changes are saved as before.
   */
  async replace(content: Content): Promise<void> {
    if (this.#file.isReadOnly) throw new Error(ENGLISH.text('settings-file.not-changed'))
    this.#isReplaced = true
    try {
      await this.#writing
      await this.#file.write(content)
    } catch (error) {
      this.#isReplaced = false
      throw error
    }
  }

  /** Calls back with the name of a section that was changed, until the returned function is called. */
  onChange(listener: (section: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back with what is read of the settings when it is another value, until the returned function is called. */
  onChangeOf<Value>(read: () => Value, listener: (value: Value) => void): () => void {
    let before = read()
    return this.onChange(() => {
      const value = read()
      if (isDeepStrictEqual(value, before)) return
      before = value
      listener(value)
    })
  }

  /** After a problem with the file: resolves when the file and its backup are written again. */
  rewrite(): Promise<void> {
    this.#save({})
    return this.flush()
  }

  /** Resolves when all changes are on disk, or their failure is reported. */
  flush(): Promise<void> {
    return this.#writing
  }

  #savedOf<Of extends AnySection>(section: Of): ValuesOf<Of> {
    if (!this.#sections.includes(section))
      throw new Error(`The settings were opened without ${section.name}.`)
    return this.#content[section.name] as ValuesOf<Of> // Checked by the section's schema when the file was read.
  }

  #read<Value>(name: string, schema: z.ZodType<Value>, initial: Value): Value {
    if (!Object.hasOwn(this.#content, name)) return initial
    const result = schema.safeParse(this.#content[name])
    if (result.success) return result.data
    const why = z.prettifyError(result.error).replaceAll('\n', ' ')
    this.#writing = this.#writing.then(async () => {
      const where = await copyAside(this.#file.path)
      const unread = message('settings-file.part-unreadable', { part: name, why })
      this.#onTrouble(sentences(unread, where))
    })
    return initial
  }

  #save(change: Content): void {
    this.#content = { ...this.#content, ...change }
    const content = this.#content
    this.#writing = this.#writing.then(async () => {
      if (content !== this.#content) return // A newer change is next and includes this one.
      if (this.#isReplaced) return
      try {
        await this.#file.write(content)
      } catch (error) {
        this.#onTrouble(explainWriteFault(this.#file.path, error))
      }
    })
  }
}

/**
 * Publishers are of no use in REQ/REP, so flags that name one select PUB/SUB, too.
 *
 * @param mode - in force without flags
 */
function withMode(flags: HubSettingsPatch, mode: () => Mode): HubSettingsPatch {
  if (flags.mode !== undefined || flags.connect === undefined || uses(mode(), 'pub-sub'))
    return flags
  return { ...flags, mode: 'pub-sub' }
}

function withoutKeysOf<Values extends object>(values: Values, patch: object): Partial<Values> {
  const rest = Object.entries(values).filter(([key]) => !Object.hasOwn(patch, key))
  return Object.fromEntries(rest) as Partial<Values> // `fromEntries` loses the names of the keys.
}
