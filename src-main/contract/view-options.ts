/** Options of a layout: how its tiles place their pictures. */
import { z } from 'zod'

export const PICTURE_FITS = ['fit', 'fill'] as const
/** `fit`: all of the picture is shown. `fill`: the picture fills its place, and is cut at two of its edges. */
export type PictureFit = (typeof PICTURE_FITS)[number]

/** For a schema of whole layouts. */
export const viewOptions = {
  /** Of the tiles for which nobody chose otherwise. */
  pictures: z.enum(PICTURE_FITS).default('fit'),
}

/** For a schema of changes: none has a default. */
export const changedViewOptions = {
  pictures: z.enum(PICTURE_FITS).exactOptional(),
}
