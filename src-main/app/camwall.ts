/** Camwall without its window: settings, hub, feed and notices, joined. Imports no Electron. */
import { dirname, join } from 'node:path'
import { Doorman } from '../receive/access/doorman.ts'
import { openGuard } from '../receive/access/guard.ts'
import { HubKey, type Seal } from '../receive/access/hub-key.ts'
import { Refusals, type RefusedCount } from '../receive/access/refusals.ts'
import type { Notice, WallState } from '../contract/bridge.ts'
import type { CameraStatus } from '../contract/camera.ts'
import type { AppSettingsPatch, HubSettingsPatch, SettingsView } from '../contract/settings.ts'
import { MIN_HIDDEN_FPS } from '../contract/limits.ts'
import { Feed } from '../feed/feed.ts'
import { HubKeeper } from '../receive/hub/hub-keeper.ts'
import type { Arrival, RequestCounts } from '../receive/imagezmq/image-hub.ts'
import { limitsOf, type Limits } from '../receive/hub/limits-of.ts'
import type { Message } from '../receive/imagezmq/message.ts'
import type { RateLimit } from '../receive/imagezmq/reply-pacer.ts'
import { computerOf, readNetwork, type Network } from '../receive/network/network.ts'
import { NetworkFollower } from '../receive/network/network-follower.ts'
import { NoticeBoard, type NewNotice } from './notices/notice-board.ts'
import { openSettingsStore, type SettingsStore } from './settings/settings-store.ts'
import { behind, broken, notShown, settingsTrouble, WOKEN } from './notices/wall-notices.ts'

/** Numbers change twice a second: readable, and cheap for the page. */
const SAMPLE_EVERY_MS = 500

/** Each new tile moves the others: a stranger with hundreds of names must not have them all moved for each. */
const GATHER_MS = 100

/** A camera that is not shown is answered as slowly as one can be, so that its frames cost next to nothing. */
const REFUSED: RateLimit = { fps: MIN_HIDDEN_FPS, mbps: Infinity }

export interface CamwallOptions {
  readonly settingsPath: string
  readonly flags: HubSettingsPatch
  /** The system's key store; without one the hub's key is kept in a plain file. */
  readonly findSeal?: () => Promise<Seal | undefined>
  /** The system's own network unless given. */
  readonly readNetwork?: () => Network
}

/** What changed, as soon as it changes. */
export type ChangeListener = (change: Partial<WallState>) => void

export class Camwall {
  readonly feed: Feed
  readonly settings: SettingsStore
  readonly #hub: HubKeeper
  readonly #hubKey: HubKey
  readonly #doorman = new Doorman()
  readonly #refusals = new Refusals((notice) => this.notify(notice))
  readonly #notices: NoticeBoard
  readonly #network: NetworkFollower
  readonly #listeners = new Set<ChangeListener>()
  readonly #sampling: NodeJS.Timeout
  #limits: Limits
  /** Empty is all. */
  #allowedNames: ReadonlySet<string>
  #extraPublishers: readonly string[] = []
  /** Notices wait for the next sample: a sender of nonsense must not flood the page. */
  #hasNews = false
  #hasNewcomers = false
  #gathering: NodeJS.Timeout | undefined

  /** Resolves when the settings are known. The hub opens meanwhile, which may wait for a key store: its state tells. */
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
    const hubKey = new HubKey(
      join(dirname(options.settingsPath), 'hub-key.json'),
      options.findSeal ?? (() => Promise.resolve(undefined)),
    )
    const camwall = new Camwall(settings, hubKey, options.readNetwork ?? readNetwork)
    tell = (what) => camwall.#tellSettingsTrouble(what)
    troubles.forEach(tell)
    void camwall.#rehub()
    return camwall
  }

  private constructor(settings: SettingsStore, hubKey: HubKey, read: () => Network) {
    this.settings = settings
    this.#hubKey = hubKey
    this.#limits = limitsOf(settings.hub)
    this.#allowedNames = new Set(settings.hub.allowNames)
    this.#notices = new NoticeBoard(() => (this.#hasNews = true))
    this.feed = new Feed({
      appeared: (camera) => this.#welcome(camera),
      fault: (why, camera) => this.notify(notShown(why, camera)),
      roomMade: () => this.#hub.roomMade(),
    })
    this.#hub = new HubKeeper({
      listener: {
        message: (message, arrival) => this.#take(message, arrival),
        left: (peer) => this.feed.left(peer),
        woken: () => this.notify(WOKEN),
        broken: (error) => this.notify(broken(error)),
        behind: (address) => this.notify(behind(address)),
        refused: (who, why) => this.#refusals.note({ why: `publisher-${why}`, who }),
      },
      limits: {
        camera: (camera) => this.#limitOf(camera),
        wall: () => this.#limits.wall,
      },
      room: () => this.feed.room,
      openGuard: (access) =>
        openGuard(access, { doorman: this.#doorman, hubKey: this.#hubKey }, (refusal) =>
          this.#refusals.note(refusal),
        ),
      openKey: () => this.#hubKey.open(),
      onState: (hub) => this.#changed({ hub, hubKey: this.#hubKey.state }),
    })
    this.#network = new NetworkFollower(read, (network) => this.#follow(network))
    this.#sampling = setInterval(() => this.#sample(), SAMPLE_EVERY_MS)
  }

  get state(): Omit<WallState, 'fullScreen' | 'update'> {
    return {
      hub: this.#hub.state,
      hubKey: this.#hubKey.state,
      settings: this.settings.view,
      computer: computerOf(this.#network.network),
      notices: this.#notices.notices,
      cameras: this.feed.cameras.statuses(),
      totals: this.feed.cameras.totals(),
      order: this.settings.order,
    }
  }

  get requests(): RequestCounts {
    return this.#hub.requests
  }

  get cameras(): readonly CameraStatus[] {
    return this.feed.cameras.statuses()
  }

  /** Who was not let in since Camwall started. */
  get refused(): readonly RefusedCount[] {
    return this.#refusals.counts
  }

  onChange(listener: ChangeListener): void {
    this.#listeners.add(listener)
  }

  /** Applied at once: the hub follows, and tells of it in its state. */
  changeSettings(patch: HubSettingsPatch): SettingsView {
    this.settings.changeHub(patch)
    this.#limits = limitsOf(this.settings.hub)
    this.#allowedNames = new Set(this.settings.hub.allowNames)
    this.#refusals.tellAgain()
    this.#changed({ settings: this.settings.view })
    void this.#rehub()
    this.#hub.repace()
    return this.settings.view
  }

  changeAppSettings(patch: AppSettingsPatch): SettingsView {
    this.settings.changeApp(patch)
    this.#changed({ settings: this.settings.view })
    return this.settings.view
  }

  /** Publishers that are not in the settings: the demo's own. */
  setExtraPublishers(addresses: readonly string[]): void {
    this.#extraPublishers = addresses
    void this.#rehub()
  }

  arrange(order: readonly string[]): void {
    this.settings.setOrder(order, new Set(this.feed.cameras.names))
    this.#changed({ order: this.settings.order })
  }

  forgetCamera(camera: string): void {
    this.feed.forget(camera)
    this.#changed({ cameras: this.feed.cameras.statuses(), totals: this.feed.cameras.totals() })
  }

  forgetSilentCameras(): void {
    this.feed.forgetSilent()
    this.#changed({ cameras: this.feed.cameras.statuses(), totals: this.feed.cameras.totals() })
  }

  /** Whether the wall can be seen; senders of a hidden wall are answered slowly. May be told again at any time. */
  setVisible(visible: boolean): void {
    if (visible === this.feed.isVisible) return // What is held would go, and what is shown would be sent again.
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
    clearTimeout(this.#gathering)
    this.#network.stop()
    await this.#hub.stop()
    this.#doorman.close()
    await this.settings.flush()
  }

  /** Names are looked at here, and not when a sender connects: libzmq knows no cameras. */
  #take(message: Message, arrival: Arrival): void {
    const { camera } = message
    if (camera === undefined || this.#isAllowed(camera)) this.feed.take(message, arrival)
    else this.#refusals.note({ why: 'name', who: camera })
  }

  #isAllowed(camera: string): boolean {
    return this.#allowedNames.size === 0 || this.#allowedNames.has(camera)
  }

  #limitOf(camera: string): RateLimit {
    if (!this.#isAllowed(camera)) return REFUSED
    return this.feed.isSeen(camera) ? this.#limits.seen : this.#limits.hidden
  }

  /** A new camera's place is kept from its first picture on, whether or not anybody drags it. */
  #welcome(camera: string): void {
    const { order } = this.settings
    if (!order.includes(camera))
      this.settings.setOrder([...order, camera], new Set(this.feed.cameras.names))
    this.#hasNewcomers = true
    if (this.#gathering === undefined) this.#tellNewcomers()
  }

  /** The first at once, those that come soon after it together. */
  #tellNewcomers(): void {
    this.#gathering = undefined
    if (!this.#hasNewcomers) return
    this.#hasNewcomers = false
    this.#changed({ cameras: this.feed.cameras.statuses(), order: this.settings.order })
    this.#gathering = setTimeout(() => this.#tellNewcomers(), GATHER_MS)
  }

  /** Resolves when the hub is open as asked, or its fault is told. */
  async #rehub(): Promise<void> {
    const { mode, listen, connect, allowFrom, encrypt, senderKeys } = this.settings.hub
    await this.#hub.apply({
      mode,
      listen,
      connect,
      clear: this.#extraPublishers,
      access: { allowFrom, encrypt, senderKeys },
    })
  }

  #follow(network: Network): void {
    this.#changed({ computer: computerOf(network) })
    void this.#hub.networkChanged(network.addresses.map(({ address }) => address))
  }

  #changed(change: Partial<WallState>): void {
    for (const listener of this.#listeners) listener(change)
  }

  #sample(): void {
    this.feed.sample()
    if (this.#hasNews) this.#changed({ notices: this.#notices.notices })
    this.#hasNews = false
    this.#changed({ cameras: this.feed.cameras.statuses(), totals: this.feed.cameras.totals() })
  }

  #tellSettingsTrouble(what: string): void {
    this.notify(settingsTrouble(what))
    console.error(`camwall: ${what}`) // At the end there is no wall left to show it.
  }
}
