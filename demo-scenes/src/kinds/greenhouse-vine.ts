/** The sprite of a tall plant on a string. */
import { lit, mix, rgb, type Colour } from '../tools/colour.ts'
import { createRandom } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import type { Foliage } from '../tools/plants.ts'
import { disc, ellipse, line } from '../tools/shapes.ts'
import type { Sprite } from '../tools/sprite.ts'

/** @param tall height in picture heights of `scale` pixels; the foot is in the middle of the bottom edge */
export function createVine(
  scale: number,
  tall: number,
  foliage: Foliage,
  fruit: Colour,
  seed: number,
): Sprite {
  const random = createRandom(seed)
  const vine = new Painting(tall * 0.5 * scale, tall * scale, scale)
  const middle = tall * 0.25
  vine.paint(line([middle, 0], [middle, tall], tall * 0.008), mix(foliage.dark, rgb(0x9a8f70), 0.5))
  for (let leaf = 0; leaf < 110; leaf++) {
    const up = leaf / 110
    const out = (random() - 0.5) * 2
    const reach = tall * (0.2 - up * 0.1)
    const x = middle + out * reach
    const y = tall * (0.97 - up * 0.9) + Math.abs(out) * tall * 0.03
    const long = tall * (0.036 + random() * 0.026) * (1 - up * 0.4)
    const tone = 0.25 + random() * 0.5 + up * 0.25 - Math.abs(out) * 0.1
    const colour = mix(foliage.dark, foliage.bright, tone)
    vine.paint(ellipse(x, y, long, long * 0.42, out * 0.9 + (random() - 0.5)), colour)
    vine.paint(line([x - long * 0.7, y], [x + long * 0.7, y], tall * 0.003), lit(colour, 1.2), {
      alpha: 0.5,
    })
  }
  for (let berry = 0; berry < 9; berry++) {
    const x = middle + (random() - 0.5) * tall * 0.22
    const y = tall * (0.3 + random() * 0.6)
    const size = tall * (0.016 + random() * 0.008)
    vine.paint(disc(x, y, size), lit(fruit, 0.85 + random() * 0.2))
    vine.paint(disc(x - size * 0.3, y - size * 0.35, size * 0.3), mix(fruit, [255, 255, 255], 0.6))
  }
  return vine.toSprite()
}
