/** Publishing: every camera once more, for other walls and programs. */
import { z } from 'zod'
import { checkPublishAddress, orOff } from '../../contract/address.ts'
import {
  DEFAULT_MAX_FPS,
  MAX_FPS_LIMIT,
  MAX_PREFIX_LENGTH,
  MAX_RELAYS,
} from '../../contract/limits.ts'
import { checkPublisher } from '../../contract/publisher.ts'
import { checked, section, setting, type ValuesOf } from '../../contract/setting.ts'
import type { Message } from '../../contract/text/text.ts'

export type PublishState =
  | { readonly kind: 'off' }
  /** `topics`: how many different choices subscribers have made. */
  | { readonly kind: 'open'; readonly address: string; readonly topics: number }
  | { readonly kind: 'fault'; readonly what: Message; readonly todo: Message }

export interface RelayState {
  readonly address: string
  /** `refused`: the keys do not fit. `keyless`: Encrypt is on, and the line has no key. */
  readonly kind: 'waiting' | 'connected' | 'refused' | 'keyless'
  /** How many different choices walls have made there. */
  readonly topics: number
}

export interface RelayTopics {
  readonly relays: readonly RelayState[]
}

export interface PublishTopics extends RelayTopics {
  readonly publish: PublishState
}

const REPORTED = { reported: true } as const

export const publishSection = section('publish', {
  /** Where subscribers connect; empty: nothing is published. */
  address: setting(
    () => checked(orOff(checkPublishAddress), ({ address }) => address),
    '',
    REPORTED,
  ),
  /** Before the name of each camera. */
  prefix: setting(() => z.string().max(MAX_PREFIX_LENGTH), '', { reported: false }),
  /** Relays, to which Camwall connects; each address is followed by the public key of the relay if it encrypts. */
  relays: setting(() => z.array(checked(checkPublisher, ({ line }) => line)).max(MAX_RELAYS), [], {
    reported: true,
  }),
  /** The most frames a second of each camera that somebody subscribes to. */
  maxFps: setting(() => z.int().min(1).max(MAX_FPS_LIMIT), DEFAULT_MAX_FPS, REPORTED),
})
export type PublishSettings = ValuesOf<typeof publishSection>
