/** The canvas below all tiles, as the surface draws on it. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { TILE_GROUND } from '../../src-main/contract/theme.ts'

export interface Canvas {
  /** The colour between the tiles. */
  ground: string
  /** In device pixels. The contents may be lost. */
  resize(size: Size): void
  /** Fills it with the ground colour. */
  clear(): void
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
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
    },
    clear() {
      fill(this.ground, { x: 0, y: 0, width: canvas.width, height: canvas.height })
    },
    blank: (place) => fill(TILE_GROUND, place),
    put: (pixels, { x, y, width, height }) =>
      context.putImageData(new ImageData(pixels, width, height), x, y),
  }
}
