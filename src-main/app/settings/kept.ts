/** What the settings file keeps that is no setting: the tiles of the wall, and where its windows were. */
import { z } from 'zod'
import { MAX_TILES, MAX_WINDOWS } from '../../contract/limits.ts'
import type { Tiles } from '../../contract/tiles.ts'

export const tilesSchema = z
  .array(z.object({ id: z.string().min(1), camera: z.string() }))
  .refine(haveOwnIds, 'two tiles have the same id')
  .readonly()

const windowPlaceSchema = z.object({
  id: z.string().min(1),
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean().default(false),
})
/** Where a window was, in device-independent pixels. */
export type WindowPlace = Readonly<z.infer<typeof windowPlaceSchema>>

export const windowsSchema = z
  .array(windowPlaceSchema)
  .refine(haveOwnIds, 'two windows have the same id')
  .transform((places): readonly WindowPlace[] => places.slice(0, MAX_WINDOWS))

/**
 * As many tiles as are kept: beyond that those of cameras that are not `present` go, first tile first. The same list
 * when all are kept. Whoever adds a second tile of a camera must not do so beyond `MAX_TILES`: none of these goes here.
 */
export function withoutSurplus(tiles: Tiles, present: ReadonlySet<string>): Tiles {
  let surplus = tiles.length - MAX_TILES
  if (surplus <= 0) return tiles
  return tiles.filter(({ camera }) => present.has(camera) || surplus-- <= 0)
}

function haveOwnIds(list: readonly { readonly id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}
