/** The settings of the hub, as stored on disk and shown in the settings sheet. */
import { z } from 'zod'
import { checkCameraName, checkNetwork, checkSenderKey, type LineCheck } from './access.ts'
import {
  DEFAULT_HIDDEN_FPS,
  DEFAULT_MAX_FPS,
  MAX_LINES,
  MAX_FPS_LIMIT,
  MAX_HIDDEN_FPS,
  MAX_MBPS_LIMIT,
  MAX_WALL_FPS_LIMIT,
  MIN_HIDDEN_FPS,
  MIN_MBPS_LIMIT,
} from './limits.ts'
import { checkListener } from './listener.ts'
import { MODES } from './mode.ts'
import { checkKeptPublisher } from './publisher.ts'
import {
  checked,
  section,
  setting,
  type AnySection,
  type PatchOf,
  type ValuesBySection,
  type ValuesOf,
} from './setting.ts'

/** A list of checked lines. A change contains the whole list. */
function lines(check: (text: string) => LineCheck) {
  return () =>
    z
      .array(checked(check, (good) => good.line))
      .max(MAX_LINES)
      .readonly()
}

const REPORTED = { reported: true } as const
/** For settings that are secret or may contain names of persons. */
const NOT_REPORTED = { reported: false } as const

const patternSettings = {
  mode: setting(() => z.enum(MODES), 'req-rep', REPORTED),
  /** The address that senders are told; `?prefix=…` may follow it. */
  listen: setting(() => checked(checkListener, (good) => good.line), 'tcp://*:5555', REPORTED),
  /** Further addresses, in the same form. */
  alsoListen: setting(lines(checkListener), [], REPORTED),
  /** Publishers' addresses, each followed by its options, and by its public key if it encrypts. */
  connect: setting(lines(checkKeptPublisher), [], REPORTED),
}

/** `null` means no limit: JSON has no `undefined`, and a change must distinguish “no limit” from “unchanged”. */
const mbps = () => z.number().min(MIN_MBPS_LIMIT).max(MAX_MBPS_LIMIT).nullable()

/** Apply to REQ/REP only, where replies pace a sender; a publisher cannot be slowed. */
const limitsSettings = {
  /** Frames a second for each camera. */
  maxFps: setting(() => z.int().min(1).max(MAX_FPS_LIMIT), DEFAULT_MAX_FPS, REPORTED),
  /** Megabits (10^6 bits) a second for each camera. */
  maxMbps: setting(mbps, null, REPORTED),
  /** Frames a second of all cameras together. */
  wallMaxFps: setting(() => z.int().min(1).max(MAX_WALL_FPS_LIMIT).nullable(), null, REPORTED),
  /** Megabits a second of all cameras together. */
  wallMaxMbps: setting(mbps, null, REPORTED),
  /** Frames a second for a camera that is not visible; `maxFps` also applies. */
  hiddenFps: setting(
    () => z.number().min(MIN_HIDDEN_FPS).max(MAX_HIDDEN_FPS),
    DEFAULT_HIDDEN_FPS,
    REPORTED,
  ),
}

const accessSettings = {
  /** Addresses and networks that may connect in REQ/REP; an empty list allows all. */
  allowFrom: setting(lines(checkNetwork), [], REPORTED),
  /** Names of the cameras that are shown; an empty list allows all. */
  allowNames: setting(lines(checkCameraName), [], REPORTED),
  /** Senders must encrypt. Their keys are in `senderKeys` or, in PUB/SUB, after their addresses. */
  encrypt: setting(() => z.boolean(), false, REPORTED),
  /** Public keys of REQ/REP senders, each optionally followed by a name. */
  senderKeys: setting(lines(checkSenderKey), [], NOT_REPORTED),
}

export const hubSection = section('hub', {
  ...patternSettings,
  ...limitsSettings,
  ...accessSettings,
})
export type HubSettings = ValuesOf<typeof hubSection>
export type HubSettingsPatch = PatchOf<typeof hubSection>

/** The effective settings, and those that a command-line flag fixes for this run. */
export type SettingsView<Sections extends readonly AnySection[] = readonly [typeof hubSection]> =
  ValuesBySection<Sections> & { readonly setByFlags: readonly (keyof HubSettings)[] }
