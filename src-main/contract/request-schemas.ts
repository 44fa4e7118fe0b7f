/** What each request's arguments must look like: the main process trusts no page, not even its own. */
import { z } from 'zod'
import type { Requests } from './bridge.ts'
import { appSettingsPatchSchema, hubSettingsPatchSchema, orderSchema } from './settings.ts'

export const requestSchemas: {
  readonly [Channel in keyof Requests]: z.ZodType<Requests[Channel]['asks']>
} = {
  'wall:open': z.tuple([]),
  'frames:open': z.tuple([]),
  'settings:change': z.tuple([hubSettingsPatchSchema]),
  'settings:change-app': z.tuple([appSettingsPatchSchema]),
  'update:act': z.tuple([z.enum(['download', 'later', 'restart'])]),
  'wall:arrange': z.tuple([orderSchema]),
  'wall:solo': z.tuple([z.union([z.string(), z.undefined()])]),
  'camera:forget': z.tuple([z.string()]),
  'notice:dismiss': z.tuple([z.int()]),
  'window:full-screen': z.tuple([z.boolean()]),
  'page:stalled': z.tuple([z.number().nonnegative()]),
  'painter:ended': z.tuple([z.string().max(1000)]),
  'clipboard:write': z.tuple([z.string().max(10_000)]),
}
