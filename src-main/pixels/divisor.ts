/** How much smaller a picture can be decoded and still fill its tile. Pure. */
import type { Size } from '../contract/frame.ts'

/** Fractions at which a picture is decoded. */
export type Divisor = 1 | 2 | 4 | 8

/**
 * The scales that our inverse DCT and libjpeg-turbo's have fast ways for. Measured with the latter: 1/2 to 1/8 save 12 to
 * 37 % of the decoding and most of the drawing, while 3/4 costs more than full size.
 */
const DIVISORS = [8, 4, 2] as const

/** The largest divisor whose picture is no smaller than the tile. Both sizes in device pixels. */
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

/** Whether a tile shows fewer than all pixels of a picture, both across and down: the picture may be scaled to it. */
export function isSmaller(tile: Size, picture: Size): boolean {
  return (
    tile.width >= 1 &&
    tile.height >= 1 &&
    tile.width < picture.width &&
    tile.height < picture.height
  )
}
