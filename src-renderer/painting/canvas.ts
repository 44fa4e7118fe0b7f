/** The canvas below all tiles, as the surface draws on it. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'

export interface Canvas {
  /** Device pixels. What was drawn may be lost. */
  resize(size: Size): void
  /** Ground everywhere. */
  clear(): void
  /** RGBA at a place in device pixels. */
  put(pixels: Uint8ClampedArray<ArrayBuffer>, place: Rect): void
}

export function openCanvas(canvas: OffscreenCanvas, ground: string): Canvas {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('The wall has no 2D surface to draw on.')
  return {
    resize: ({ width, height }) => {
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
    },
    clear: () => {
      context.fillStyle = ground
      context.fillRect(0, 0, canvas.width, canvas.height)
    },
    put: (pixels, { x, y, width, height }) =>
      context.putImageData(new ImageData(pixels, width, height), x, y),
  }
}
