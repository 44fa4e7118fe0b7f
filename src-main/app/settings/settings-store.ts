/** The settings in force: what is saved, with the command line's flags over it for this run. */
import type {
  AppSettings,
  AppSettingsPatch,
  HubSettings,
  HubSettingsPatch,
  SettingsView,
} from '../../contract/settings.ts'
import { MAX_ORDER } from '../../contract/limits.ts'
import {
  explainWriteFault,
  readSettings,
  writeSettings,
  type Settings,
  type WindowPlace,
} from './settings-file.ts'

export interface SettingsStoreOptions {
  readonly path: string
  /** Override the saved settings; never saved themselves. */
  readonly flags: HubSettingsPatch
  /** Something the operator should know about the file. */
  readonly onTrouble: (what: string) => void
}

export async function openSettingsStore(options: SettingsStoreOptions): Promise<SettingsStore> {
  const { settings, trouble } = await readSettings(options.path)
  const store = new SettingsStore(options, settings)
  if (trouble !== undefined) {
    options.onTrouble(trouble)
    await store.rewrite()
  }
  return store
}

export class SettingsStore {
  readonly #path: string
  readonly #onTrouble: (what: string) => void
  #flags: HubSettingsPatch
  #saved: Settings
  #writing: Promise<void> = Promise.resolve()

  constructor(options: SettingsStoreOptions, saved: Settings) {
    this.#path = options.path
    this.#onTrouble = options.onTrouble
    this.#flags = options.flags
    this.#saved = saved
  }

  get hub(): HubSettings {
    return { ...this.#saved.hub, ...this.#flags }
  }

  get app(): AppSettings {
    return this.#saved.app
  }

  get view(): SettingsView {
    const setByFlags = Object.keys(this.#flags) as (keyof HubSettings)[]
    return { hub: this.hub, app: this.app, setByFlags }
  }

  get order(): readonly string[] {
    return this.#saved.order
  }

  get window(): WindowPlace | undefined {
    return this.#saved.window
  }

  /** A person's choice: it is saved, and no flag holds it any longer. */
  changeHub(patch: HubSettingsPatch): void {
    this.#flags = Object.fromEntries(
      Object.entries(this.#flags).filter(([key]) => !Object.hasOwn(patch, key)),
    )
    this.#save({ hub: { ...this.#saved.hub, ...patch } })
  }

  changeApp(patch: AppSettingsPatch): void {
    this.#save({ app: { ...this.#saved.app, ...patch } })
  }

  /** Beyond the limit, cameras that are not `present` are forgotten, first tile first. */
  setOrder(order: readonly string[], present: ReadonlySet<string>): void {
    let surplus = order.length - MAX_ORDER
    this.#save({ order: order.filter((name) => present.has(name) || surplus-- <= 0) })
  }

  setWindow(window: WindowPlace): void {
    this.#save({ window })
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

  #save(change: Partial<Settings>): void {
    this.#saved = { ...this.#saved, ...change }
    const settings = this.#saved
    this.#writing = this.#writing.then(async () => {
      if (settings !== this.#saved) return // A newer change is next in line and holds this one.
      try {
        await writeSettings(this.#path, settings)
      } catch (error) {
        this.#onTrouble(explainWriteFault(this.#path, error))
      }
    })
  }
}
