/** What a person can set, as it is kept on disk and shown in the settings panel. */
import { z } from 'zod'
import { checkConnectAddress, checkListenAddress, type AddressCheck } from './address.ts'
import { DEFAULT_MAX_FPS, MAX_CONNECT_ADDRESSES, MAX_FPS_LIMIT } from './limits.ts'

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

export const hubSettingsSchema = z.object({
  mode: modeSchema.default('req-rep'),
  listen: address(checkListenAddress).default('tcp://*:5555'),
  connect: z.array(address(checkConnectAddress)).max(MAX_CONNECT_ADDRESSES).readonly().default([]),
  maxFps: z.int().min(1).max(MAX_FPS_LIMIT).default(DEFAULT_MAX_FPS),
})
export type HubSettings = Readonly<z.infer<typeof hubSettingsSchema>>

/** What the settings panel sends: only what was changed. */
export const hubSettingsPatchSchema = z.strictObject({
  mode: modeSchema.exactOptional(),
  listen: address(checkListenAddress).exactOptional(),
  connect: z
    .array(address(checkConnectAddress))
    .max(MAX_CONNECT_ADDRESSES)
    .readonly()
    .exactOptional(),
  maxFps: z.int().min(1).max(MAX_FPS_LIMIT).exactOptional(),
})
export type HubSettingsPatch = Readonly<z.infer<typeof hubSettingsPatchSchema>>

/** Names of cameras, first tile first. */
export const orderSchema = z.array(z.string()).readonly()

/** What the panel needs to know: the settings in force, and those that a flag holds for this run. */
export interface SettingsView {
  readonly hub: HubSettings
  readonly setByFlags: readonly (keyof HubSettings)[]
}
