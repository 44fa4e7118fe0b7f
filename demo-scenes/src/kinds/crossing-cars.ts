/** Cars and people, seen from above. */
import { lit, litInto, rgb, type MutableColour } from '../tools/colour.ts'
import { Painting } from '../tools/painting.ts'
import { disc, ellipse, rect, type Shape } from '../tools/shapes.ts'
import type { Sprite } from '../tools/sprite.ts'

/** Picture heights. */
export const CAR_LENGTH = 0.15
const HALF = CAR_LENGTH / 2
const WIDE = 0.033

const PAINTS = [
  rgb(0xc8352c),
  rgb(0xe7e8e8),
  rgb(0x2f5d9c),
  rgb(0x2c2f34),
  rgb(0xa9afb5),
  rgb(0xd9a22e),
  rgb(0x3f7a55),
  rgb(0x7d2c3a),
] as const

/** Paints a car around (x, y) that heads along `angle` (radians, 0 is right). */
export function paintCar(
  painting: Painting,
  x: number,
  y: number,
  angle: number,
  model: number,
): void {
  const paint = PAINTS[model % PAINTS.length] ?? PAINTS[0]
  const van = model % 5 === 3
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const turned = (shape: Shape): Shape => ({
    box: [x - HALF * 1.3, y - HALF * 1.3, x + HALF * 1.3, y + HALF * 1.3],
    distance: (px, py) =>
      shape.distance((px - x) * cos + (py - y) * sin, (py - y) * cos - (px - x) * sin),
  })
  const part = (from: number, to: number, wide: number, round: number) =>
    turned(rect(from * HALF, -wide * WIDE, to * HALF, wide * WIDE, round * WIDE))
  const shadow = turned(rect(-HALF * 0.98, -WIDE * 1.02, HALF * 0.98, WIDE * 1.02, WIDE * 0.4))
  painting.paint(
    { box: shadow.box, distance: (px, py) => shadow.distance(px - 0.009, py - 0.009) },
    rgb(0x0c0e12),
    { alpha: 0.5, soft: 0.01 },
  )
  const body = (px: number, py: number, out: MutableColour) => {
    const side = ((py - y) * cos - (px - x) * sin) / WIDE
    const top = -(px - x) * 0.5 - (py - y)
    litInto(out, paint, 1 - side * side * 0.22 + top * 2.5)
  }
  painting.paint(part(-0.97, 0.97, 0.97, 0.55), body)
  // The windscreens and side windows form a dark ring around the roof.
  painting.paint(part(van ? -0.9 : -0.72, 0.42, 0.84, 0.4), rgb(0x222a33))
  painting.paint(part(van ? -0.86 : -0.5, 0.14, 0.74, 0.3), body)
  painting.paint(part(0.2, 0.36, 0.6, 0.1), rgb(0x4c5b69))
  for (const side of [-0.68, 0.68]) {
    painting.paint(turned(disc(HALF * 0.91, side * WIDE, WIDE * 0.16)), rgb(0xf6f2da))
    painting.paint(
      turned(rect(-HALF * 0.97, side * WIDE - WIDE * 0.2, -HALF * 0.9, side * WIDE + WIDE * 0.2)),
      rgb(0xb8221c),
    )
  }
  painting.paint(part(0.55, 0.6, 0.72, 0), lit(paint, 0.8), { alpha: 0.6 })
}

/** A pedestrian: head, shoulders and shadow. */
export function createWalker(scale: number, model: number): Sprite {
  const size = 0.045
  const walker = new Painting(size * scale, size * scale, scale)
  const coat = lit(PAINTS[(model * 3) % PAINTS.length] ?? PAINTS[0], 0.85)
  const middle = size / 2
  walker.paint(ellipse(middle + 0.007, middle + 0.008, 0.012, 0.006, 0.8), rgb(0x0c0e12), {
    alpha: 0.5,
    soft: 0.006,
  })
  walker.paint(ellipse(middle, middle, 0.0065, 0.0105), coat)
  walker.paint(disc(middle, middle, 0.0052), rgb(model % 2 === 0 ? 0x5a3d28 : 0x23201e))
  return walker.toSprite()
}
