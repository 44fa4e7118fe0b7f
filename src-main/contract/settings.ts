/** What a person can set, as it is kept on disk and shown in the settings panel. */
import { z } from 'zod'
import { checkConnectAddress, checkListenAddress, type AddressCheck } from './address.ts'
import {
  DEFAULT_HIDDEN_FPS,
  DEFAULT_MAX_FPS,
  MAX_CONNECT_ADDRESSES,
  MAX_FPS_LIMIT,
  MAX_HIDDEN_FPS,
  MAX_MBPS_LIMIT,
  MAX_WALL_FPS_LIMIT,
  MIN_HIDDEN_FPS,
  MIN_MBPS_LIMIT,
} from './limits.ts'

function address(check: (text: string) => AddressCheck) {
  return z.string().transform((text, context) => {
    const result = check(text)
    if (result.ok) return result.address
    context.addIssue({ code: 'custom', message: result.why })
    return z.NEVER
  })
}

/** REQ/REP: the hub listens, every sender waits for its reply. PUB/SUB: the hub connects to every publisher. */
export const modeSchema = z.enum(['req-rep', 'pub-sub'])
export type Mode = z.infer<typeof modeSchema>

const listenSchema = address(checkListenAddress)
const connectSchema = z.array(address(checkConnectAddress)).max(MAX_CONNECT_ADDRESSES).readonly()
const maxFpsSchema = z.int().min(1).max(MAX_FPS_LIMIT)
/** `null` is no limit: JSON has no `undefined`, and a change must tell “no limit” from “as it was”. */
const mbpsSchema = z.number().min(MIN_MBPS_LIMIT).max(MAX_MBPS_LIMIT).nullable()
const wallFpsSchema = z.int().min(1).max(MAX_WALL_FPS_LIMIT).nullable()
const hiddenFpsSchema = z.number().min(MIN_HIDDEN_FPS).max(MAX_HIDDEN_FPS)

/** Limits are for REQ/REP, where replies pace a sender; nothing slows a publisher. */
export const hubSettingsSchema = z.object({
  mode: modeSchema.default('req-rep'),
  listen: listenSchema.default('tcp://*:5555'),
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
})
export type HubSettingsPatch = Readonly<z.infer<typeof hubSettingsPatchSchema>>

/** Names of cameras, first tile first. */
export const orderSchema = z.array(z.string()).readonly()

/** What the panel needs to know: the settings in force, and those that a flag holds for this run. */
export interface SettingsView {
  readonly hub: HubSettings
  readonly setByFlags: readonly (keyof HubSettings)[]
}
