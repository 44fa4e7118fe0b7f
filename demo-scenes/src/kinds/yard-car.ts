/** A parked car, seen from behind. */
import { litInto, rgb, type MutableColour } from '../tools/colour.ts'
import { noise } from '../tools/noise.ts'
import type { Painting } from '../tools/painting.ts'
import { disc, ellipse, polygon, ragged, rect } from '../tools/shapes.ts'

const PAINTS = [rgb(0x2f4d75), rgb(0x9a2f2a), rgb(0x4b6152), rgb(0x8b8f94), rgb(0xa67a35)] as const

/** @param size width of the car in picture heights; `x` is its middle, `y` the ground below its wheels */
export function paintCar(
  painting: Painting,
  x: number,
  y: number,
  size: number,
  snowed: boolean,
  seed: number,
): void {
  const body = PAINTS[seed % PAINTS.length] ?? PAINTS[0]
  const at = (across: number, up: number) => [x + across * size, y - up * size] as const
  const part = (from: number, low: number, to: number, high: number, round: number) =>
    rect(x + from * size, y - high * size, x + to * size, y - low * size, round * size)
  painting.light([x - size * 0.75, y - size * 0.16, x + size * 0.75, y + size * 0.14], (px, py) => {
    const far = Math.sqrt(((px - x) / (size * 0.62)) ** 2 + ((py - y) / (size * 0.1)) ** 2)
    return 1 - 0.75 * Math.max(0, 1 - far * far)
  })
  painting.paint(part(-0.44, -0.02, -0.28, 0.2, 0.04), rgb(0x17181a))
  painting.paint(part(0.28, -0.02, 0.44, 0.2, 0.04), rgb(0x17181a))
  const paint = (px: number, py: number, out: MutableColour) => {
    const up = (y - py) / size
    const side = Math.abs(px - x) / size
    litInto(out, body, 0.65 + up * 0.85 - side * side * 0.9)
  }
  const cabin = polygon([
    at(-0.43, 0.4),
    at(-0.32, 0.7),
    at(-0.2, 0.735),
    at(0.2, 0.735),
    at(0.32, 0.7),
    at(0.43, 0.4),
  ])
  painting.paint(cabin, paint)
  painting.paint(part(-0.5, 0.1, 0.5, 0.46, 0.09), paint)
  const glass = polygon([at(-0.34, 0.45), at(-0.26, 0.67), at(0.26, 0.67), at(0.34, 0.45)])
  painting.paint(glass, (px, py, out) => {
    litInto(out, rgb(0x5a6470), 0.5 + ((y - py) / size - 0.45) * 1.6 + ((px - x) / size) * 0.3)
  })
  for (const side of [-1, 1]) {
    const from = Math.min(side * 0.49, side * 0.35)
    painting.paint(part(from, 0.29, from + 0.14, 0.37, 0.02), rgb(0xd2261e))
    painting.paint(disc(x + side * 0.42 * size, y - 0.33 * size, size * 0.018), rgb(0xff7a60))
  }
  painting.paint(part(-0.13, 0.24, 0.13, 0.32, 0.01), rgb(0xd8d8d0))
  painting.paint(part(-0.48, 0.1, 0.48, 0.16, 0.03), rgb(0x3a3c40))
  if (!snowed) return
  const snow = (px: number, py: number, out: MutableColour) =>
    litInto(out, rgb(0xe9f0f8), 0.95 + (noise(px * 120, py * 160, seed) - 0.5) * 0.12)
  painting.paint(
    ragged(ellipse(x, y - 0.735 * size, size * 0.29, size * 0.05), 0.003, 0.012, seed),
    snow,
  )
  painting.paint(
    ragged(ellipse(x, y - 0.455 * size, size * 0.42, size * 0.03), 0.003, 0.012, seed),
    snow,
  )
}
