/** MQTT: the state of each camera for a broker, at which Home Assistant discovers them. */
import { z } from 'zod'
import { orOff } from '../../contract/address.ts'
import { checkBroker } from '../../contract/broker.ts'
import { request } from '../../contract/request.ts'
import { checked, pathSetting, section, setting, type ValuesOf } from '../../contract/setting.ts'
import type { Message } from '../../contract/text/text.ts'

/** Characters of a user's name and of a password: brokers issue tokens that are this long. */
export const MAX_CREDENTIAL_LENGTH = 2048
/** Characters of a topic's beginning: all of a topic stays far below MQTT's 65,535 bytes. */
const MAX_TOPIC_LENGTH = 100
/** Seconds between two pictures of a camera. A camera that nobody looks at sends one a second or less. */
export const PICTURE_SECONDS = { least: 2, most: 3600 } as const

/** Levels of letters, digits, `_` and `-`: no wildcard, no `$SYS`, nothing that a tool would have to quote. */
export const TOPIC = /^[\w-]+(\/[\w-]+)*$/

export type MqttConnection =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** Camwall tries again. */
  | { readonly kind: 'fault'; readonly what: Message }

export interface MqttTopics {
  readonly mqtt: {
    readonly connection: MqttConnection
    /** For the broker and user of the settings. */
    readonly hasPassword: boolean
  }
}

export const mqttRequests = {
  /** For the broker and user of the settings; an empty text removes it. */
  'mqtt:set-password': request<[password: string]>('configure', () =>
    z.tuple([z.string().max(MAX_CREDENTIAL_LENGTH)]),
  ),
} as const

const REPORTED = { reported: true } as const
const PRIVATE = { reported: false } as const

export const mqttSection = section('mqtt', {
  /** `mqtt://HOST:PORT`, or `mqtts://` with TLS; empty: nothing is sent. */
  broker: setting(() => checked(orOff(checkBroker), ({ address }) => address), '', PRIVATE),
  /** Empty: none. */
  user: setting(() => z.string().max(MAX_CREDENTIAL_LENGTH), '', PRIVATE),
  /** A file with the password in its first line, instead of one that was typed; empty: none. */
  passwordFile: pathSetting(),
  /** A file with the certificate that signed the broker's; empty: the system's. */
  caFile: pathSetting(),
  /** The beginning of all topics. */
  topic: setting(() => z.string().max(MAX_TOPIC_LENGTH).regex(TOPIC), 'camwall', REPORTED),
  /** The beginning of the topics at which Home Assistant discovers; empty: it discovers nothing. */
  discovery: setting(
    () => z.union([z.literal(''), z.string().max(MAX_TOPIC_LENGTH).regex(TOPIC)]),
    'homeassistant',
    REPORTED,
  ),
  /** Seconds between two pictures of a camera; without a number, none are sent. */
  pictureSeconds: setting(
    () => z.int().min(PICTURE_SECONDS.least).max(PICTURE_SECONDS.most).nullable(),
    null,
    REPORTED,
  ),
})
export type MqttSettings = ValuesOf<typeof mqttSection>
