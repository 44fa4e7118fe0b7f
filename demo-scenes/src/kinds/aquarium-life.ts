/** Sprites of fish and water plants. */
import { litInto, mixInto, rgb, type Colour, type MutableColour } from '../tools/colour.ts'
import { createRandom, noise } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { disc, ellipse, line, polygon } from '../tools/shapes.ts'
import type { Sprite } from '../tools/sprite.ts'

/**
 * A fish at one phase of its tail beat.
 * @param size length in pixels
 * @param phase of the tail beat, 0 to 1
 */
export function createFish(
  size: number,
  [body, mark]: readonly [Colour, Colour],
  phase: number,
  leftward: boolean,
  kind: number,
): Sprite {
  const fish = new Painting(size * 1.1, size * 0.7, size)
  const beat = Math.cos(phase * Math.PI * 2)
  const flip = (x: number) => (leftward ? 1.1 - x : x)
  const at = (x: number, y: number) => [flip(x), y] as const
  const tall = [0.19, 0.25, 0.15][kind % 3] ?? 0.19
  // Seen from the side, a beating tail changes its length.
  const tail = 0.05 + 0.05 * beat
  const fin = (x: number, y: number, out: MutableColour) =>
    litInto(out, mark, 0.82 + noise(x * 8, y * 60, kind) * 0.3)
  fish.paint(polygon([at(0.3, 0.35), at(tail, 0.16), at(tail + 0.06, 0.35), at(tail, 0.54)]), fin, {
    alpha: 0.88,
  })
  fish.paint(
    polygon([at(0.42, 0.36 - tall * 0.8), at(0.5, 0.3 - tall * 1.25), at(0.74, 0.34 - tall * 0.7)]),
    fin,
    { alpha: 0.88 },
  )
  fish.paint(
    polygon([at(0.5, 0.36 + tall * 0.7), at(0.47, 0.4 + tall * 1.2), at(0.66, 0.36 + tall * 0.8)]),
    fin,
    { alpha: 0.88 },
  )
  fish.paint(ellipse(flip(0.62), 0.35, 0.4, tall), (x, y, out) => {
    const along = flip(x)
    const up = (0.35 - y) / tall
    const stripes =
      kind % 3 === 0
        ? Math.abs(((along * 4.2) % 1) - 0.5) < 0.13
        : kind % 3 === 1
          ? Math.abs(along - 0.74) < 0.035 || along < 0.36
          : up < -0.25
    const scales = (noise(x * 34, y * 34, kind) - 0.5) * 0.16
    if (stripes) litInto(out, mark, 0.82 + up * 0.26 + scales)
    else litInto(out, body, 0.86 + up * 0.3 + scales)
    if (up < -0.35) mixInto(out, out, rgb(0xfff6e6), (-up - 0.35) * 0.6)
  })
  fish.paint(polygon([at(0.62, 0.38), at(0.47 + tail * 0.5, 0.48), at(0.5, 0.38)]), fin, {
    alpha: 0.8,
  })
  fish.paint(disc(flip(0.9), 0.31, 0.034), rgb(0xf4efe2))
  fish.paint(disc(flip(0.905), 0.31, 0.021), rgb(0x15171c))
  return fish.toSprite()
}

/** A water plant: stems with narrow leaves; its root is in the middle of the bottom edge. */
export function createWeed(
  scale: number,
  tall: number,
  [dark, bright]: readonly [Colour, Colour],
  seed: number,
): Sprite {
  const random = createRandom(seed)
  const weed = new Painting(tall * 0.6 * scale, tall * scale, scale)
  const foot = tall * 0.3
  for (let stem = 0; stem < 4; stem++) {
    const top = tall * (0.04 + random() * 0.3)
    const lean = (random() - 0.5) * tall * 0.28
    const leaves = 13
    for (let leaf = 0; leaf < leaves; leaf++) {
      const up = leaf / leaves
      const x = foot + lean * up + (stem - 1.5) * tall * 0.03
      const y = tall - (tall - top) * up
      const side = leaf % 2 === 0 ? 1 : -1
      const long = tall * 0.12 * (1 - up * 0.5)
      const tone = 0.25 + up * 0.5 + random() * 0.25
      const colour: MutableColour = [0, 0, 0]
      mixInto(colour, dark, bright, tone)
      weed.paint(
        line([x, y], [x + side * long, y - long * 0.8], tall * 0.034, tall * 0.008),
        colour,
      )
    }
  }
  return weed.toSprite()
}
