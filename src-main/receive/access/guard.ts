/** Access control of a listening socket: rejects peers that the settings do not allow, during the ZMTP handshake. */
import { ENDED_BY_PEER } from '../imagezmq/ended-by-peer.ts'
import type { HubGuard } from '../imagezmq/image-hub.ts'
import { keyOf, nameOfKey } from '../../contract/access.ts'
import { plainAddress } from '../../contract/address.ts'
import type { HubSettings } from '../../contract/settings.ts'
import type { Source } from '../../contract/source.ts'
import type { ZapAuthenticator } from './zap-authenticator.ts'
import { Handshakes } from './handshakes.ts'
import type { HubKey } from './hub-key.ts'
import { Networks } from './networks.ts'
import type { Refusal } from './refusal.ts'
import type { ZapRequest } from './zap.ts'

/**
 * Time limit of a handshake, in milliseconds. It is also the delay before a refused peer can retry: with libzmq's default
 * of 30 s, a sender that has just been allowed would wait that long. An encrypted handshake takes a small Pi about 10 ms.
 */
const HANDSHAKE_MS = 3000
/** For how long a connection may be reported after it was admitted: the handshake, and a main process that is busy. */
const REPORTED_WITHIN_MS = 10_000

/** The settings that a listening socket is opened with. */
export type Access = Pick<HubSettings, 'allowFrom' | 'encrypt' | 'senderKeys'>

export function accessOf({ allowFrom, encrypt, senderKeys }: HubSettings): Access {
  return { allowFrom, encrypt, senderKeys }
}

export interface OpenGuard extends HubGuard {
  /** Removes the guard's policy. Call it after the socket is closed. */
  close(): void
}

/**
 * Registers the policy of a socket that is about to be opened.
 *
 * @returns `undefined` when every sender is allowed
 * @throws HubKeyFault when the hub's key cannot be read or created; the socket must then stay closed
 */
export async function openGuard(
  { allowFrom, encrypt, senderKeys }: Access,
  { authenticator, hubKey }: { readonly authenticator: ZapAuthenticator; readonly hubKey: HubKey },
  refuse: (refusal: Refusal) => void,
): Promise<OpenGuard | undefined> {
  if (allowFrom.length === 0 && !encrypt) return undefined
  const networks = new Networks(allowFrom)
  const keys = new Map(senderKeys.map((line) => [keyOf(line), nameOfKey(line)]))
  const handshakes = new Handshakes(REPORTED_WITHIN_MS)
  const secretKey = encrypt ? (await hubKey.open()).secretKey : undefined
  const admit = (address: string, key?: string): Source | undefined => {
    if (!networks.allows(address)) refuse({ why: 'address', who: address })
    else if (encrypt && key === undefined) refuse({ why: 'unencrypted' })
    else if (encrypt && key !== undefined && !keys.has(key))
      refuse({ why: 'key', who: address, key })
    else return sourceOf(address, key, keys)
    return undefined
  }
  const allows = ({ address, key }: ZapRequest) => {
    const source = admit(address, key)
    if (source === undefined) return false
    handshakes.admitted(source, performance.now())
    return true
  }
  const registration = await authenticator.register(allows)
  return {
    options: {
      ...registration,
      zapEnforceDomain: true, // Without an authenticator libzmq refuses every peer.
      handshakeInterval: HANDSHAKE_MS,
      ...(secretKey === undefined ? {} : { curveServer: true, curveSecretKey: secretKey }),
    },
    watch: (events) => {
      if (!encrypt) return
      events.on('handshake:error:protocol', ({ error }) => {
        if (error.code === 'ERR_ZMTP_MECHANISM_MISMATCH') refuse({ why: 'unencrypted' })
        else if (error.code === 'ERR_ZMTP_CRYPTOGRAPHIC') refuse({ why: 'wrong-hub-key' })
      })
      // If only one side encrypts, either side may notice first and close the connection.
      events.on('handshake:error:other', ({ error }) => {
        if (ENDED_BY_PEER.has(error.code)) refuse({ why: 'unencrypted' })
      })
    },
    admit: (address) => admit(address),
    sourceOfConnection: () => handshakes.completed(performance.now()),
    close: () => authenticator.unregister(registration),
  }
}

/** Characters of a key that distinguish keys in a camera's name. */
const LABEL_OF_KEY = 8

/** @param names - the configured name of each key, if it has one */
function sourceOf(
  address: string,
  key: string | undefined,
  names: ReadonlyMap<string, string | undefined>,
): Source {
  if (key !== undefined)
    return {
      knownBy: 'key',
      id: key,
      label: names.get(key) ?? `key ${key.slice(0, LABEL_OF_KEY)}`,
    }
  const plain = plainAddress(address)
  return { knownBy: 'address', id: plain, label: plain }
}
