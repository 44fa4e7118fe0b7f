/** Options of a layout: how its tiles place their pictures, and what they say about them. */

export const PICTURE_FITS = ['fit', 'fill'] as const
/** `fit`: all of the picture is shown. `fill`: the picture fills its place, and is cut at two of its edges. */
export type PictureFit = (typeof PICTURE_FITS)[number]

export const SHOWN_WHEN = ['always', 'hover', 'never'] as const
/** `hover`: while the pointer or the focus is on the tile. */
export type ShownWhen = (typeof SHOWN_WHEN)[number]

export interface ViewOptions {
  /** Of the tiles for which nobody chose otherwise. */
  readonly pictures: PictureFit
  /** The names of live cameras. That of a camera that is not is always shown, with its state. */
  readonly labels: ShownWhen
  /** The frame rates of live cameras. */
  readonly numbers: ShownWhen
  /** On each tile, when its newest picture came. */
  readonly times: boolean
  /** In the status bar. */
  readonly clock: boolean
}

export const DEFAULT_VIEW_OPTIONS: ViewOptions = {
  pictures: 'fit',
  labels: 'always',
  numbers: 'always',
  times: false,
  clock: false,
}
