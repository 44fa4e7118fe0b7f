/** A bridge without a main process: it records requests, and sends what a test gives it. */
import type { Answer, CameraChanges } from '../../../src-main/contract/bridge.ts'
import { NO_COUNTS, type CameraStatus } from '../../../src-main/contract/camera.ts'
import type { ArgsOf, ResultOf } from '../../../src-main/contract/request.ts'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import { hubSection } from '../../../src-main/contract/settings.ts'
import type { Message } from '../../../src-main/contract/text/text.ts'
import type { Tiles } from '../../../src-main/contract/tiles.ts'
import type {
  CamwallBridge,
  CamwallChange,
  CommandId,
  Requests,
  Topics,
} from '../../../src-main/features/list.ts'
import { alarmsSection } from '../../../src-main/features/alarms/contract.ts'
import { appearanceSection } from '../../../src-main/features/appearance/contract.ts'
import { kioskSection } from '../../../src-main/app/kiosk/contract.ts'
import { snapshotSection } from '../../../src-main/features/snapshot/contract.ts'
import { unattendedSection } from '../../../src-main/features/unattended/contract.ts'
import { eventsSection } from '../../../src-main/features/events/contract.ts'
import { recordingSection } from '../../../src-main/features/recording/contract.ts'
import { healthSection } from '../../../src-main/features/health/contract.ts'
import { lookBackSection } from '../../../src-main/features/look-back/contract.ts'
import { namesSection } from '../../../src-main/features/names/contract.ts'
import { keysSection } from '../../../src-main/features/keys/contract.ts'
import { mqttSection } from '../../../src-main/features/mqtt/contract.ts'
import { publishSection } from '../../../src-main/features/publish/contract.ts'
import { webSection } from '../../../src-main/features/web/contract.ts'
import { updatesSection } from '../../../src-main/features/updates/contract.ts'
import { CamwallStore } from '../../../src-renderer/store/camwall-store.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import { listening } from '../../support/hub-states.ts'

export class StandInBridge implements CamwallBridge {
  readonly language = 'en'
  /** Every request but `wall:open`, with its arguments. */
  readonly asked: unknown[][] = []
  /** When set, every request is refused with this reason. */
  refusal: Message | undefined
  /** Results of requests by their names; without one, it is `undefined`. */
  readonly results = new Map<string, unknown>()
  readonly #topics: Topics
  readonly #cameras: readonly CameraStatus[]
  readonly #listeners = new Set<(change: CamwallChange) => void>()
  readonly #commandListeners = new Set<(id: CommandId) => void>()

  constructor(topics: Topics, cameras: readonly CameraStatus[] = []) {
    this.#topics = topics
    this.#cameras = cameras
  }

  send(change: CamwallChange): void {
    for (const listener of this.#listeners) listener(change)
  }

  publish(topics: Partial<Topics>): void {
    this.send({ topics })
  }

  publishCameras(cameras: Partial<CameraChanges>): void {
    this.send({ cameras: { gone: [], changed: [], ...cameras } })
  }

  choose(command: CommandId): void {
    for (const listener of this.#commandListeners) listener(command)
  }

  get listenerCount(): number {
    return this.#listeners.size + this.#commandListeners.size
  }

  request = <Name extends keyof Requests>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ): Promise<Answer<ResultOf<Requests[Name]>>> => {
    const opened = { topics: this.#topics, cameras: this.#cameras }
    if (name !== 'wall:open') this.asked.push([name, ...args])
    // TypeScript cannot infer which request this one is.
    const result = (name === 'wall:open' ? opened : this.results.get(name)) as ResultOf<
      Requests[Name]
    >
    const { refusal } = this
    return Promise.resolve(refusal === undefined ? { result } : { why: refusal })
  }

  onState = (listener: (change: CamwallChange) => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  onCommand = (listener: (id: CommandId) => void) => {
    this.#commandListeners.add(listener)
    return () => void this.#commandListeners.delete(listener)
  }
}

/** One tile for each camera, with the camera's name as its id. */
export function tilesOf(...cameras: readonly string[]): Tiles {
  return cameras.map((camera) => ({ id: camera, camera }))
}

export function someTopics(differs: Partial<Topics> = {}): Topics {
  return {
    hub: listening('tcp://*:5555'),
    hubKey: { publicKey: undefined, isEncrypted: false },
    settings: {
      hub: hubSection.defaults,
      names: namesSection.defaults,
      kiosk: kioskSection.defaults,
      unattended: unattendedSection.defaults,
      health: healthSection.defaults,
      events: eventsSection.defaults,
      recording: recordingSection.defaults,
      alarms: alarmsSection.defaults,
      publish: publishSection.defaults,
      web: webSection.defaults,
      mqtt: mqttSection.defaults,
      snapshot: snapshotSection.defaults,
      lookBack: lookBackSection.defaults,
      updates: updatesSection.defaults,
      appearance: appearanceSection.defaults,
      keys: keysSection.defaults,
      setByFlags: [],
    },
    computer: { hostName: 'hub', addresses: ['192.168.1.20'] },
    notices: [],
    totals: NO_COUNTS,
    tiles: [],
    layout: DEFAULT_LAYOUT,
    layouts: [],
    groups: [],
    sightings: { since: 0, last: [] },
    templates: [],
    turns: [],
    aliases: [],
    views: [],
    hidden: [],
    splits: [],
    values: [],
    missing: [],
    events: { version: 0 },
    publish: { kind: 'off' },
    export: {},
    web: { kind: 'off' },
    webUsers: [],
    relays: [],
    mqtt: { connection: { kind: 'off' }, hasPassword: false },
    recording: {
      cameras: [],
      awaited: [],
      isAll: false,
      folder: '/videos/Camwall',
      frames: 0,
      dropped: 0,
      failure: undefined,
    },
    answers: { kept: [], once: [] },
    snapshot: { folder: '/pictures', isChosen: false },
    alarms: { active: [], isSounding: false, snoozedUntil: undefined, signed: [] },
    window: { id: 'w1', fullScreen: false, layout: 'l1' },
    kiosk: { isOn: false, asksIn: undefined, hasPin: false },
    unattended: { canStartAtLogin: false },
    update: { kind: 'never' },
    ...differs,
  }
}

/** A store with these cameras, and a tile for each unless `tiles` differ. */
export async function openStore(cameras: readonly CameraStatus[], differs: Partial<Topics> = {}) {
  const tiles = tilesOf(...cameras.map(({ name }) => name))
  const bridge = new StandInBridge(someTopics({ tiles, ...differs }), cameras)
  const store = new CamwallStore(bridge)
  const stop = store.main.start((id) => runCommand(store, id))
  await settled()
  const order = () => store.tiles.all.map(({ id }) => id)
  return { bridge, store, stop, order }
}

/** Requests of the stand-in are answered within one turn of the event loop. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
