/** The settings in force: what is saved, with the command line's flags over it for this run. */
import { z } from 'zod'
import type { AnySection, PatchOf, ValuesOf } from '../../contract/setting.ts'
import {
  hubSection,
  type HubSettings,
  type HubSettingsPatch,
  type SettingsView,
} from '../../contract/settings.ts'
import { openSettingsFile, type OpenedFile } from './open-settings-file.ts'
import { copyAside, explainWriteFault, type Content, type SettingsFile } from './settings-file.ts'

export interface SettingsStoreOptions<Sections extends readonly AnySection[]> {
  readonly path: string
  /** All that the file has; the hub's is one of them. */
  readonly sections: Sections
  /** Override the hub's saved settings; never saved themselves. */
  readonly flags: HubSettingsPatch
  /** Something the operator should know about the file. */
  readonly onTrouble: (what: string) => void
}

/** What the settings file keeps for its owner, and what is no setting. */
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
  readonly #onTrouble: (what: string) => void
  readonly #listeners = new Set<(section: string) => void>()
  /** Names in the file that have their owner. */
  readonly #taken: Set<string>
  #flags: HubSettingsPatch
  #content: Content
  #writing: Promise<void> = Promise.resolve()

  constructor(options: SettingsStoreOptions<Sections>, { file, content }: OpenedFile) {
    this.#file = file
    this.#sections = options.sections
    this.#onTrouble = options.onTrouble
    this.#flags = options.flags
    this.#content = content
    this.#taken = new Set(['version', ...options.sections.map(({ name }) => name)])
  }

  /** A section's settings in force. */
  get<Of extends AnySection>(section: Of): ValuesOf<Of> {
    const saved = this.#savedOf(section)
    return section.name === hubSection.name ? { ...saved, ...this.#flags } : saved
  }

  /** A person's choice: it is saved, and no flag holds it any longer. */
  change<Of extends AnySection>(section: Of, patch: PatchOf<Of>): void {
    if (section.name === hubSection.name)
      this.#flags = Object.fromEntries(
        Object.entries(this.#flags).filter(([key]) => !Object.hasOwn(patch, key)),
      )
    this.#save({ [section.name]: { ...this.#savedOf(section), ...patch } })
    for (const listener of this.#listeners) listener(section.name)
  }

  /** What the file has under a name of its own. What cannot be read there is told, and kept in a copy of the file. */
  keep<Value>(name: string, schema: z.ZodType<Value>, initial: NoInfer<Value>): Kept<Value> {
    if (this.#taken.has(name)) throw new Error(`${name} has its owner in the settings already.`)
    this.#taken.add(name)
    let value = this.#read(name, schema, initial)
    return {
      get value() {
        return value
      },
      set: (next) => {
        if (next === value) return
        value = next
        this.#save({ [name]: next })
      },
    }
  }

  /** What the wall shows. */
  get view(): SettingsView<Sections> {
    const values = this.#sections.map((section) => [section.name, this.get(section)] as const)
    const setByFlags = Object.keys(this.#flags) as (keyof HubSettings)[]
    return { ...Object.fromEntries(values), setByFlags } as SettingsView<Sections>
  }

  /** Calls back with the name of a section that was changed, until the returned function is called. */
  onChange(listener: (section: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** After trouble with the file: resolves when what is saved is on disk again, twice. */
  rewrite(): Promise<void> {
    this.#save({})
    return this.flush()
  }

  /** Resolves when all that was changed is on disk, or has been reported. */
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
      this.#onTrouble(
        `The settings file’s ${name} could not be read (${why}), so Camwall goes on without.${where}`,
      )
    })
    return initial
  }

  #save(change: Content): void {
    this.#content = { ...this.#content, ...change }
    const content = this.#content
    this.#writing = this.#writing.then(async () => {
      if (content !== this.#content) return // A newer change is next in line and holds this one.
      try {
        await this.#file.write(content)
      } catch (error) {
        this.#onTrouble(explainWriteFault(this.#file.path, error))
      }
    })
  }
}
