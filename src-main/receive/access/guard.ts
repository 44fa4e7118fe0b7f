/** Keeps a listening socket closed to whom the settings do not let in: libzmq asks before a peer has a connection. */
import { ENDED_BY_PEER } from '../imagezmq/ended-by-peer.ts'
import type { HubGuard } from '../imagezmq/image-hub.ts'
import { keyOf } from '../../contract/access.ts'
import type { HubSettings } from '../../contract/settings.ts'
import type { Doorman } from './doorman.ts'
import type { HubKey } from './hub-key.ts'
import { Networks } from './networks.ts'
import type { Refusal } from './refusal.ts'
import type { ZapRequest } from './zap.ts'

/**
 * How long a peer may take to get in, and how long one that was refused is kept waiting before it can ask again. An
 * encrypted handshake takes a small Pi some 10 ms; libzmq's own 30 s would keep one waiting that is let in at last.
 */
const HANDSHAKE_MS = 3000

/** The settings that a listening socket is opened with. */
export type Access = Pick<HubSettings, 'allowFrom' | 'encrypt' | 'senderKeys'>

export interface OpenGuard extends HubGuard {
  /** Call it when the socket is closed. */
  close(): void
}

/** `undefined` when everybody may send. Rejects when the hub's key cannot be had: then nobody must. */
export async function openGuard(
  { allowFrom, encrypt, senderKeys }: Access,
  { doorman, hubKey }: { readonly doorman: Doorman; readonly hubKey: HubKey },
  refuse: (refusal: Refusal) => void,
): Promise<OpenGuard | undefined> {
  if (allowFrom.length === 0 && !encrypt) return undefined
  const networks = new Networks(allowFrom)
  const keys = new Set(senderKeys.map(keyOf))
  const secretKey = encrypt ? (await hubKey.open()).secretKey : undefined
  const allows = ({ address, key }: ZapRequest) => {
    if (!networks.allows(address)) refuse({ why: 'address', who: address })
    else if (encrypt && key === undefined) refuse({ why: 'unencrypted' })
    else if (encrypt && key !== undefined && !keys.has(key))
      refuse({ why: 'key', who: address, key })
    else return true
    return false
  }
  const post = await doorman.take(allows)
  return {
    options: {
      ...post,
      zapEnforceDomain: true, // Nobody comes in when there is nobody to ask.
      handshakeInterval: HANDSHAKE_MS,
      ...(secretKey === undefined ? {} : { curveServer: true, curveSecretKey: secretKey }),
    },
    watch: (events) => {
      if (!encrypt) return
      events.on('handshake:error:protocol', ({ error }) => {
        if (error.code === 'ERR_ZMTP_MECHANISM_MISMATCH') refuse({ why: 'unencrypted' })
        else if (error.code === 'ERR_ZMTP_CRYPTOGRAPHIC') refuse({ why: 'wrong-hub-key' })
      })
      // Whichever side first sees that only one of them encrypts ends the connection.
      events.on('handshake:error:other', ({ error }) => {
        if (ENDED_BY_PEER.has(error.code)) refuse({ why: 'unencrypted' })
      })
    },
    close: () => doorman.leave(post),
  }
}
