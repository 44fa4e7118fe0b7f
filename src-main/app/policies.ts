/**
 * Decisions of features about cameras: how fast each may send, which may send at all, how their values are shown, what is wrong
 * with them, and what they are answered.
 */
import type { CameraValues } from '../contract/camera-values.ts'
import { OK } from '../contract/hub.ts'
import type { Toning } from '../feed/toning.ts'
import type { Access, OpenGuard } from '../receive/access/guard.ts'
import type { KeyPair } from '../receive/access/hub-key.ts'
import type { Refusal, RefusedCount } from '../receive/access/refusal.ts'
import { NO_LIMIT, type RateLimit } from '../receive/imagezmq/reply-pacer.ts'

/** Evaluated for each reply. */
export interface Pace {
  /** Of one camera, from its demand in frames a second. */
  camera(demand: number): RateLimit
  /** Of all cameras together. */
  wall(): RateLimit
}

export interface Admission {
  /** Evaluated for each message, because libzmq's access check, at the connection, has no camera name. */
  allows(camera: string): boolean
  /** Admits only the senders in `access`; `undefined` admits all. When it rejects, the hub stays closed. */
  openGuard(access: Access): Promise<OpenGuard | undefined>
  /** The hub's key pair. When it rejects, the hub stays closed. */
  openKey(): Promise<KeyPair>
  /** The hub's public key in Z85; `undefined` until it is first needed in a run. */
  readonly publicKey: string | undefined
  /** Counts and reports a refused sender. */
  note(refusal: Refusal): void
  /** Since Camwall started. */
  readonly refused: readonly RefusedCount[]
  /** Called when all sockets are closed. */
  close(): void
}

/** Judges how healthy the cameras are. */
export interface Watch {
  /** Gives the feed the warnings of each camera. Called before the cameras' rows are published. */
  judge(): void
  /** Cameras that have a place on the wall, have not sent since Camwall started, and are warned of. */
  readonly missing: readonly string[]
}

/** What the hub says to a camera when it answers its message. */
export interface Answers {
  /** Called for each reply, when it is sent. */
  textFor(camera: string): string
}

export const ALWAYS_OK: Answers = { textFor: () => OK }

export const NO_WATCH: Watch = { judge: () => undefined, missing: [] }

/** Shows the values of pictures as a person chose. */
export interface WallToning extends Toning {
  /** How the values of a camera's pictures are shown; `undefined` if they are as sent. */
  valuesOf(camera: string): CameraValues | undefined
}

export const NO_TONING: WallToning = {
  valuesOf: () => undefined,
  tones: () => false,
  tone: () => Promise.reject(new Error('nothing tones pictures.')),
  follow: () => () => undefined,
}

export const NO_PACE: Pace = { camera: () => NO_LIMIT, wall: () => NO_LIMIT }

/** The default: no sender is admitted. */
export const NOBODY: Admission = {
  allows: () => false,
  openGuard: () => Promise.reject(new Error('nothing decides who may send.')),
  openKey: () => Promise.reject(new Error('nothing keeps the hub’s key.')),
  publicKey: undefined,
  note: () => undefined,
  refused: [],
  close: () => undefined,
}
