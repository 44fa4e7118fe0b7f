/** A connection to a broker, and what is sent there: from the moment it is opened until it is closed. */
import { readFile } from 'node:fs/promises'
import type { House } from '../../app/house.ts'
import type { CameraStatus } from '../../contract/camera.ts'
import { isReplayed } from '../../contract/replayed.ts'
import { message, type Message } from '../../contract/text/text.ts'
import { firstLine } from '../../lib/first-line.ts'
import { messageOf } from '../../lib/message-of.ts'
import { Announcer } from './announcer.ts'
import type { BrokerLink, BrokerPlan } from './broker-link.ts'
import type { MqttConnection, MqttSettings } from './contract.ts'
import { ONLINE } from './discovery.ts'
import type { MqttPasswordFile } from './password-file.ts'
import { MqttPictures, type MqttPicturesOptions } from './pictures.ts'
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

export interface BridgeParts extends Pick<MqttPicturesOptions, 'thumbnail'> {
  readonly file: MqttPasswordFile
  /** Called with what becomes of the connection. */
  readonly show: (connection: MqttConnection) => void
}

/**
 * Resolves when the connection is being made.
 *
 * @throws MqttFault
 */
export async function openBridge(
  house: House,
  settings: MqttSettings,
  { file, show, thumbnail }: BridgeParts,
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
      : pictureSender(house, link, {
          everyMs: pictureSeconds * 1000,
          topicOf: (camera) => pictureTopic(base, hub, camera),
          thumbnail,
        })
  const stopSampling = camwall.onSample(() => {
    if (!link.isReady) return
    for (const each of announcer.step(toldCameras(camwall), performance.now())) link.publish(each)
    void sendPictures()
  })
  return {
    close: (withdraws) => {
      stopSampling()
      return link.close([...(withdraws ? announcer.withdraw() : []), announcer.farewell])
    },
  }
}

/** All but replayed ones, which a home would take for what happens now. */
function toldCameras({ publisher }: House['camwall']): readonly CameraStatus[] {
  return publisher.published.cameras.filter(({ name }) => !isReplayed(name))
}

interface SentPictures extends Pick<MqttPicturesOptions, 'everyMs' | 'thumbnail'> {
  readonly topicOf: (camera: string) => string
}

/** Returns the function that sends what is due, one after the other, as the broker takes it. */
function pictureSender(
  { camwall }: House,
  link: BrokerLink,
  { everyMs, topicOf, thumbnail }: SentPictures,
): () => Promise<void> {
  const pictures = new MqttPictures({
    ...{ everyMs, thumbnail },
    newest: (camera) => camwall.feed.newest(camera),
  })
  let isSending = false
  return async () => {
    if (isSending) return
    isSending = true
    const now = performance.now()
    const names = toldCameras(camwall).map(({ name }) => name)
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
    password: await read(
      passwordFile === '' ? typed : async () => firstLine(await readFile(passwordFile, 'utf8')),
    ),
    ca: caFile === '' ? undefined : await read(() => readFile(caFile)),
  }
}

async function read<Result>(task: () => Promise<Result>): Promise<Result> {
  try {
    return await task()
  } catch (error) {
    throw new MqttFault(message('mqtt.not-read', { error: messageOf(error) }))
  }
}
