/** Version 1 of the settings file, of Camwall 0.1, brought into the form of version 2. */
import { z } from 'zod'
import { withCameras } from '../../contract/tiles.ts'

/** What version 2 has in another form; the rest is as it was. */
export const v1Schema = z.looseObject({
  version: z.literal(1),
  app: z.object({ lookForUpdates: z.boolean() }).partial().default({}),
  /** Names of cameras, first tile first. */
  order: z.array(z.string()).default([]),
  /** Where the one window was, in device-independent pixels. */
  window: z
    .object({
      x: z.int(),
      y: z.int(),
      width: z.int().min(1),
      height: z.int().min(1),
      maximized: z.boolean().default(false),
    })
    .optional(),
})
export type V1 = z.infer<typeof v1Schema>

export function migrateV1({ app, order, window, ...rest }: V1) {
  return {
    ...rest,
    version: 2,
    updates: app,
    tiles: withCameras([], order),
    windows: window === undefined ? [] : [{ id: 'w1', ...window }],
  }
}
