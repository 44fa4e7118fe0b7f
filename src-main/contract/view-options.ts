/** Options of a layout: how its tiles place their pictures, and what they say about them. */
import { z } from 'zod'

export const PICTURE_FITS = ['fit', 'fill'] as const
/** `fit`: all of the picture is shown. `fill`: the picture fills its place, and is cut at two of its edges. */
export type PictureFit = (typeof PICTURE_FITS)[number]

export const SHOWN_WHEN = ['always', 'hover', 'never'] as const
/** `hover`: while the pointer or the focus is on the tile. */
export type ShownWhen = (typeof SHOWN_WHEN)[number]

/** For a schema of whole layouts. */
export const viewOptions = {
  /** Of the tiles for which nobody chose otherwise. */
  pictures: z.enum(PICTURE_FITS).default('fit'),
  /** The names of live cameras. That of a camera that is not is always shown, with its state. */
  labels: z.enum(SHOWN_WHEN).default('always'),
  /** The frame rates of live cameras. */
  numbers: z.enum(SHOWN_WHEN).default('always'),
  /** On each tile, when its newest picture came. */
  times: z.boolean().default(false),
  /** In the status bar. */
  clock: z.boolean().default(false),
}

/** For a schema of changes: none has a default. */
export const changedViewOptions = {
  pictures: z.enum(PICTURE_FITS).exactOptional(),
  labels: z.enum(SHOWN_WHEN).exactOptional(),
  numbers: z.enum(SHOWN_WHEN).exactOptional(),
  times: z.boolean().exactOptional(),
  clock: z.boolean().exactOptional(),
}
