/** Decides what is sent to the broker: discovery once, states when they change, numbers less often. Pure: time is given. */
import type { CameraStatus } from '../../contract/camera.ts'
import { MAX_READINGS } from '../../contract/readings.ts'
import {
  discoveredCamera,
  discoveredHub,
  discoveredReading,
  OFFLINE,
  ONLINE,
  type Discovered,
  type DiscoveryPlan,
} from './discovery.ts'
import { stateTopic, statusTopic, topicIdOf } from './topics.ts'

/** Frame rates and readings change with each sample; a broker and its database need them less often. */
export const NUMBERS_EVERY_MS = 10_000
/** A state that stays is sent again: Home Assistant takes a sensor without news for unavailable (`EXPIRE_AFTER_S`). */
export const AGAIN_EVERY_MS = 60_000

export interface MqttMessage {
  readonly topic: string
  readonly payload: string | Uint8Array
  /** Whether the broker keeps it for later subscribers. */
  readonly retain: boolean
}

/** What was sent of a camera. */
interface Announced {
  /** In milliseconds of a monotonic clock; `undefined` before the first of a connection. */
  sentAt: number | undefined
  /** The newest of each, to notice changes. */
  urgent: string
  all: string
  /** What Home Assistant discovers of it. */
  readonly discovered: Discovered[]
  /** Readings that were announced. A sender that makes up keys gets no more than `MAX_READINGS`. */
  readonly readings: Set<string>
}

export class Announcer {
  readonly #plan: DiscoveryPlan
  readonly #announced = new Map<string, Announced>()

  constructor(plan: DiscoveryPlan) {
    this.#plan = plan
  }

  /** What a new connection begins with. All cameras follow with the next step; those that were forgotten meanwhile are removed. */
  begin(): readonly MqttMessage[] {
    for (const known of this.#announced.values()) known.sentAt = undefined
    return [...this.#hub.map(configOf), this.#status(ONLINE)]
  }

  /** @param now - in milliseconds of a monotonic clock */
  step(cameras: readonly CameraStatus[], now: number): readonly MqttMessage[] {
    const names = new Set(cameras.map(({ name }) => name))
    const forgotten = [...this.#announced].filter(([name]) => !names.has(name))
    for (const [name] of forgotten) this.#announced.delete(name)
    return [
      ...forgotten.flatMap(([, { discovered }]) => discovered.map(withdrawn)),
      ...cameras.flatMap((camera) => this.#stepOf(camera, now)),
    ]
  }

  /** The last message of a connection. The broker sends the same one if the connection is lost. */
  get farewell(): MqttMessage {
    return this.#status(OFFLINE)
  }

  /** Removes from Home Assistant what was announced. */
  withdraw(): readonly MqttMessage[] {
    const ofCameras = [...this.#announced.values()].flatMap(({ discovered }) => discovered)
    return [...ofCameras, ...this.#hub].map(withdrawn)
  }

  #stepOf(camera: CameraStatus, now: number): readonly MqttMessage[] {
    const known = this.#announced.get(camera.name) ?? this.#add(camera.name)
    const configs = this.#newConfigs(camera, known)
    const urgent = JSON.stringify(urgentOf(camera))
    const isUrgent = urgent !== known.urgent
    const age = now - (known.sentAt ?? -Infinity)
    if (!isUrgent && age < NUMBERS_EVERY_MS) return configs.map(configOf)
    const all = JSON.stringify(stateOf(camera, known.readings))
    if (!isUrgent && all === known.all && age < AGAIN_EVERY_MS) return configs.map(configOf)
    Object.assign(known, { sentAt: now, urgent, all })
    const { base, hub } = this.#plan
    const topic = stateTopic(base, hub, camera.name)
    return [...configs.map(configOf), { topic, payload: all, retain: false }]
  }

  #add(camera: string): Announced {
    const added = {
      sentAt: undefined,
      urgent: '',
      all: '',
      discovered: this.#plan.discovery === '' ? [] : [...discoveredCamera(this.#plan, camera)],
      readings: new Set<string>(),
    }
    this.#announced.set(camera, added)
    return added
  }

  #newConfigs({ name, readings }: CameraStatus, known: Announced): readonly Discovered[] {
    const fresh = Object.keys(readings)
      .filter((key) => !known.readings.has(key))
      .slice(0, MAX_READINGS - known.readings.size)
    for (const key of fresh) known.readings.add(key)
    if (this.#plan.discovery === '') return []
    const configs = fresh.map((key) =>
      discoveredReading(this.#plan, name, key, typeof readings[key] === 'number'),
    )
    known.discovered.push(...configs)
    return known.sentAt === undefined ? known.discovered : configs
  }

  /** None if nothing is announced. */
  get #hub(): readonly Discovered[] {
    return this.#plan.discovery === '' ? [] : [discoveredHub(this.#plan)]
  }

  #status(payload: string): MqttMessage {
    return { topic: statusTopic(this.#plan.base, this.#plan.hub), payload, retain: true }
  }
}

/** An empty one removes what the broker keeps, and the entity in Home Assistant. */
function configOf({ topic, config }: Discovered): MqttMessage {
  return { topic, payload: config === undefined ? '' : JSON.stringify(config), retain: true }
}

function withdrawn({ topic }: Discovered): MqttMessage {
  return configOf({ topic, config: undefined })
}

function urgentOf({ state, warnings }: CameraStatus) {
  return { state, warnings: warnings.map(({ code }) => code) }
}

/** @param announced - the keys of the readings that are sent */
function stateOf(camera: CameraStatus, announced: ReadonlySet<string>) {
  const readings = Object.entries(camera.readings).filter(([key]) => announced.has(key))
  return {
    ...urgentOf(camera),
    fps: Math.round(camera.receivedFps * 10) / 10,
    // JSON has neither NaN nor infinities: they become null, which Home Assistant takes for unknown.
    readings: Object.fromEntries(readings.map(([key, value]) => [topicIdOf(key), value])),
  }
}
