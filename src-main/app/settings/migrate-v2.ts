/** Version 2 of the settings file, of Camwall 0.2, brought into the form of version 3. */
import { z } from 'zod'
import { FIRST_LAYOUT } from '../layouts/first-layout.ts'

/** What version 3 has in another form; the rest is as it was. */
export const v2Schema = z.looseObject({
  version: z.literal(2),
  /** Of the only layout that there was, as are its options. */
  tiles: z.array(z.unknown()).optional(),
  layout: z.looseObject({}).optional(),
})
export type V2 = z.infer<typeof v2Schema>

/** The wall of version 2 becomes the first layout. */
export function migrateV2({ tiles, layout, ...rest }: V2) {
  const { id, name } = FIRST_LAYOUT
  const hasWall = tiles !== undefined || layout !== undefined
  return {
    ...rest,
    version: 3,
    ...(hasWall ? { layouts: [{ ...layout, id, name, tiles: tiles ?? [] }] } : {}),
  }
}
