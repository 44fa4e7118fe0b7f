/** The connection to a broker. It is made again when it is lost. Loaded late: the client is large, and few walls use it. */
import { connect, type MqttClient } from 'mqtt'
import { messageOf } from '../../lib/message-of.ts'
import { within } from '../../lib/pause.ts'
import type { MqttMessage } from './announcer.ts'

/** Between two attempts. A broker that restarts needs a second or two; one that refuses must not be flooded. */
const RECONNECT_MS = 5000
/** Until the broker accepts. */
const CONNECT_TIMEOUT_MS = 10_000
/** Seconds between two signs of life. The broker sends the last will after one and a half of these. */
const KEEPALIVE_S = 20
/** For the farewell to a broker that does not answer any more. */
const CLOSE_TIMEOUT_MS = 1000

export interface BrokerPlan {
  /** `mqtt://HOST:PORT` or `mqtts://HOST:PORT`. */
  readonly broker: string
  readonly user: string
  readonly password: string | undefined
  /** PEM of the certificate that signed the broker's; the system's without it. */
  readonly ca: Buffer | undefined
  readonly clientId: string
  /** What the broker sends when the connection is lost. */
  readonly will: MqttMessage
}

export interface BrokerListener {
  connected(): void
  /** The connection could not be made, or was lost. It is tried again. */
  lost(why: string): void
  /** A message of a topic that is subscribed to. */
  message(topic: string, payload: string): void
}

export class BrokerLink {
  readonly #client: MqttClient
  #why = ''

  constructor(plan: BrokerPlan, listener: BrokerListener) {
    const { broker, user, password, ca, clientId, will } = plan
    this.#client = connect(broker, {
      clientId,
      ...(user === '' ? {} : { username: user }),
      ...(password === undefined ? {} : { password }),
      ...(ca === undefined ? {} : { ca }),
      will: { ...will, payload: Buffer.from(will.payload), qos: 1 },
      reconnectPeriod: RECONNECT_MS,
      reconnectOnConnackError: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepalive: KEEPALIVE_S,
      // What is published while there is no connection would come late, all at once.
      queueQoSZero: false,
      timerVariant: 'native',
    })
    this.#client.on('connect', () => listener.connected())
    this.#client.on('error', (error) => (this.#why = messageOf(error)))
    this.#client.on('close', () => listener.lost(this.#takeWhy()))
    this.#client.on('message', (topic, payload) => listener.message(topic, payload.toString()))
  }

  /** Whether it is connected, and what was published has gone out. */
  get isReady(): boolean {
    return this.#client.connected && !this.#client.stream.writableNeedDrain
  }

  /** Resolves when what was published has gone out, or the connection is lost. */
  drained(): Promise<void> {
    const { stream } = this.#client
    if (!stream.writableNeedDrain) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        stream.off('drain', done)
        stream.off('close', done)
        resolve()
      }
      stream.on('drain', done)
      stream.on('close', done)
    })
  }

  /** Is lost without a connection. */
  publish({ topic, payload, retain }: MqttMessage): void {
    const bytes =
      typeof payload === 'string'
        ? payload
        : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    this.#client.publish(topic, bytes, { qos: 0, retain }, () => undefined)
  }

  /** Again after each connection. */
  subscribe(topic: string): void {
    this.#client.subscribe(topic, { qos: 0 }, () => undefined)
  }

  /** Resolves when the connection is closed. A connection that is open gets the messages first. */
  async close(last: readonly MqttMessage[]): Promise<void> {
    this.#client.removeAllListeners()
    this.#client.on('error', () => undefined) // What fails from now on is of no interest.
    if (this.#client.connected) {
      for (const message of last) this.publish(message)
      await within(CLOSE_TIMEOUT_MS, this.#client.endAsync())
    }
    await within(CLOSE_TIMEOUT_MS, this.#client.endAsync(true))
  }

  #takeWhy(): string {
    const why = this.#why
    this.#why = ''
    return why
  }
}
