/** Reads the pixels of a PNG, so that tests check the picture on the screen. */
import { PNG } from 'pngjs'

export interface Screenshot {
  readonly width: number
  readonly height: number
  /** Red, green and blue at a position in pixels. */
  at(x: number, y: number): [red: number, green: number, blue: number]
}

export function readScreenshot(png: Buffer): Screenshot {
  const { width, height, data } = PNG.sync.read(png)
  return {
    width,
    height,
    at: (x, y) => {
      const offset = (Math.round(y) * width + Math.round(x)) * 4
      const [red = 0, green = 0, blue = 0] = data.subarray(offset, offset + 3)
      return [red, green, blue]
    },
  }
}
