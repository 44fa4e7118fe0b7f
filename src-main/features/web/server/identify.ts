/** Who makes a request: by a token in its `Authorization` header, or by the cookie of a browser that has logged in. */
import type { Identity, WebUsers } from '../users/web-users.ts'

/** What a request brings to prove who it is. */
export interface Credentials {
  readonly authorization: string | undefined
  /** The token in its cookie. */
  readonly session: string | undefined
}

/** While there are no users, the server serves this computer only, and anybody there may look. */
const ANYBODY: Identity = { user: undefined, rights: new Set(['view'] as const), proof: undefined }

export function identify(
  users: Pick<WebUsers, 'list' | 'ofToken'>,
  { authorization, session }: Credentials,
): Identity | undefined {
  if (users.list.length === 0) return ANYBODY
  const token = authorization === undefined ? session : tokenIn(authorization)
  return token === undefined ? undefined : users.ofToken(token)
}

/** Whoever had been identified, as it is now; `undefined` if it may not have anything open any more. */
export function identityNow(
  users: Pick<WebUsers, 'list' | 'ofProof'>,
  { proof }: Identity,
): Identity | undefined {
  if (proof !== undefined) return users.ofProof(proof)
  return users.list.length === 0 ? ANYBODY : undefined
}

/** Of HTTP Basic it is the password, for programs that know nothing else; the user's name beside it does not matter. */
function tokenIn(authorization: string): string | undefined {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(authorization) ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return undefined
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? []
  return password
}
