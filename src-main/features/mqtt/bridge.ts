/** A connection to a broker, and what is sent there: from the moment it is opened until it is closed. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../../app/house.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import { message, type Message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import { Announcer } from './announcer.ts'
import type { BrokerLink, BrokerPlan } from './broker-link.ts'
import type { MqttConnection, MqttSettings } from './contract.ts'
import { ONLINE } from './discovery.ts'
import type { MqttPasswordFile } from './password-file.ts'
import { MqttPictures } from './pictures.ts'
import { pictureTopic } from './topics.ts'

/** Thrown if the password or a file of the settings cannot be read. */
export class MqttFault extends Error {
  readonly why: Message

  constructor(why: Message) {
    super(why.key)
    this.why = why
  }
}

export interface Bridge {
  /** @param withdraws - whether Home Assistant is to forget the hub and its cameras */
  close(withdraws: boolean): Promise<void>
}

/**
 * Resolves when the connection is being made.
 *
 * @param show - called with what becomes of it
 * @throws MqttFault
 */
export async function openBridge(
  house: House,
  settings: MqttSettings,
  file: MqttPasswordFile,
  show: (connection: MqttConnection) => void,
): Promise<Bridge> {
  const { camwall, desktop } = house
  const { broker, topic: base, discovery, pictureSeconds } = settings
  const hub = await read(() => file.hub())
  const announcer = new Announcer({
    ...{ base, discovery, hub },
    version: desktop.version,
    hasPictures: pictureSeconds !== null,
  })
  const account = await accountOf(settings, file)
  // Loaded late: the client is large, and few walls use it.
  const { BrokerLink: Link } = await import('./broker-link.ts')
  const birth = `${discovery}/status`
  const begin = () => {
    for (const each of announcer.begin()) link.publish(each)
  }
  const link = new Link(
    { ...account, broker, clientId: `camwall-${hub}`, will: announcer.farewell },
    {
      connected: () => {
        if (discovery !== '') link.subscribe(birth)
        begin()
        show({ kind: 'connected' })
      },
      lost: (why) => show({ kind: 'fault', what: message('mqtt.lost', { broker, why }) }),
      message: (topic, payload) => {
        // Home Assistant has started, and knows nothing of what was sent before.
        if (topic === birth && payload === ONLINE) begin()
      },
    },
  )
  const sendPictures =
    pictureSeconds === null
      ? () => undefined
      : pictureSender(house, link, pictureSeconds, (camera) => pictureTopic(base, hub, camera))
  const stopSampling = camwall.onSample(() => {
    if (!link.isReady) return
    const { cameras } = camwall.publisher.published
    for (const each of announcer.step(cameras, performance.now())) link.publish(each)
    void sendPictures()
  })
  return {
    close: (withdraws) => {
      stopSampling()
      return link.close([...(withdraws ? announcer.withdraw() : []), announcer.farewell])
    },
  }
}

/** Returns the function that sends what is due, one after the other, as the broker takes it. */
function pictureSender(
  { camwall }: House,
  link: BrokerLink,
  seconds: number,
  topicOf: (camera: string) => string,
): () => Promise<void> {
  const worker = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
    camwall.notify(valuesWorkerEnded('mqtt-worker', why)),
  )
  const pictures = new MqttPictures({
    everyMs: seconds * 1000,
    newest: (camera) => camwall.feed.newest(camera),
    thumbnail: (job) => worker.thumbnail(job),
  })
  let isSending = false
  return async () => {
    if (isSending) return
    isSending = true
    const now = performance.now()
    const names = camwall.publisher.published.cameras.map(({ name }) => name)
    for (const camera of pictures.due(names, now)) {
      const jpeg = await pictures.take(camera, now)
      if (jpeg !== undefined) link.publish({ topic: topicOf(camera), payload: jpeg, retain: false })
      await link.drained()
    }
    isSending = false
  }
}

async function accountOf(
  { broker, user, passwordFile, caFile }: MqttSettings,
  file: MqttPasswordFile,
): Promise<Pick<BrokerPlan, 'user' | 'password' | 'ca'>> {
  const typed = () => file.passwordOf({ broker, user })
  return {
    user,
    password: await read(passwordFile === '' ? typed : () => firstLineOf(passwordFile)),
    ca: caFile === '' ? undefined : await read(() => readFile(caFile)),
  }
}

async function firstLineOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).split(/\r?\n/, 1)[0] ?? ''
}

async function read<Result>(task: () => Promise<Result>): Promise<Result> {
  try {
    return await task()
  } catch (error) {
    throw new MqttFault(message('mqtt.not-read', { error: messageOf(error) }))
  }
}
