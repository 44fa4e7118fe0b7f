/** What features decide about cameras: how fast they may send, and who may send at all. */
import type { Access, OpenGuard } from '../receive/access/guard.ts'
import type { KeyPair } from '../receive/access/hub-key.ts'
import type { Refusal, RefusedCount } from '../receive/access/refusal.ts'
import { NO_LIMIT, type RateLimit } from '../receive/imagezmq/reply-pacer.ts'

/** Asked anew for each reply. */
export interface Pace {
  /** Of one camera, by how many frames a second of it anybody wants. */
  camera(demand: number): RateLimit
  /** Of all cameras together. */
  wall(): RateLimit
}

export interface Admission {
  /** Asked for each message: libzmq, which is asked when a sender connects, knows no cameras. */
  allows(camera: string): boolean
  /** Lets in only whom `access` names; `undefined` lets in everybody. When it rejects, the hub stays closed. */
  openGuard(access: Access): Promise<OpenGuard | undefined>
  /** The hub's own keys. When it rejects, the hub stays closed. */
  openKey(): Promise<KeyPair>
  /** Of these keys, in Z85; `undefined` until they are needed for the first time in a run. */
  readonly publicKey: string | undefined
  /** Somebody was not let in. */
  note(refusal: Refusal): void
  /** Since Camwall started. */
  readonly refused: readonly RefusedCount[]
  /** Called when every socket is closed. */
  close(): void
}

export const NO_PACE: Pace = { camera: () => NO_LIMIT, wall: () => NO_LIMIT }

/** Until somebody decides, nobody may send. */
export const NOBODY: Admission = {
  allows: () => false,
  openGuard: () => Promise.reject(new Error('nothing decides who may send.')),
  openKey: () => Promise.reject(new Error('nothing keeps the hub’s key.')),
  publicKey: undefined,
  note: () => undefined,
  refused: [],
  close: () => undefined,
}
