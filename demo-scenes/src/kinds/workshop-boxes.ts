/** The boxes on the belt: cartons and crates. */
import { lit, litInto, rgb } from '../tools/colour.ts'
import { createRandom, noise } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { polygon, rect } from '../tools/shapes.ts'
import type { Sprite } from '../tools/sprite.ts'

const CARTON = rgb(0xb98a58)
const CRATES = [rgb(0x2f6fa8), rgb(0x3d8f5f), rgb(0xb0463a)] as const

/** The sprite of a box that stands on the sprite's bottom edge; part of its top face is visible. */
export function createBox(scale: number, seed: number): Sprite {
  const random = createRandom(seed)
  const wide = 0.15 + random() * 0.08
  const tall = 0.1 + random() * 0.09
  const deep = 0.03
  const box = new Painting((wide + deep + 0.004) * scale, (tall + deep) * scale, scale)
  const top = deep
  const foot = tall + deep
  const crate = random() < 0.35
  const body = crate
    ? (CRATES[Math.floor(random() * 3)] ?? CRATES[0])
    : lit(CARTON, 0.9 + random() * 0.2)
  box.paint(
    polygon([
      [0, top],
      [deep, 0],
      [wide + deep, 0],
      [wide, top],
    ]),
    lit(body, 1.2),
  )
  box.paint(
    polygon([
      [wide, top],
      [wide + deep, 0],
      [wide + deep, tall],
      [wide, foot],
    ]),
    lit(body, 0.62),
  )
  box.paint(rect(0, top, wide, foot), (x, y, out) => {
    const fibre = noise(x * 30, y * 260, seed) - 0.5
    litInto(out, body, 1 - (y - top) * 0.9 + fibre * (crate ? 0.03 : 0.12))
  })
  if (crate) {
    for (let row = 0; row < 3; row++) {
      const y = top + tall * (0.16 + row * 0.27)
      box.paint(rect(wide * 0.08, y, wide * 0.92, y + tall * 0.15, 0.004), lit(body, 0.55))
    }
    return box.toSprite()
  }
  box.paint(
    polygon([
      [wide * 0.44, top],
      [wide * 0.44 + deep, 0],
      [wide * 0.56 + deep, 0],
      [wide * 0.56, top],
    ]),
    rgb(0xd9c39a),
  )
  box.paint(rect(wide * 0.44, top, wide * 0.56, top + tall * 0.3), rgb(0xcdb384))
  const left = wide * (random() < 0.5 ? 0.08 : 0.6)
  box.paint(rect(left, foot - tall * 0.5, left + wide * 0.3, foot - tall * 0.16), rgb(0xeeeae0))
  for (let bar = 0; bar < 9; bar++) {
    const x = left + wide * (0.03 + bar * 0.027)
    const thick = wide * (0.006 + (bar % 3) * 0.004)
    box.paint(rect(x, foot - tall * 0.44, x + thick, foot - tall * 0.26), rgb(0x26262a))
  }
  return box.toSprite()
}
