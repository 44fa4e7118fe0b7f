/** The canvas below all tiles, as the surface draws on it. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'

export interface Canvas {
  /** In device pixels. The contents may be lost. */
  resize(size: Size): void
  /** Fills it, or a place on it, with the ground colour. */
  clear(place?: Rect): void
  /** Draws RGBA at a place in device pixels. */
  put(pixels: Uint8ClampedArray<ArrayBuffer>, place: Rect): void
}

export function openCanvas(canvas: OffscreenCanvas, ground: string): Canvas {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('The canvas has no 2D context.')
  return {
    resize: ({ width, height }) => {
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
    },
    clear: (
      { x, y, width, height } = { x: 0, y: 0, width: canvas.width, height: canvas.height },
    ) => {
      context.fillStyle = ground
      context.fillRect(x, y, width, height)
    },
    put: (pixels, { x, y, width, height }) =>
      context.putImageData(new ImageData(pixels, width, height), x, y),
  }
}
