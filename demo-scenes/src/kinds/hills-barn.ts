/** The barn and its silo. */
import { lit, litInto, rgb, type Colour } from '../tools/colour.ts'
import { noise } from '../tools/noise.ts'
import type { Painting } from '../tools/painting.ts'
import { ellipse, line, polygon, rect } from '../tools/shapes.ts'
import type { Season } from './hills-seasons.ts'

const TRIM = rgb(0xe9e4d8)
const STEEL = rgb(0xb9c0c6)

/** Paints a barn with its near corner at (x, y). */
export function paintBarn(
  painting: Painting,
  x: number,
  y: number,
  season: Season,
  seed: number,
): void {
  painting.light([x - 0.2, y - 0.04, x + 0.55, y + 0.07], (px, py) => {
    const far = Math.hypot((px - x - 0.15) / 0.36, (py - y) / 0.045)
    return 1 - 0.5 * Math.max(0, 1 - far * far)
  })
  paintSilo(painting, x + 0.04, y - 0.02)
  const planks = (bright: number) => (px: number, py: number, out: [number, number, number]) => {
    const plank = noise(px * 160, 0.5, seed) - 0.5
    const wear = noise(px * 90, py * 30, seed + 1) - 0.5
    litInto(out, season.barn, bright * (1 + plank * 0.25 + wear * 0.16))
  }
  // The foot and the eaves of the long wall lead to one vanishing point on the right.
  painting.paint(
    polygon([
      [x, y],
      [x + 0.27, y - 0.018],
      [x + 0.27, y - 0.1],
      [x, y - 0.115],
    ]),
    planks(0.62),
  )
  const front = polygon([
    [x, y],
    [x, y - 0.115],
    [x - 0.032, y - 0.17],
    [x - 0.085, y - 0.2],
    [x - 0.138, y - 0.17],
    [x - 0.17, y - 0.115],
    [x - 0.17, y - 0.008],
  ])
  painting.paint(front, planks(1.05))
  paintRoof(painting, x, y, season.roof)
  for (let window = 0; window < 3; window++) {
    const left = x + 0.05 + window * 0.073
    const top = y - 0.082 + window * 0.004
    painting.paint(rect(left - 0.004, top - 0.004, left + 0.026, top + 0.034), lit(TRIM, 0.7))
    painting.paint(rect(left, top, left + 0.022, top + 0.03), rgb(0x2a3038))
  }
  const edge = [
    [x, y - 0.115],
    [x - 0.032, y - 0.17],
    [x - 0.085, y - 0.2],
    [x - 0.138, y - 0.17],
    [x - 0.17, y - 0.115],
  ] as const
  edge.slice(1).forEach((to, at) => {
    const from = edge[at]
    if (from) painting.paint(line(from, to, 0.007), TRIM)
  })
  paintDoor(painting, x - 0.085, y - 0.004, season.barn)
}

function paintRoof(painting: Painting, x: number, y: number, roof: Colour): void {
  const upper = polygon([
    [x - 0.088, y - 0.203],
    [x + 0.205, y - 0.165],
    [x + 0.25, y - 0.142],
    [x - 0.03, y - 0.172],
  ])
  const lower = polygon([
    [x - 0.032, y - 0.173],
    [x + 0.25, y - 0.143],
    [x + 0.282, y - 0.097],
    [x + 0.006, y - 0.112],
  ])
  const tiles = (bright: number) => (px: number, py: number, out: [number, number, number]) =>
    litInto(out, roof, bright * (1 + Math.sin((px - py * 0.2) * 260) * 0.05))
  painting.paint(lower, tiles(0.82))
  painting.paint(upper, tiles(1.08))
}

function paintDoor(painting: Painting, x: number, y: number, wood: Colour): void {
  painting.paint(rect(x - 0.044, y - 0.088, x + 0.044, y), TRIM)
  for (const side of [-1, 1]) {
    const near = x + side * 0.003
    const far = x + side * 0.039
    painting.paint(
      rect(Math.min(near, far), y - 0.083, Math.max(near, far), y - 0.003),
      lit(wood, 0.8),
    )
    painting.paint(line([near, y - 0.083], [far, y - 0.003], 0.005), TRIM)
    painting.paint(line([far, y - 0.083], [near, y - 0.003], 0.005), TRIM)
  }
  painting.paint(rect(x - 0.016, y - 0.15, x + 0.016, y - 0.115), TRIM)
  painting.paint(rect(x - 0.012, y - 0.146, x + 0.012, y - 0.119), rgb(0x231c1a))
}

function paintSilo(painting: Painting, x: number, y: number): void {
  const steel = (px: number, py: number, out: [number, number, number]) => {
    const turn = (px - x) / 0.045
    const rings = Math.sin(py * 330) * 0.05
    litInto(out, STEEL, 0.95 - turn * 0.38 - turn * turn * 0.25 + rings)
  }
  painting.paint(rect(x - 0.045, y - 0.28, x + 0.045, y), steel)
  painting.paint(ellipse(x, y - 0.28, 0.045, 0.035), (px, py, out) => {
    steel(px, 0, out)
    litInto(out, out, 1.12 - (py - y + 0.28) * 4)
  })
}
