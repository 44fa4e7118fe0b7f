/** Sprites of the boats in the dock scene. */
import { lit, litInto, rgb } from '../tools/colour.ts'
import { Painting } from '../tools/painting.ts'
import { line, polygon, rect } from '../tools/shapes.ts'
import type { Sprite } from '../tools/sprite.ts'

const HULLS = [rgb(0xe8e4da), rgb(0x2f5f8f), rgb(0xb03a30), rgb(0x2e6b57)] as const

/** A fishing boat with cabin, mast and reflection; its sprite is 0.4 picture heights wide and high. */
export function createBoat(scale: number, seed: number): Sprite {
  const boat = new Painting(0.4 * scale, 0.4 * scale, scale)
  const hull = HULLS[seed % HULLS.length] ?? HULLS[0]
  // Below the water line: a dark, broken mirror image.
  boat.blend([0.03, 0.285, 0.37, 0.39], (x, y, out) => {
    litInto(out, hull, 0.28)
    const down = (y - 0.285) / 0.1
    const broken = Math.sin(y * 420 + Math.sin(x * 40) * 1.2) * 0.5 + 0.5
    const inside = Math.abs(x - 0.2) < 0.15 - down * 0.05 ? 1 : 0
    return inside * (0.62 - down * 0.62) * (0.5 + broken * 0.5)
  })
  boat.paint(line([0.235, 0.02], [0.235, 0.2], 0.004, 0.006), rgb(0xcdbfa8))
  boat.paint(line([0.235, 0.03], [0.06, 0.215], 0.0016), rgb(0x5a5650))
  boat.paint(line([0.235, 0.03], [0.36, 0.2], 0.0016), rgb(0x5a5650))
  boat.paint(rect(0.13, 0.125, 0.225, 0.22, 0.006), (x, _y, out) =>
    litInto(out, rgb(0xf0ece2), 1 - (x - 0.13) * 3),
  )
  boat.paint(rect(0.122, 0.118, 0.233, 0.132, 0.005), rgb(0x8c3a30))
  for (const x of [0.142, 0.17, 0.198]) {
    boat.paint(rect(x, 0.145, x + 0.02, 0.17, 0.003), rgb(0x36464f))
  }
  const side = polygon([
    [0.02, 0.19],
    [0.1, 0.205],
    [0.3, 0.205],
    [0.365, 0.198],
    [0.345, 0.27],
    [0.33, 0.292],
    [0.075, 0.292],
    [0.05, 0.26],
  ])
  boat.paint(side, (_x, y, out) => {
    if (y < 0.214) litInto(out, rgb(0xf2eee6), 0.95)
    else if (y > 0.272) litInto(out, rgb(0x7a2b26), 0.9)
    else litInto(out, hull, 1.02 - (y - 0.205) * 4)
  })
  boat.paint(line([0.05, 0.226], [0.35, 0.226], 0.003), lit(hull, 0.6))
  return boat.toSprite()
}

/** A sailing boat in the distance. */
export function createSail(scale: number): Sprite {
  const sail = new Painting(0.08 * scale, 0.095 * scale, scale)
  sail.paint(
    polygon([
      [0.036, 0.006],
      [0.036, 0.074],
      [0.008, 0.074],
    ]),
    rgb(0xf4ede2),
  )
  sail.paint(
    polygon([
      [0.04, 0.012],
      [0.066, 0.072],
      [0.04, 0.074],
    ]),
    rgb(0xd9cfc4),
  )
  sail.paint(
    polygon([
      [0.01, 0.077],
      [0.066, 0.077],
      [0.058, 0.088],
      [0.018, 0.088],
    ]),
    rgb(0x3a4250),
  )
  return sail.toSprite()
}
