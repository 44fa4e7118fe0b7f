/** The web server: where it listens, who may use it, and with which rights. */
import { z } from 'zod'
import { checkHttpAddress, orOff } from '../../contract/address.ts'
import { MAX_LINES } from '../../contract/limits.ts'
import { request, type Right } from '../../contract/request.ts'
import { checked, pathSetting, section, setting, type ValuesOf } from '../../contract/setting.ts'
import type { Message } from '../../contract/text/text.ts'

export const RIGHTS = ['view', 'arrange', 'configure'] as const satisfies readonly Right[]

/** Characters of a user's name: it must fit into a line of the settings. */
const MAX_USER_NAME_LENGTH = 40
/** What a person can type in a browser, and what HTTP Basic allows: no colon, no control characters. */
const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]*$/u
/** Users: more than people who look after one wall. */
export const MAX_USERS = 64
/** Tokens of one user, and as many log-ins of browsers: of each, the one that was made first gives way. */
export const MAX_TOKENS = 32

export type WebState =
  | { readonly kind: 'off' }
  | { readonly kind: 'open'; readonly address: string }
  | { readonly kind: 'fault'; readonly what: Message; readonly todo: Message }

/** What is known of a token, which is itself shown once, when it is made. */
export interface WebToken {
  readonly id: string
  /** `session`: a browser that has logged in. */
  readonly kind: 'token' | 'session'
  readonly rights: readonly Right[]
  /** Milliseconds since the epoch. */
  readonly madeAt: number
}

export interface WebUser {
  readonly name: string
  readonly rights: readonly Right[]
  readonly tokens: readonly WebToken[]
}

export interface WebTopics {
  readonly web: WebState
  readonly webUsers: readonly WebUser[]
}

export const webSection = section('web', {
  /** Empty: nothing is served. */
  address: setting(() => checked(orOff(checkHttpAddress), ({ address }) => address), '', {
    reported: true,
  }),
  /** Names by which browsers reach this computer, beside its own name and addresses: those of a proxy, for example. */
  hosts: setting(() => z.array(hostName()).max(MAX_LINES).readonly(), [], { reported: false }),
  /** Paths of a certificate and its key in PEM; without them, it is plain HTTP. */
  certificate: pathSetting(),
  key: pathSetting(),
})
export type WebSettings = ValuesOf<typeof webSection>

const hostName = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/)

/** Of a password that a person chose, in characters: those that Camwall makes are longer. */
export const MIN_PASSWORD_LENGTH = 10

/** A right usually comes with those before it. */
export function rightsUpTo(right: Right): readonly Right[] {
  return RIGHTS.slice(0, RIGHTS.indexOf(right) + 1)
}

/** The last of the rights in their usual order, which names them all. */
export function highestOf(rights: readonly Right[]): Right {
  return RIGHTS.findLast((right) => rights.includes(right)) ?? 'view'
}

export function isUserName(text: string): boolean {
  return text.length <= MAX_USER_NAME_LENGTH && USER_NAME.test(text)
}

const userName = () => z.string().refine(isUserName)
const rights = () => z.array(z.enum(RIGHTS)).min(1).max(RIGHTS.length).readonly()

export const webRequests = {
  /** Makes a user, or gives one other rights and a new password, which ends what the user has open, except for the page that asks. */
  'web:set-user': request<
    [name: string, rights: readonly Right[]],
    { readonly password: string } | undefined
  >('configure', () => z.tuple([userName(), rights()])),
  /** Not by a page of this user. */
  'web:remove-user': request<[name: string]>('configure', () => z.tuple([userName()])),
  /** Makes a token with some of the user's rights. */
  'web:add-token': request<
    [user: string, rights: readonly Right[]],
    { readonly token: string } | undefined
  >('configure', () => z.tuple([userName(), rights()])),
  'web:remove-token': request<[user: string, id: string]>('configure', () =>
    z.tuple([userName(), z.string().max(MAX_USER_NAME_LENGTH)]),
  ),
} as const
