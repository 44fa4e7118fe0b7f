/** Selects the scale at which a picture is decoded so that it still fills its tile. Pure. */
import type { Size } from '../contract/frame.ts'

/** A picture is decoded at 1/divisor of its width and height. */
export type Divisor = 1 | 2 | 4 | 8

/**
 * The scales for which Camwall's inverse DCT and that of libjpeg-turbo are optimised. Measured with the latter: 1/2 to 1/8
 * save 12 to 37 % of the decoding time and most of the drawing time, while 3/4 costs more than full size.
 */
const DIVISORS = [8, 4, 2] as const

/** The largest divisor at which the picture is not smaller than the tile. Both sizes in device pixels. */
export function decodeDivisor(picture: Size, tile: Size): Divisor {
  return (
    DIVISORS.find((divisor) => {
      const { width, height } = decodedSize(picture, divisor)
      return width >= tile.width && height >= tile.height
    }) ?? 1
  )
}

/** libjpeg rounds up: `jdmaster.c`, `jpeg_core_output_dimensions`. */
export function decodedSize({ width, height }: Size, divisor: Divisor): Size {
  return { width: Math.ceil(width / divisor), height: Math.ceil(height / divisor) }
}

/** Whether the tile is smaller than the picture in both directions, so that scaling the picture to it loses nothing. */
export function isSmaller(tile: Size, picture: Size): boolean {
  return (
    tile.width >= 1 &&
    tile.height >= 1 &&
    tile.width < picture.width &&
    tile.height < picture.height
  )
}
