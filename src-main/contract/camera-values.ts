/** How the values of a camera's pictures are shown: levels, gamma, colour map, clipped pixels, order of the channels. */

/** Tables with a colour for each level; `gray` shows a colour picture without its colours. */
export const COLOUR_MAPS = ['gray', 'viridis', 'magma', 'inferno', 'turbo', 'jet'] as const
export type ColourMap = (typeof COLOUR_MAPS)[number]

export const CHANNEL_ORDERS = ['bgr', 'rgb'] as const
/** Of colour arrays: OpenCV's, or that of programs that send RGB. Encoded pictures have their own order; `rgb` swaps it, too. */
export type ChannelOrder = (typeof CHANNEL_ORDERS)[number]

/** The values that are shown black and white. */
export interface BlackAndWhite {
  readonly black: number
  readonly white: number
}

/** What is black and what is white. Without `held`, levels that are measured follow every picture. */
export type LevelsChoice =
  /** Those of the type, as in `cv2.imshow`. */
  | { readonly by: 'type' }
  | ({ readonly by: 'hand' } & BlackAndWhite)
  /** The smallest and the largest value of the picture. */
  | { readonly by: 'range'; readonly held?: BlackAndWhite }
  /** `low` and `high` in percent of the picture's values. */
  | {
      readonly by: 'percentiles'
      readonly low: number
      readonly high: number
      readonly held?: BlackAndWhite
    }

export interface CameraValues {
  readonly levels: LevelsChoice
  /** A level from 0 to 1 is shown as `level ** (1 / gamma)`: above 1, dark parts are brighter. */
  readonly gamma: number
  /** `none`: as sent. */
  readonly colourMap: ColourMap | 'none'
  /** Values at or beyond black are shown blue, those at or beyond white red. */
  readonly marksClipped: boolean
  readonly order: ChannelOrder
}

export const AS_SENT_VALUES: CameraValues = {
  levels: { by: 'type' },
  gamma: 1,
  colourMap: 'none',
  marksClipped: false,
  order: 'bgr',
}

/** Beyond these, one grey level of 255 is stretched over most of the picture. */
export const MIN_GAMMA = 0.1
export const MAX_GAMMA = 10
/** One value in 200 at each end: a few hot or dead pixels do not determine the levels. */
export const DEFAULT_PERCENTILES = { low: 0.5, high: 99.5 } as const

/** Whether the picture is shown as sent, which costs nothing. */
export function areAsSent({
  levels,
  gamma,
  colourMap,
  marksClipped,
  order,
}: CameraValues): boolean {
  return (
    levels.by === 'type' && gamma === 1 && colourMap === 'none' && !marksClipped && order === 'bgr'
  )
}

/** A place in a camera's newest picture. */
export interface ReadPoint {
  readonly camera: string
  /** From 0 to 1: the place in the picture as it was sent. */
  readonly x: number
  readonly y: number
}

/** The pixel at a point. */
export interface PixelReading {
  /** Columns from the left and rows from the top, from 0. */
  readonly x: number
  readonly y: number
  /** In the array's order; of encoded pictures red, green and blue. The name is empty for gray. */
  readonly channels: readonly { readonly name: string; readonly value: string }[]
}

export interface CameraHistogram {
  /** NumPy's name of the type. */
  readonly dtype: string
  /** The left edge of the first bin, and the right edge of the last one. */
  readonly from: number
  readonly to: number
  readonly channels: readonly { readonly name: string; readonly bins: readonly number[] }[]
  /** Of the values that were looked at, those that are NaN or infinite. */
  readonly notFinite: number
  readonly sampled: number
  /** Those with which the picture is shown. */
  readonly levels: BlackAndWhite
  /** CSS colours from black to white. */
  readonly scale: readonly string[]
}
