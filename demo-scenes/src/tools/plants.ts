/** Trees and bushes for the outdoor scenes. */
import { mixInto, type Colour } from './colour.ts'
import { cloudyNoise, createRandom, noise } from './noise.ts'
import type { Painting } from './painting.ts'
import { disc, line, polygon, ragged } from './shapes.ts'

export interface Foliage {
  readonly dark: Colour
  readonly bright: Colour
}

/** A leafy crown around (x, y), lit from the upper left. */
export function paintCrown(
  painting: Painting,
  x: number,
  y: number,
  radius: number,
  foliage: Foliage,
  seed: number,
): void {
  const random = createRandom(seed)
  const lumps = radius * painting.scale < 6 ? 2 : 9
  const leaf = Math.min(radius * 0.09, 0.008)
  for (let lump = 0; lump < lumps; lump++) {
    const angle = random() * Math.PI * 2
    const out = lump === 0 ? 0 : radius * (0.3 + random() * 0.35)
    const lx = x + Math.cos(angle) * out * 1.1
    const ly = y + Math.sin(angle) * out * 0.85
    const size = lump === 0 ? radius * 0.75 : radius * (0.3 + random() * 0.25)
    painting.paint(
      ragged(
        disc(lx, ly, size),
        Math.min(size * 0.3, 0.016),
        Math.min(size * 0.22, 0.012),
        seed + lump,
      ),
      (px, py, out) => {
        const whole = -((px - x) * 0.5 + (py - y)) / radius
        const part = -((px - lx) * 0.5 + (py - ly)) / size
        const leaves = cloudyNoise(px / leaf / 2, py / leaf / 2, seed + 50, 2) - 0.5
        mixInto(out, foliage.dark, foliage.bright, 0.42 + whole * 0.28 + part * 0.2 + leaves * 0.55)
      },
    )
  }
}

/** A tree that stands at (x, y), `height` tall. */
export function paintTree(
  painting: Painting,
  x: number,
  y: number,
  height: number,
  foliage: Foliage,
  trunk: Colour,
  seed: number,
): void {
  painting.paint(line([x, y], [x, y - height * 0.5], height * 0.07, height * 0.05), trunk)
  paintCrown(painting, x, y - height * 0.62, height * 0.4, foliage, seed)
}

/** A fir that stands at (x, y), `height` tall: rows of hanging branches. */
export function paintFir(
  painting: Painting,
  x: number,
  y: number,
  height: number,
  foliage: Foliage,
  seed: number,
): void {
  const tiers = 8
  for (let tier = 0; tier < tiers; tier++) {
    const low = y - height * (0.04 + (tier / tiers) * 0.8)
    const half = height * 0.26 * (1 - (tier / tiers) * 0.86)
    const high = low - height * 0.26
    const shape = polygon([
      [x, high],
      [x + half, low],
      [x, low - height * 0.02],
      [x - half, low],
    ])
    painting.paint(ragged(shape, height * 0.03, height * 0.025, seed + tier), (px, py, out) => {
      const needles = noise(px / (height * 0.012), py / (height * 0.03), seed) - 0.5
      const shade = (low - py) / (low - high)
      mixInto(
        out,
        foliage.dark,
        foliage.bright,
        0.25 + shade * 0.5 - ((px - x) / height) * 1.2 + needles * 0.6,
      )
    })
  }
}
