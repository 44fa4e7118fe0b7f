/** A canvas as the surface draws on it: the one below all tiles, or that of a lifted tile. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { TILE_GROUND } from '../../src-main/contract/theme.ts'

export interface Canvas {
  /** The colour between the tiles. */
  ground: string
  /** In device pixels. Returns whether it has another size now: its contents are lost then. */
  resize(size: Size): boolean
  /** Fills a place with the ground colour; all of it unless given. */
  clear(place?: Rect): void
  /** Fills the place of a tile without a picture, or with one that is not as large. */
  blank(place: Rect): void
  /** Draws RGBA at a place in device pixels. */
  put(pixels: Uint8ClampedArray<ArrayBuffer>, place: Rect): void
}

export function openCanvas(canvas: OffscreenCanvas, ground: string): Canvas {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('The canvas has no 2D context.')
  const fill = (colour: string, { x, y, width, height }: Rect) => {
    context.fillStyle = colour
    context.fillRect(x, y, width, height)
  }
  return {
    ground,
    resize: ({ width, height }) => {
      if (canvas.width === width && canvas.height === height) return false
      canvas.width = width
      canvas.height = height
      return true
    },
    clear(place = { x: 0, y: 0, width: canvas.width, height: canvas.height }) {
      fill(this.ground, place)
    },
    blank: (place) => fill(TILE_GROUND, place),
    put: (pixels, { x, y, width, height }) =>
      context.putImageData(new ImageData(pixels, width, height), x, y),
  }
}
