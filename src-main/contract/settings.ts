/** What a person can set, as it is kept on disk and shown in the settings panel. */
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

function lines(check: (text: string) => LineCheck) {
  return z
    .array(checked(check, (good) => good.line))
    .max(MAX_ALLOWED)
    .readonly()
}

/** REQ/REP: the hub listens, every sender waits for its reply. PUB/SUB: the hub connects to every publisher. */
export const modeSchema = z.enum(['req-rep', 'pub-sub'])
export type Mode = z.infer<typeof modeSchema>

const listenSchema = checked(checkListenAddress, (good) => good.address)
/** A change brings the whole list, with the lines that were kept. */
const connectSchema = lines(checkKeptPublisher)
const maxFpsSchema = z.int().min(1).max(MAX_FPS_LIMIT)
/** `null` is no limit: JSON has no `undefined`, and a change must tell “no limit” from “as it was”. */
const mbpsSchema = z.number().min(MIN_MBPS_LIMIT).max(MAX_MBPS_LIMIT).nullable()
const wallFpsSchema = z.int().min(1).max(MAX_WALL_FPS_LIMIT).nullable()
const hiddenFpsSchema = z.number().min(MIN_HIDDEN_FPS).max(MAX_HIDDEN_FPS)
const allowFromSchema = lines(checkNetwork)
const allowNamesSchema = lines(checkCameraName)
const senderKeysSchema = lines(checkSenderKey)

/** Limits are for REQ/REP, where replies pace a sender; nothing slows a publisher. */
export const hubSettingsSchema = z.object({
  mode: modeSchema.default('req-rep'),
  listen: listenSchema.default('tcp://*:5555'),
  /** Publishers' addresses, each with its public key after it when it encrypts. */
  connect: connectSchema.default([]),
  /** Frames a second of each camera. */
  maxFps: maxFpsSchema.default(DEFAULT_MAX_FPS),
  /** Megabits (10^6 bits) a second of each camera. */
  maxMbps: mbpsSchema.default(null),
  /** Frames a second of all cameras together. */
  wallMaxFps: wallFpsSchema.default(null),
  /** Megabits a second of all cameras together. */
  wallMaxMbps: mbpsSchema.default(null),
  /** Frames a second of a camera that nobody sees, no more than `maxFps`. */
  hiddenFps: hiddenFpsSchema.default(DEFAULT_HIDDEN_FPS),
  /** Addresses and networks that may connect in REQ/REP; empty is everybody. */
  allowFrom: allowFromSchema.default([]),
  /** Names of the cameras that are shown; empty is all. */
  allowNames: allowNamesSchema.default([]),
  /** Senders must encrypt, and have their keys in the list or, in PUB/SUB, after their addresses. */
  encrypt: z.boolean().default(false),
  /** Public keys of REQ/REP senders, each with a name after it if one likes. */
  senderKeys: senderKeysSchema.default([]),
})
export type HubSettings = Readonly<z.infer<typeof hubSettingsSchema>>

/** What the settings panel sends: only what was changed. */
export const hubSettingsPatchSchema = z.strictObject({
  mode: modeSchema.exactOptional(),
  listen: listenSchema.exactOptional(),
  connect: connectSchema.exactOptional(),
  maxFps: maxFpsSchema.exactOptional(),
  maxMbps: mbpsSchema.exactOptional(),
  wallMaxFps: wallFpsSchema.exactOptional(),
  wallMaxMbps: mbpsSchema.exactOptional(),
  hiddenFps: hiddenFpsSchema.exactOptional(),
  allowFrom: allowFromSchema.exactOptional(),
  allowNames: allowNamesSchema.exactOptional(),
  encrypt: z.boolean().exactOptional(),
  senderKeys: senderKeysSchema.exactOptional(),
})
export type HubSettingsPatch = Readonly<z.infer<typeof hubSettingsPatchSchema>>

/** What is set for the program itself, and not for its hub. */
export const appSettingsSchema = z.object({
  /** Ask once a day whether there is a newer Camwall. */
  lookForUpdates: z.boolean().default(true),
})
export type AppSettings = Readonly<z.infer<typeof appSettingsSchema>>

export const appSettingsPatchSchema = z.strictObject({
  lookForUpdates: z.boolean().exactOptional(),
})
export type AppSettingsPatch = Readonly<z.infer<typeof appSettingsPatchSchema>>

/** Names of cameras, first tile first. */
export const orderSchema = z.array(z.string()).readonly()

/** What the panel needs to know: the settings in force, and those that a flag holds for this run. */
export interface SettingsView {
  readonly hub: HubSettings
  readonly app: AppSettings
  readonly setByFlags: readonly (keyof HubSettings)[]
}
