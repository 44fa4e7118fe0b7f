/** Camwall without its window: settings, hub, feed and notices, joined. Imports no Electron. */
import type { Notice, WallState } from './contract/bridge.ts'
import type { CameraStatus } from './contract/camera.ts'
import type { HubSettingsPatch, SettingsView } from './contract/settings.ts'
import { Feed } from './feed/feed.ts'
import { HubKeeper } from './hub/hub-keeper.ts'
import type { RequestCounts } from './imagezmq/image-hub.ts'
import { limitsOf, type Limits } from './hub/limits-of.ts'
import { NoticeBoard, type NewNotice } from './notice-board.ts'
import { openSettingsStore, type SettingsStore } from './settings/settings-store.ts'

/** Numbers change twice a second: readable, and cheap for the page. */
const SAMPLE_EVERY_MS = 500

export interface CamwallOptions {
  readonly settingsPath: string
  readonly flags: HubSettingsPatch
}

/** What changed, as soon as it changes. */
export type ChangeListener = (change: Partial<WallState>) => void

export class Camwall {
  readonly feed: Feed
  readonly settings: SettingsStore
  readonly #hub: HubKeeper
  readonly #notices: NoticeBoard
  readonly #listeners = new Set<ChangeListener>()
  readonly #sampling: NodeJS.Timeout
  #limits: Limits
  #extraPublishers: readonly string[] = []
  /** Notices wait for the next sample: a sender of nonsense must not flood the page. */
  #hasNews = false

  static async start(options: CamwallOptions): Promise<Camwall> {
    const troubles: string[] = []
    let tell = (what: string) => {
      troubles.push(what)
    }
    const settings = await openSettingsStore({
      path: options.settingsPath,
      flags: options.flags,
      onTrouble: (what) => tell(what),
    })
    const camwall = new Camwall(settings)
    tell = (what) => camwall.#tellSettingsTrouble(what)
    troubles.forEach(tell)
    await camwall.#rehub()
    return camwall
  }

  private constructor(settings: SettingsStore) {
    this.settings = settings
    this.#limits = limitsOf(settings.hub)
    this.#notices = new NoticeBoard(() => (this.#hasNews = true))
    this.feed = new Feed({
      appeared: (camera) => this.#welcome(camera),
      fault: (why, camera) => this.#tellFault(why, camera),
      roomMade: () => this.#hub.roomMade(),
    })
    this.#hub = new HubKeeper({
      listener: {
        message: (message, peer, mode) => this.feed.take(message, peer, mode),
        left: (peer) => this.feed.left(peer),
        woken: () => this.#tellWoken(),
        broken: (error) => this.#tellBroken(error),
        behind: (address) => this.#tellBehind(address),
      },
      limits: {
        camera: (camera) => (this.feed.isSeen(camera) ? this.#limits.seen : this.#limits.hidden),
        wall: () => this.#limits.wall,
      },
      room: () => this.feed.room,
      onState: (hub) => this.#changed({ hub }),
    })
    this.#sampling = setInterval(() => this.#sample(), SAMPLE_EVERY_MS)
  }

  get state(): Omit<WallState, 'fullScreen' | 'computer'> {
    return {
      hub: this.#hub.state,
      settings: this.settings.view,
      notices: this.#notices.notices,
      cameras: this.feed.statuses(),
      totals: this.feed.totals(),
      order: this.settings.order,
    }
  }

  get requests(): RequestCounts {
    return this.#hub.requests
  }

  get cameras(): readonly CameraStatus[] {
    return this.feed.statuses()
  }

  onChange(listener: ChangeListener): void {
    this.#listeners.add(listener)
  }

  /** Applied at once: the hub follows, and tells of it in its state. */
  changeSettings(patch: HubSettingsPatch): SettingsView {
    this.settings.changeHub(patch)
    this.#limits = limitsOf(this.settings.hub)
    this.#changed({ settings: this.settings.view })
    void this.#rehub()
    this.#hub.repace()
    return this.settings.view
  }

  /** Publishers that are not in the settings: the demo's own. */
  setExtraPublishers(addresses: readonly string[]): void {
    this.#extraPublishers = addresses
    void this.#rehub()
  }

  arrange(order: readonly string[]): void {
    this.settings.setOrder(order, new Set(this.feed.names))
    this.#changed({ order: this.settings.order })
  }

  forgetCamera(camera: string): void {
    this.feed.forget(camera)
    this.#changed({ cameras: this.feed.statuses(), totals: this.feed.totals() })
  }

  /** Whether the wall can be seen; senders of a hidden wall are answered slowly. */
  setVisible(visible: boolean): void {
    this.feed.setVisible(visible)
    this.#hub.repace()
  }

  setSolo(camera: string | undefined): void {
    this.feed.setSolo(camera)
    this.#hub.repace()
  }

  notify(notice: NewNotice): void {
    this.#notices.post(notice)
  }

  dismissNotice(id: Notice['id']): void {
    this.#notices.dismiss(id)
    this.#changed({ notices: this.#notices.notices })
  }

  /** Answers what is pending, closes every socket, and has the settings on disk. */
  async stop(): Promise<void> {
    clearInterval(this.#sampling)
    await this.#hub.stop()
    await this.settings.flush()
  }

  /** A new camera's place is kept from its first picture on, whether or not anybody drags it. */
  #welcome(camera: string): void {
    const { order } = this.settings
    if (!order.includes(camera)) this.arrange([...order, camera])
    this.#changed({ cameras: this.feed.statuses() })
  }

  /** Resolves when the hub is open as asked, or its fault is told. */
  async #rehub(): Promise<void> {
    const { mode, listen, connect } = this.settings.hub
    await this.#hub.apply({ mode, listen, connect: [...connect, ...this.#extraPublishers] })
  }

  #changed(change: Partial<WallState>): void {
    for (const listener of this.#listeners) listener(change)
  }

  #sample(): void {
    this.feed.sampleRates()
    if (this.#hasNews) this.#changed({ notices: this.#notices.notices })
    this.#hasNews = false
    this.#changed({ cameras: this.feed.statuses(), totals: this.feed.totals() })
  }

  #tellSettingsTrouble(what: string): void {
    this.notify({ key: what, severity: 'warning', what })
    console.error(`camwall: ${what}`) // At the end there is no wall left to show it.
  }

  #tellFault(why: string, camera: string | undefined): void {
    const who = camera === undefined ? 'A sender' : `“${camera}”`
    this.notify({
      key: `fault of ${camera ?? ''}`,
      severity: 'warning',
      what: `${who} sent a message that cannot be shown. ${why}`,
    })
  }

  #tellBroken(error: unknown): void {
    const what = `A frame was lost by a fault of Camwall's own: ${String(error)}`
    this.notify({ key: 'broken', severity: 'error', what, todo: 'Please report it.' })
  }

  #tellBehind(address: string): void {
    this.notify({
      key: `behind ${address}`,
      severity: 'warning',
      what: `${address} sends more than this computer can take: its pictures wait in the sender's own queue, and are shown late.`,
      todo: 'Send fewer frames a second, or smaller ones.',
    })
  }

  #tellWoken(): void {
    this.notify({
      key: 'woken',
      severity: 'info',
      what: 'Woke a sender that was waiting for a lost reply.',
    })
  }
}
