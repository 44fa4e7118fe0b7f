/** What the settings file keeps that is no setting: layouts, groups of cameras, when they sent, and where the windows were. */
import { z } from 'zod'
import { groupName, layoutCamerasSchema, layoutSchema } from '../../contract/layout-schema.ts'
import {
  MAX_GROUPS,
  MAX_LAYOUT_NAME_LENGTH,
  MAX_LAYOUTS,
  MAX_TILES,
  MAX_WINDOWS,
} from '../../contract/limits.ts'
import { NEWCOMERS, type NamedLayout } from '../../contract/named-layout.ts'
import type { Tiles } from '../../contract/tiles.ts'

export const tilesSchema = z
  .array(z.object({ id: z.string().min(1), camera: z.string() }))
  .refine(haveOwnIds, 'two tiles have the same id')
  .readonly()

const namedLayoutSchema = layoutSchema.unwrap().extend({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(MAX_LAYOUT_NAME_LENGTH),
  cameras: layoutCamerasSchema.default({ by: 'all' }),
  newcomers: z.enum(NEWCOMERS).default('append'),
  tiles: tilesSchema.default([]),
})

const allLayouts = z.array(namedLayoutSchema).refine(haveOwnIds, 'two layouts have the same id')

/** In two layouts, tiles can have the same id: they get other ones when they are read. */
export const layoutsSchema = allLayouts.transform(asManyAsKept)

/** For `--check`, which names them. */
export const strictLayoutsSchema = allLayouts.superRefine(noteSharedIds).transform(asManyAsKept)

export const groupsSchema = z
  .array(z.object({ camera: z.string(), groups: z.array(groupName()).max(MAX_GROUPS).readonly() }))
  .readonly()

export const sightingsSchema = z
  .array(z.object({ camera: z.string(), at: z.number().min(0) }))
  .max(MAX_TILES)
  .readonly()

const windowPlaceSchema = z.object({
  id: z.string().min(1),
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean().default(false),
  /** The id of the layout that it shows; the first one by default. */
  layout: z.string().exactOptional(),
  /** It filled its display; the rest is its place before. */
  fullScreen: z.boolean().exactOptional(),
})
/** Where a window was, in device-independent pixels. */
export type WindowPlace = Readonly<z.infer<typeof windowPlaceSchema>>

export const windowsSchema = z
  .array(windowPlaceSchema)
  .refine(haveOwnIds, 'two windows have the same id')
  .transform((places): readonly WindowPlace[] => places.slice(0, MAX_WINDOWS))

/** Where the windows were with each set of monitors; `screens` names the set. */
export const placesSchema = z
  .array(z.object({ screens: z.string(), windows: windowsSchema }))
  .readonly()
export type PlacesByScreens = z.infer<typeof placesSchema>

/**
 * As many tiles as are kept: beyond that those of cameras that are not `present` go, first tile first. The same list
 * when all are kept. Whoever adds a second tile of a camera must not do so beyond `MAX_TILES`: none of these goes here.
 */
export function withoutSurplus(tiles: Tiles, present: ReadonlySet<string>): Tiles {
  let surplus = tiles.length - MAX_TILES
  if (surplus <= 0) return tiles
  return tiles.filter(({ camera }) => present.has(camera) || surplus-- <= 0)
}

function asManyAsKept(layouts: readonly NamedLayout[]): readonly NamedLayout[] {
  return layouts.slice(0, MAX_LAYOUTS)
}

function noteSharedIds(layouts: readonly NamedLayout[], context: z.RefinementCtx): void {
  const taken = new Set<string>()
  for (const [index, { tiles }] of layouts.entries()) {
    for (const [at, { id }] of tiles.entries())
      if (taken.has(id))
        context.addIssue({
          code: 'custom',
          path: [index, 'tiles', at, 'id'],
          message: 'a tile of another layout has the same id',
        })
    for (const { id } of tiles) taken.add(id)
  }
}

function haveOwnIds(list: readonly { readonly id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}
