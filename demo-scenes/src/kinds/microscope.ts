/** Cells under a microscope: they drift slowly through the round field of view. */
import { lit, litInto, mix, mixInto, rgb, type Colour } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, noise, ramp, type Random } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { rect } from '../tools/shapes.ts'
import type { Layer, Sprite } from '../tools/sprite.ts'

interface Stain {
  readonly field: Colour
  readonly edge: Colour
  readonly cell: Colour
  readonly rim: Colour
  readonly nucleus: Colour
  readonly cover: number
}

const STAINS: readonly [Stain, ...Stain[]] = [
  {
    field: rgb(0xf4e3ea),
    edge: rgb(0xd9b3c6),
    cell: rgb(0xe08fb0),
    rim: rgb(0xb04a80),
    nucleus: rgb(0x5b2a86),
    cover: 0.62,
  },
  {
    field: rgb(0x06120f),
    edge: rgb(0x020605),
    cell: rgb(0x1f9c4a),
    rim: rgb(0x6dff8a),
    nucleus: rgb(0x3f7bff),
    cover: 0.72,
  },
  {
    field: rgb(0xc9cdb8),
    edge: rgb(0x8f967e),
    cell: rgb(0xb5bd94),
    rim: rgb(0x56603c),
    nucleus: rgb(0x6f7a3a),
    cover: 0.7,
  },
  {
    field: rgb(0xdfe9f0),
    edge: rgb(0xa9bfd0),
    cell: rgb(0x8fb6d6),
    rim: rgb(0x3f6f9c),
    nucleus: rgb(0x1f3f73),
    cover: 0.6,
  },
]

interface Cell {
  readonly sprite: Sprite
  readonly x: number
  readonly y: number
  readonly pace: number
  readonly phase: number
}

export const microscope: SceneKind = {
  names: ['Lab bench', 'Microscope'],
  grain: 1,
  create: createMicroscope,
}

function createMicroscope({ width, height, seed, variant }: SceneParameters): Compose {
  const stain = STAINS[variant % STAINS.length] ?? STAINS[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  painting.paint(undefined, (x, y, out) => {
    const far = Math.sqrt((x - wide / 2) ** 2 + (y - 0.5) ** 2)
    mixInto(out, stain.field, stain.edge, ramp(0.1, 0.75, far))
    const murk = cloudyNoise(x * 4, y * 4, seed, 4) - 0.5
    litInto(out, out, 1 + murk * 0.16)
  })
  // Cells out of focus: soft, large, and below all others.
  for (let blur = 0; blur < 14; blur++) {
    const x = random() * wide
    const y = random()
    const size = 0.05 + random() * 0.06
    painting.blend([x - size, y - size, x + size, y + size], (px, py, out) => {
      ;[out[0], out[1], out[2]] = stain.cell
      const far = Math.sqrt((px - x) ** 2 + (py - y) ** 2) / size
      return 0.26 * ramp(1, 0.3, far)
    })
  }
  const picture = painting.toPicture(0)
  const rim = createEyepiece(width, height, stain)
  const kinds = Array.from({ length: 6 }, (_, at) =>
    createCell(height, 0.036 + (at / 5) * 0.046, stain, random, seed + at),
  )
  const largest = createCell(height, 0.09, stain, random, seed + 7)
  // One cell in each field of a grid, so that they do not pile up.
  const cells: Cell[] = Array.from({ length: 24 }, (_, at) => ({
    sprite: at % 7 === 3 ? largest : (kinds[(at * 5) % kinds.length] ?? largest),
    x: (((at % 6) + random() * 0.8) / 6) * (wide + 0.3),
    y: ((Math.floor(at / 6) + random() * 0.8) / 4) * 1.3,
    pace: 0.9 + random() * 0.2,
    phase: random() * 7,
  }))
  return (canvas, seconds) => {
    canvas.begin(picture)
    for (const { sprite, x, y, pace, phase } of cells) {
      const jitter = Math.sin(seconds * 0.9 * pace + phase) * 0.012
      const px = ((x + seconds * 0.011 * pace + jitter) % (wide + 0.3)) - 0.15
      const py =
        ((y + seconds * 0.005 * pace + Math.cos(seconds * 0.7 + phase) * 0.009) % 1.3) - 0.15
      canvas.blit(sprite, px * height - sprite.width / 2, py * height - sprite.height / 2)
    }
    canvas.drift(rim, 0, 0)
  }
}

/** One cell: an irregular, translucent body with a rim, grains and a nucleus. */
function createCell(
  height: number,
  radius: number,
  stain: Stain,
  random: Random,
  seed: number,
): Sprite {
  const cell = new Painting(radius * 2.3 * height, radius * 2.3 * height, height)
  const middle = radius * 1.15
  const stretch = 0.82 + random() * 0.3
  const turn = random() * Math.PI
  const lobes = 2 + Math.floor(random() * 3)
  const off = (random() - 0.5) * radius * 0.5
  cell.blend(undefined, (x, y, out) => {
    const dx = x - middle
    const dy = y - middle
    const angle = Math.atan2(dy, dx) + turn
    const shape = 1 + 0.07 * Math.sin(angle * lobes) + 0.04 * Math.sin(angle * 5 + turn)
    const far = (Math.sqrt(dx * dx * stretch + (dy * dy) / stretch) / radius) * shape
    if (far > 1.04) return 0
    const nuclear = Math.sqrt((dx - off) ** 2 * 1.2 + (dy - off * 0.6) ** 2) / (radius * 0.4)
    const grains = noise(x * 190, y * 190, seed) - 0.5
    mixInto(out, lit(stain.cell, 1.04), stain.rim, ramp(0.72, 0.98, far))
    mixInto(out, out, stain.nucleus, ramp(1.08, 0.8, nuclear) * (0.82 + grains * 0.5))
    mixInto(out, out, stain.rim, Math.max(0, grains - 0.16) * 1.6)
    const spot = Math.exp(-((dx - off * 0.5) ** 2 + (dy - off) ** 2) / (radius * radius * 0.006))
    mixInto(out, out, mix(stain.nucleus, [0, 0, 0], 0.35), spot * 0.7)
    const body = stain.cover + 0.3 * ramp(0.7, 0.98, far) + 0.3 * ramp(1.1, 0.8, nuclear)
    return Math.min(1, body) * ramp(1.03, 0.97, far)
  })
  return cell.toSprite()
}

/** The dark surroundings of the field of view, and a scale bar. */
function createEyepiece(width: number, height: number, stain: Stain): Layer {
  const rim = new Painting(width, height, height)
  const wide = width / height
  const reach = Math.min(0.62, wide * 0.47)
  rim.blend(undefined, (x, y, out) => {
    ;[out[0], out[1], out[2]] = [9, 9, 11]
    const far = Math.sqrt((x - wide / 2) ** 2 + (y - 0.5) ** 2)
    return ramp(reach - 0.012, reach + 0.006, far) + 0.32 * ramp(reach - 0.2, reach, far) ** 2
  })
  const ink = stain.field[0] + stain.field[1] > 200 ? rgb(0x1b1b20) : rgb(0xd7e6dd)
  const left = wide * 0.62
  rim.paint(rect(left, 0.79, left + 0.16, 0.797), ink)
  for (const x of [left, left + 0.156]) rim.paint(rect(x, 0.778, x + 0.004, 0.797), ink)
  return rim.toLayer()
}
