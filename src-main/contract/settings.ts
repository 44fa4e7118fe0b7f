/** What a person can set of the hub, as it is kept on disk and shown in the settings sheet. */
import { z } from 'zod'
import { checkCameraName, checkNetwork, checkSenderKey, type LineCheck } from './access.ts'
import { checkListenAddress } from './address.ts'
import {
  DEFAULT_HIDDEN_FPS,
  DEFAULT_MAX_FPS,
  MAX_ALLOWED,
  MAX_FPS_LIMIT,
  MAX_HIDDEN_FPS,
  MAX_MBPS_LIMIT,
  MAX_WALL_FPS_LIMIT,
  MIN_HIDDEN_FPS,
  MIN_MBPS_LIMIT,
} from './limits.ts'
import { checkKeptPublisher } from './publisher.ts'
import {
  section,
  setting,
  type AnySection,
  type PatchOf,
  type ValuesBySection,
  type ValuesOf,
} from './setting.ts'

/** Text that a check must let pass, in the form that the check gives it. */
function checked<Good extends { readonly ok: true }>(
  check: (text: string) => Good | { readonly ok: false; readonly why: string },
  formOf: (good: Good) => string,
) {
  return z.string().transform((text, context) => {
    const result = check(text)
    if (result.ok) return formOf(result)
    context.addIssue({ code: 'custom', message: result.why })
    return z.NEVER
  })
}

/** A change brings the whole list, with the lines that were kept. */
function lines(check: (text: string) => LineCheck) {
  return () =>
    z
      .array(checked(check, (good) => good.line))
      .max(MAX_ALLOWED)
      .readonly()
}

/** REQ/REP: the hub listens, every sender waits for its reply. PUB/SUB: the hub connects to every publisher. */
export const modeSchema = z.enum(['req-rep', 'pub-sub'])
export type Mode = z.infer<typeof modeSchema>

const TOLD = { told: true } as const
/** A setting that is secret, or names persons, is not told unless somebody says so here. */
const NOT_TOLD = { told: false } as const

const patternSettings = {
  mode: setting(() => modeSchema, 'req-rep', TOLD),
  listen: setting(() => checked(checkListenAddress, (good) => good.address), 'tcp://*:5555', TOLD),
  /** Publishers' addresses, each with its public key after it when it encrypts. */
  connect: setting(lines(checkKeptPublisher), [], TOLD),
}

/** `null` is no limit: JSON has no `undefined`, and a change must tell “no limit” from “as it was”. */
const mbps = () => z.number().min(MIN_MBPS_LIMIT).max(MAX_MBPS_LIMIT).nullable()

/** For REQ/REP, where replies pace a sender; nothing slows a publisher. */
const limitsSettings = {
  /** Frames a second of each camera. */
  maxFps: setting(() => z.int().min(1).max(MAX_FPS_LIMIT), DEFAULT_MAX_FPS, TOLD),
  /** Megabits (10^6 bits) a second of each camera. */
  maxMbps: setting(mbps, null, TOLD),
  /** Frames a second of all cameras together. */
  wallMaxFps: setting(() => z.int().min(1).max(MAX_WALL_FPS_LIMIT).nullable(), null, TOLD),
  /** Megabits a second of all cameras together. */
  wallMaxMbps: setting(mbps, null, TOLD),
  /** Frames a second of a camera that nobody sees, no more than `maxFps`. */
  hiddenFps: setting(
    () => z.number().min(MIN_HIDDEN_FPS).max(MAX_HIDDEN_FPS),
    DEFAULT_HIDDEN_FPS,
    TOLD,
  ),
}

const accessSettings = {
  /** Addresses and networks that may connect in REQ/REP; empty is everybody. */
  allowFrom: setting(lines(checkNetwork), [], TOLD),
  /** Names of the cameras that are shown; empty is all. */
  allowNames: setting(lines(checkCameraName), [], TOLD),
  /** Senders must encrypt, and have their keys in the list or, in PUB/SUB, after their addresses. */
  encrypt: setting(() => z.boolean(), false, TOLD),
  /** Public keys of REQ/REP senders, each with a name after it if one likes. */
  senderKeys: setting(lines(checkSenderKey), [], NOT_TOLD),
}

export const hubSection = section('hub', {
  ...patternSettings,
  ...limitsSettings,
  ...accessSettings,
})
export type HubSettings = ValuesOf<typeof hubSection>
export type HubSettingsPatch = PatchOf<typeof hubSection>

/** What the wall needs to know: the settings in force, and those that a flag holds for this run. */
export type SettingsView<Sections extends readonly AnySection[] = readonly [typeof hubSection]> =
  ValuesBySection<Sections> & { readonly setByFlags: readonly (keyof HubSettings)[] }
