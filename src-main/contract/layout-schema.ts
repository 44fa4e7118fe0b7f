/** Checks of layouts that come from a page or from a file. The page needs none of them, and would need zod for them. */
import { z } from 'zod'
import {
  DEFAULT_LAYOUT,
  DWELL_SECONDS,
  FREE_GRID,
  GAPS,
  LAYOUT_KINDS,
  PACES,
  type Cell,
  type LayoutPatch,
  type WallLayout,
} from './layout.ts'
import { MAX_CAMERAS, MAX_GROUP_NAME_LENGTH, MAX_GROUPS } from './limits.ts'
import type { LayoutCameras } from './named-layout.ts'
import { overlap, type Rect } from './rect.ts'
import { PICTURE_FITS, SHOWN_WHEN } from './view-options.ts'

const cellSchema = z
  .tuple([
    z
      .int()
      .min(0)
      .max(FREE_GRID.columns - 1),
    z
      .int()
      .min(0)
      .max(FREE_GRID.rows - 1),
    z.int().min(1).max(FREE_GRID.columns),
    z.int().min(1).max(FREE_GRID.rows),
  ])
  .readonly()

export const cellsSchema = z
  .array(cellSchema)
  .max(MAX_CAMERAS)
  .refine((places) => places.every(isInGrid), 'a place is not inside of the grid')
  .refine(areApart, 'two places overlap')
  .readonly()

const members = {
  kind: z.enum(LAYOUT_KINDS),
  gap: z.enum(GAPS),
  pace: z.literal(PACES),
  isLocked: z.boolean(),
  dwell: z.number().min(DWELL_SECONDS.least).max(DWELL_SECONDS.most),
  free: z.record(z.string(), cellSchema).readonly(),
  sizes: z.record(z.string(), z.union([z.literal(2), z.literal(3)])).readonly(),
  own: cellsSchema,
  template: z.string(),
  pictures: z.enum(PICTURE_FITS),
  labels: z.enum(SHOWN_WHEN),
  numbers: z.enum(SHOWN_WHEN),
  times: z.boolean(),
  clock: z.boolean(),
}

/** What is missing has its default. */
export const layoutSchema = z
  .object({
    kind: members.kind.default(DEFAULT_LAYOUT.kind),
    gap: members.gap.default(DEFAULT_LAYOUT.gap),
    pace: members.pace.default(DEFAULT_LAYOUT.pace),
    isLocked: members.isLocked.default(DEFAULT_LAYOUT.isLocked),
    dwell: members.dwell.default(DEFAULT_LAYOUT.dwell),
    free: members.free.default(DEFAULT_LAYOUT.free),
    sizes: members.sizes.default(DEFAULT_LAYOUT.sizes),
    pictures: members.pictures.default(DEFAULT_LAYOUT.pictures),
    labels: members.labels.default(DEFAULT_LAYOUT.labels),
    numbers: members.numbers.default(DEFAULT_LAYOUT.numbers),
    times: members.times.default(DEFAULT_LAYOUT.times),
    clock: members.clock.default(DEFAULT_LAYOUT.clock),
    own: members.own.default(DEFAULT_LAYOUT.own),
    template: members.template.default(DEFAULT_LAYOUT.template),
  })
  .readonly() satisfies z.ZodType<WallLayout>

/** None of its members has a default. */
export const layoutPatchSchema = z.strictObject({
  kind: members.kind.exactOptional(),
  gap: members.gap.exactOptional(),
  pace: members.pace.exactOptional(),
  isLocked: members.isLocked.exactOptional(),
  dwell: members.dwell.exactOptional(),
  free: members.free.exactOptional(),
  sizes: members.sizes.exactOptional(),
  pictures: members.pictures.exactOptional(),
  labels: members.labels.exactOptional(),
  numbers: members.numbers.exactOptional(),
  times: members.times.exactOptional(),
  clock: members.clock.exactOptional(),
  own: members.own.exactOptional(),
  template: members.template.exactOptional(),
}) satisfies z.ZodType<LayoutPatch>

export const groupName = () => z.string().trim().min(1).max(MAX_GROUP_NAME_LENGTH)

export const layoutCamerasSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('all') }),
  z.strictObject({ by: z.literal('hand') }),
  z.strictObject({
    by: z.literal('groups'),
    groups: z.array(groupName()).max(MAX_GROUPS).readonly(),
  }),
]) satisfies z.ZodType<LayoutCameras>

function isInGrid([x, y, width, height]: Cell): boolean {
  return x + width <= FREE_GRID.columns && y + height <= FREE_GRID.rows
}

function areApart(cells: readonly Cell[]): boolean {
  const rects = cells.map(([x, y, width, height]): Rect => ({ x, y, width, height }))
  return rects.every((rect, at) => !rects.slice(at + 1).some((other) => overlap(rect, other)))
}
