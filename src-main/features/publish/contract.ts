/** Publishing: every camera once more, for other walls and programs. */
import { z } from 'zod'
import { checkPublishAddress, type AddressCheck } from '../../contract/address.ts'
import { DEFAULT_MAX_FPS, MAX_FPS_LIMIT, MAX_PREFIX_LENGTH } from '../../contract/limits.ts'
import { checked, section, setting, type ValuesOf } from '../../contract/setting.ts'
import type { Message } from '../../contract/text/text.ts'

export type PublishState =
  | { readonly kind: 'off' }
  /** `topics`: how many different choices subscribers have made. */
  | { readonly kind: 'open'; readonly address: string; readonly topics: number }
  | { readonly kind: 'fault'; readonly what: Message; readonly todo: Message }

export interface PublishTopics {
  readonly publish: PublishState
}

const REPORTED = { reported: true } as const

export const publishSection = section('publish', {
  /** Where subscribers connect; empty: nothing is published. */
  address: setting(() => checked(checkAddress, ({ address }) => address), '', REPORTED),
  /** Before the name of each camera. */
  prefix: setting(() => z.string().max(MAX_PREFIX_LENGTH), '', { reported: false }),
  /** The most frames a second of each camera that somebody subscribes to. */
  maxFps: setting(() => z.int().min(1).max(MAX_FPS_LIMIT), DEFAULT_MAX_FPS, REPORTED),
})
export type PublishSettings = ValuesOf<typeof publishSection>

/** An empty text turns publishing off. */
function checkAddress(text: string): AddressCheck {
  return text.trim() === '' ? { ok: true, address: '' } : checkPublishAddress(text)
}
