/** Camwall without its windows: connects hub, feed, notices, network and tiles. Imports no Electron. */
import type { Counters, CameraStatus } from '../contract/camera.ts'
import type { Computer, HubState } from '../contract/hub.ts'
import { MIN_HIDDEN_FPS } from '../contract/limits.ts'
import { isReplayed } from '../contract/replayed.ts'
import type { ReadingEvent } from '../contract/event.ts'
import type { AnySection } from '../contract/setting.ts'
import type { KeptPast } from '../capture/past.ts'
import { hubSection, type HubSettingsPatch, type SettingsView } from '../contract/settings.ts'
import { templatesSchema } from '../contract/own-template.ts'
import { ENGLISH, type Message } from '../contract/text/text.ts'
import type { NamedLayout } from '../contract/named-layout.ts'
import { Feed, now } from '../feed/feed.ts'
import { accessOf, type OpenGuard } from '../receive/access/guard.ts'
import type { KeyPair } from '../receive/access/hub-key.ts'
import type { Refusal, RefusedCount } from '../receive/access/refusal.ts'
import { HubKeeper } from '../receive/hub/hub-keeper.ts'
import type { RequestCounts } from '../receive/imagezmq/image-hub.ts'
import type { RateLimit } from '../receive/imagezmq/reply-pacer.ts'
import { computerOf, readNetwork, type Network } from '../receive/network/network.ts'
import { NetworkFollower } from '../receive/network/network-follower.ts'
import { EventStream } from './events/event-stream.ts'
import { readingEvent } from './events/reading-event.ts'
import { StatusEvents } from './events/status-events.ts'
import { textEvent } from './events/text-event.ts'
import type { LayoutsTopics } from './layouts/contract.ts'
import { Layouts } from './layouts/layouts.ts'
import { SightingsKeeper } from './layouts/sightings.ts'
import { Templates } from './layouts/templates.ts'
import type { Notice } from './notices/contract.ts'
import { NoticeBoard, type NewNotice } from './notices/notice-board.ts'
import {
  behind,
  broken,
  eventLost,
  idsShared,
  isBack,
  nameShared,
  notShown,
  renames,
  settingsTrouble,
  WOKEN,
} from './notices/wall-notices.ts'
import {
  ALWAYS_OK,
  NO_PACE,
  NO_TONING,
  NO_WATCH,
  NOBODY,
  type Admission,
  type Answers,
  type Pace,
  type WallToning,
  type Watch,
} from './policies.ts'
import { NO_RECORDING, type Recording } from './recording.ts'
import type { PageAnswers } from './requests/page-answers.ts'
import { groupsSchema, layoutsSchema, sightingsSchema } from './settings/kept.ts'
import type { Content } from './settings/settings-file.ts'
import { openSettingsStore, type SettingsStore } from './settings/settings-store.ts'
import { Gathered } from './state/gathered.ts'
import { Publisher, type Change } from './state/publisher.ts'
import type { Replacement } from './wall/replacement.ts'

/** Numbers are published twice a second: readable, and cheap for the pages. */
const SAMPLE_EVERY_MS = 500

/**
 * Each new tile moves the others: with hundreds of new names at once, the tiles must not move for each of them, and a sender that
 * makes up names all the time must not keep every page busy.
 */
const GATHERING = { firstMs: 100, longestMs: SAMPLE_EVERY_MS }

/** A camera that is not allowed gets its replies at the lowest possible rate, so that its frames cost almost nothing. */
const REFUSED: RateLimit = { fps: MIN_HIDDEN_FPS, mbps: Infinity }

export interface CamwallOptions {
  readonly settingsPath: string
  /** All sections of the settings file. */
  readonly sections: readonly AnySection[]
  readonly flags: HubSettingsPatch
  /** A checked wall file that overrides the settings for this run. */
  readonly config?: Content
  /** Default: the system's network. */
  readonly readNetwork?: () => Network
}

/** The current state. */
export interface CamwallState extends LayoutsTopics {
  readonly hub: HubState
  readonly settings: SettingsView<readonly AnySection[]>
  readonly computer: Computer
  readonly notices: readonly Notice[]
  readonly totals: Counters
  /** The layouts with everything: each window gets the tiles and the options of its own. */
  readonly walls: readonly NamedLayout[]
}

export class Camwall {
  /** Of the settings. */
  readonly sections: readonly AnySection[]
  readonly settings: SettingsStore<readonly AnySection[]>
  readonly feed: Feed
  readonly layouts: Layouts
  readonly templates: Templates
  readonly publisher = new Publisher()
  /** What happens on the wall. */
  readonly events = new EventStream((error) => this.notify(eventLost(error)))
  /** Every change of readings: of those, `events` has few. */
  readonly readings = new EventStream<ReadingEvent>((error) => this.notify(eventLost(error)))
  readonly #hub: HubKeeper
  readonly #notices: NoticeBoard
  readonly #network: NetworkFollower
  readonly #sightings: SightingsKeeper
  readonly #sampling: NodeJS.Timeout
  readonly #newCameras = new Gathered(
    () => this.publisher.publishCameras(this.cameras, this.#layoutState),
    GATHERING,
  )
  readonly #statusEvents = new StatusEvents()
  readonly #closing = new Set<() => Promise<void>>()
  readonly #replacing = new Set<(replacement: Replacement) => void>()
  readonly #sampled = new Set<() => void>()
  #pace: Pace = NO_PACE
  #toning: WallToning = NO_TONING
  #admission: Admission = NOBODY
  #watch: Watch = NO_WATCH
  #answers: Answers = ALWAYS_OK
  #recording: Recording = NO_RECORDING
  #past: KeptPast | undefined
  #pages: PageAnswers | undefined
  readonly #extraPublishers = new Map<string, readonly string[]>()
  /** Notices are published with the next sample: a sender of malformed messages must not flood the pages. */
  #hasNews = false

  /** Resolves when the settings are known. */
  static async start(options: CamwallOptions): Promise<Camwall> {
    const troubles: Message[] = []
    let notice = (what: Message) => {
      troubles.push(what)
    }
    const settings = await openSettingsStore({
      path: options.settingsPath,
      sections: options.sections,
      flags: options.flags,
      config: options.config ?? {},
      onTrouble: (what) => notice(what),
    })
    const camwall = new Camwall(settings, options)
    notice = (what) => camwall.#noticeSettingsTrouble(what)
    troubles.forEach(notice)
    return camwall
  }

  private constructor(
    settings: SettingsStore<readonly AnySection[]>,
    { sections, config = {}, readNetwork: read = readNetwork }: CamwallOptions,
  ) {
    this.sections = sections
    this.settings = settings
    this.#notices = new NoticeBoard(() => (this.#hasNews = true))
    this.feed = new Feed({
      admits: (camera) => this.#admits(camera),
      vanished: (cameras) => this.#removeTiles(cameras),
      renames: (renaming) => this.notify(renames(renaming)),
      shared: (camera, senders) => this.notify(nameShared(camera, senders)),
      appeared: (camera) => this.#welcome(camera),
      fault: (why, camera) => this.notify(notShown(why, camera)),
      said: (event) => this.events.add(textEvent(event)),
      readingsChanged: (camera, readings, at) => {
        const event = readingEvent(camera, readings, at)
        if (event !== undefined) this.readings.add(event)
      },
      backPressureReleased: () => this.#hub.backPressureReleased(),
      demandChanged: () => this.#hub.repace(),
    })
    const areGiven = config['layouts'] !== undefined
    this.layouts = new Layouts({
      kept: settings.keep('layouts', layoutsSchema, []),
      groups: settings.keep('groups', groupsSchema, []),
      feed: this.feed,
      areGiven,
      changed: () => this.publishCameras(),
    })
    const renumbered = this.layouts.renumbered.map(({ name }) => name)
    if (areGiven && renumbered.length > 0) this.notify(idsShared(renumbered))
    this.templates = new Templates(settings.keep('templates', templatesSchema, []), () =>
      this.publisher.publish({ templates: this.templates.all }),
    )
    this.#sightings = new SightingsKeeper(
      settings.keep('sightings', sightingsSchema, []),
      Date.now(),
      areGiven,
    )
    this.#hub = new HubKeeper({
      listener: {
        message: (message, arrival) => this.feed.take(message, arrival),
        isInDemand: (camera) => this.#allows(camera) && this.feed.demandOf(camera) > 0,
        isNew: (camera) => this.#isNew(camera),
        announced: (cameras, arrival) => this.feed.announced(cameras, arrival),
        left: (peer) => this.feed.left(peer),
        woken: () => this.notify(WOKEN),
        broken: (error) => this.notify(broken(error)),
        behind: (address) => this.notify(behind(address)),
        refused: (who, why) => this.refuse({ why: `publisher-${why}`, who }),
        misfit: (who) => this.refuse({ why: 'not-a-requester', who }),
        senderRefused: (who, why) => this.refuse({ why: `sender-${why}`, who }),
      },
      limits: {
        camera: (camera) => this.#limitOf(camera),
        wall: () => this.#pace.wall(),
      },
      capacity: () => this.feed.capacity,
      answerTo: (camera) => this.#answers.textFor(camera),
      openGuard: (access) => this.#admission.openGuard(access),
      openKey: () => this.#admission.openKey(),
      onState: (hub) => this.publisher.publish({ hub }),
    })
    this.#network = new NetworkFollower(read, (network) => this.#follow(network))
    this.publisher.publish({ ...this.state })
    this.publisher.follow((change) => this.#addEvents(change))
    settings.onChange((section) => {
      this.publisher.publish({ settings: settings.view })
      if (section === hubSection.name) void this.#rehub()
    })
    this.#sampling = setInterval(() => this.#sample(), SAMPLE_EVERY_MS)
  }

  get state(): CamwallState {
    return {
      hub: this.#hub.state,
      settings: this.settings.view,
      computer: computerOf(this.#network.network),
      notices: this.#notices.notices,
      totals: this.feed.cameras.totals(),
      sightings: this.#sightings.state,
      templates: this.templates.all,
      ...this.#layoutState,
    }
  }

  get cameras(): readonly CameraStatus[] {
    return this.feed.cameras.statuses()
  }

  get requests(): RequestCounts {
    return this.#hub.requests
  }

  /** Senders that are connected. */
  get connections(): number {
    return this.#hub.connections
  }

  /** Refused senders since Camwall started. */
  get refused(): readonly RefusedCount[] {
    return this.#admission.refused
  }

  /** The hub's public key in Z85; `undefined` until it is first needed in a run. */
  get hubKey(): string | undefined {
    return this.#admission.publicKey
  }

  /** Counts and reports a sender, or whoever else connects, that is refused. */
  refuse(refusal: Refusal): void {
    this.#admission.note(refusal)
  }

  /** The access control of another listening socket: the same as that of the hub. `undefined` admits all. */
  openGuard(): Promise<OpenGuard | undefined> {
    return this.#admission.openGuard(accessOf(this.settings.get(hubSection)))
  }

  /** The hub's key pair, for a connection to a program that encrypts. Rejects if there is none. */
  openKey(): Promise<KeyPair> {
    return this.#admission.openKey()
  }

  /** To be given before `open`. */
  paceBy(pace: Pace): void {
    this.#pace = pace
  }

  /** To be given before windows open. */
  toneBy(toning: WallToning): void {
    this.#toning = toning
  }

  get toning(): WallToning {
    return this.#toning
  }

  /** To be given before `open`. */
  watchBy(watch: Watch): void {
    this.#watch = watch
  }

  /** Calls back twice a second, after the health of the cameras was judged and published, until the returned function is called. */
  onSample(listener: () => void): () => void {
    this.#sampled.add(listener)
    return () => this.#sampled.delete(listener)
  }

  /** Cameras that are expected and have not sent since Camwall started. */
  get missing(): readonly string[] {
    return this.#watch.missing
  }

  /** To be given before `open`. */
  answerBy(answers: Answers): void {
    this.#answers = answers
  }

  /** To be given before `open`. */
  lookBackBy(past: KeptPast): void {
    this.#past = past
  }

  /** What is kept of the last seconds; `undefined` if no feature keeps anything. */
  get past(): KeptPast | undefined {
    return this.#past
  }

  recordBy(recording: Recording): void {
    this.#recording = recording
  }

  get recording(): Recording {
    return this.#recording
  }

  /** To be given when all features have started. */
  answerPagesBy(pages: PageAnswers): void {
    this.#pages = pages
  }

  /** What answers pages in browsers; `undefined` until all features have started. */
  get pages(): PageAnswers | undefined {
    return this.#pages
  }

  /** To be given before `open`. */
  admitBy(admission: Admission): void {
    this.#admission = admission
  }

  /** Opens the hub. That may wait for a key store; the result is in its state. */
  open(): void {
    void this.#rehub()
  }

  /** After a change of the pace, or of the allowed names: releases replies that are held, and asks publishers again. */
  repace(): void {
    this.#hub.repace()
  }

  /** Publishers that are not in the settings: those of the demo, and of a replay. */
  setExtraPublishers(owner: string, addresses: readonly string[]): void {
    this.#extraPublishers.set(owner, addresses)
    void this.#rehub()
  }

  /** After a change of the wall: its cameras or its layouts. */
  publishCameras(): void {
    const totals = this.feed.cameras.totals()
    this.publisher.publishCameras(this.cameras, { totals, ...this.#layoutState })
  }

  /** Calls back when everything that is kept for a camera is to be kept for another. */
  onReplace(listener: (replacement: Replacement) => void): void {
    this.#replacing.add(listener)
  }

  /** A camera takes the place of another one, unless that one is live. */
  replace(replacement: Replacement): void {
    const { from, to } = replacement
    if (from === to) return
    if (this.cameras.some(({ name, state }) => name === from && state === 'live')) {
      this.notify(isBack(from))
      return
    }
    this.moveKept(replacement)
  }

  /** The same, also of a live camera, whose sender has another name from now on. */
  moveKept(replacement: Replacement): void {
    this.feed.forget(replacement.from)
    this.layouts.replace(replacement)
    for (const listener of this.#replacing) listener(replacement)
    this.publishCameras()
  }

  notify(notice: NewNotice): void {
    this.#notices.add(notice)
  }

  withdrawNotice(key: string): void {
    this.#notices.withdraw(key)
  }

  dismissNotices(ids: readonly Notice['id'][]): void {
    this.#notices.dismiss(ids)
    this.#publishNotices()
  }

  /** Calls back when nothing more happens on the wall; `stop` waits for it. */
  onStop(close: () => Promise<void>): void {
    this.#closing.add(close)
  }

  /** Resolves when pending replies are sent, all sockets closed, and settings and events on disk. */
  async stop(): Promise<void> {
    clearInterval(this.#sampling)
    this.#newCameras.stop()
    this.#network.stop()
    await this.#hub.stop()
    this.#admission.close()
    this.#sightings.save(this.layouts.expected, Date.now())
    for (const event of this.#statusEvents.ofStop(now())) this.events.add(event)
    await Promise.all([...this.#closing].map((close) => close()))
    await this.settings.flush()
  }

  get #layoutState() {
    const { summaries, groups, all } = this.layouts
    return { layouts: summaries, groups, walls: all } satisfies Partial<CamwallState>
  }

  #admits(camera: string): boolean {
    const isAllowed = this.#allows(camera)
    if (!isAllowed) this.refuse({ why: 'name', who: camera })
    return isAllowed
  }

  /** A replay was started here, so that it needs no leave. */
  #allows(camera: string): boolean {
    return isReplayed(camera) || this.#admission.allows(camera)
  }

  #isNew(camera: string): boolean {
    const { cameras } = this.feed
    return !cameras.has(camera) && !cameras.isFull && this.#allows(camera)
  }

  /** @param paced - a camera, or a connection that has none */
  #limitOf(paced: string): RateLimit {
    const isAllowed = this.#allows(paced) || this.feed.hasEventsOf(paced)
    return isAllowed ? this.#pace.camera(this.feed.demandOf(paced)) : REFUSED
  }

  #welcome(camera: string): void {
    this.layouts.welcome(camera)
    this.#newCameras.ask()
  }

  #removeTiles(cameras: readonly string[]): void {
    this.layouts.vanish(cameras)
    this.#newCameras.ask()
  }

  /** Resolves when the hub is open as the settings require, or its fault is published. */
  async #rehub(): Promise<void> {
    const settings = this.settings.get(hubSection)
    const { mode, listen, alsoListen, connect } = settings
    await this.#hub.apply({
      mode,
      listen,
      alsoListen,
      connect,
      clear: [...this.#extraPublishers.values()].flat(),
      access: accessOf(settings),
    })
  }

  #follow(network: Network): void {
    this.publisher.publish({ computer: computerOf(network) })
    void this.#hub.networkChanged(network.addresses.map(({ address }) => address))
  }

  #sample(): void {
    this.feed.sample()
    this.#watch.judge()
    if (this.#hasNews) this.#publishNotices()
    const { cameras } = this
    if (this.#sightings.note(cameras, this.layouts.expected, Date.now()))
      this.publisher.publish({ sightings: this.#sightings.state })
    this.publisher.publishCameras(cameras, { totals: this.feed.cameras.totals() })
    for (const event of this.#statusEvents.ofReadings(now())) this.events.add(event)
    for (const listener of this.#sampled) listener()
  }

  #publishNotices(): void {
    this.#hasNews = false
    this.publisher.publish({ notices: this.#notices.notices })
  }

  #addEvents({ cameras, topics = {} }: Change): void {
    const moment = now()
    const events = [
      ...('missing' in topics ? this.#statusEvents.ofMissing(this.missing, moment) : []),
      ...(cameras === undefined ? [] : this.#statusEvents.ofCameras(cameras, moment)),
    ]
    for (const event of events) this.events.add(event)
  }

  #noticeSettingsTrouble(what: Message): void {
    this.notify(settingsTrouble(what))
    console.error(`camwall: ${ENGLISH.say(what)}`) // During the exit, no window can show it any more.
  }
}
