/** Publishing: every camera once more, for other walls and programs. */
import { z } from 'zod'
import { checkPublishAddress } from '../../contract/address.ts'
import { DEFAULT_MAX_FPS, MAX_FPS_LIMIT } from '../../contract/limits.ts'
import { section, setting, type ValuesOf } from '../../contract/setting.ts'
import { ENGLISH, type Message } from '../../contract/text/text.ts'

/** Of a prefix, in characters: names stay readable. */
export const MAX_PREFIX_LENGTH = 40

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
  address: setting(addressSchema, '', REPORTED),
  /** Before the name of each camera. */
  prefix: setting(() => z.string().max(MAX_PREFIX_LENGTH), '', { reported: false }),
  /** The most frames a second of each camera that somebody subscribes to. */
  maxFps: setting(() => z.int().min(1).max(MAX_FPS_LIMIT), DEFAULT_MAX_FPS, REPORTED),
})
export type PublishSettings = ValuesOf<typeof publishSection>

function addressSchema() {
  return z.string().transform((text, context) => {
    if (text.trim() === '') return ''
    const check = checkPublishAddress(text)
    if (check.ok) return check.address
    context.addIssue({ code: 'custom', message: ENGLISH.say(check.why) })
    return z.NEVER
  })
}
