/** A fish tank: fish swim, plants sway, bubbles rise, shafts of light move. */
import type { Canvas } from '../tools/canvas.ts'
import { lit, litInto, mix, mixInto, rgb, type Colour } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, hash, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { below, ellipse, ragged } from '../tools/shapes.ts'
import type { Light, Sprite } from '../tools/sprite.ts'
import { createFish, createWeed } from './aquarium-life.ts'

interface Water {
  readonly top: Colour
  readonly middle: Colour
  readonly bottom: Colour
  readonly sand: Colour
  readonly fish: readonly (readonly [Colour, Colour])[]
  readonly weed: readonly [Colour, Colour]
}

const REEF: Water = {
  top: rgb(0x4fc3d9),
  middle: rgb(0x1773a6),
  bottom: rgb(0x0b3c66),
  sand: rgb(0xc9b48a),
  fish: [
    [rgb(0xf08a24), rgb(0xfff3e0)],
    [rgb(0xf2cf3a), rgb(0x1d3c6e)],
    [rgb(0xd94f4f), rgb(0xf6d9b8)],
  ],
  weed: [rgb(0x1f6b45), rgb(0x7fbf4f)],
}

const RIVER: Water = {
  top: rgb(0x9fc27a),
  middle: rgb(0x3f7a52),
  bottom: rgb(0x173d33),
  sand: rgb(0x8f7a55),
  fish: [
    [rgb(0x2fb5d8), rgb(0xe0443a)],
    [rgb(0xc9d2d6), rgb(0x3c4a4f)],
    [rgb(0xe8a33c), rgb(0x7a3c1c)],
  ],
  weed: [rgb(0x27552a), rgb(0x9ccb4a)],
}

const DUSK: Water = {
  top: rgb(0x7a6fd0),
  middle: rgb(0x3b2f86),
  bottom: rgb(0x1a1440),
  sand: rgb(0x7d6c93),
  fish: [
    [rgb(0x4fd6c9), rgb(0xf7f3c1)],
    [rgb(0xe86fb0), rgb(0x6a2a86)],
    [rgb(0xe9e3f5), rgb(0xe8843c)],
  ],
  weed: [rgb(0x4a2a6b), rgb(0xb25fa8)],
}

const WATERS = [REEF, RIVER, DUSK] as const

interface Swimmer {
  readonly strokes: readonly Sprite[]
  readonly depth: number
  readonly speed: number
  readonly start: number
}

interface Weed {
  readonly sprite: Sprite
  readonly x: number
  readonly y: number
}

export const aquarium: SceneKind = {
  names: ['Aquarium', 'Fish tank'],
  grain: 1,
  create: createAquarium,
}

function createAquarium({ width, height, seed, variant }: SceneParameters): Compose {
  const water = WATERS[variant % WATERS.length] ?? REEF
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  paintWater(painting, water, seed)
  paintGround(painting, wide, water, seed)
  const picture = painting.toPicture(0.45)

  const rays = [0.11, 0.16].map((spread) => createRay(height, spread, water.top))
  const weed = [
    mix(water.weed[0], water.bottom, 0.4),
    mix(water.weed[1], water.middle, 0.3),
  ] as const
  const weeds = Array.from({ length: 9 }, (_, at) => ({
    sprite: createWeed(height, 0.2 + random() * 0.24, weed, seed + at),
    x: (at < 5 ? random() * 0.36 : 0.68 + random() * 0.3) * wide,
    y: 0.83 + random() * 0.1,
  })).sort((a, b) => a.y - b.y)
  const swimmers: Swimmer[] = Array.from({ length: 8 }, (_, at) => {
    const size = 0.07 + (at / 7) * 0.12
    const [body, mark] = water.fish[at % water.fish.length] ??
      REEF.fish[0] ?? [water.sand, water.sand]
    const murk = (1 - at / 7) * 0.55
    const colours = [mix(body, water.middle, murk), mix(mark, water.middle, murk)] as const
    const leftward = random() < 0.5
    return {
      strokes: Array.from({ length: 8 }, (_, phase) =>
        createFish(size * height, colours, phase / 8, leftward, at),
      ),
      depth: 0.16 + random() * 0.5,
      speed: (0.03 + random() * 0.04) * (leftward ? -1 : 1),
      start: (((at * 3) % 8) / 8 + random() * 0.06) * (wide + 0.5),
    }
  })
  const bubble = createBubble(height)
  const hose = wide * (0.5 + random() * 0.12)
  return (canvas, seconds) => {
    canvas.begin(picture)
    for (let at = 0; at < rays.length; at++) {
      const ray = rays[at]
      const x = (0.2 + at * 0.3 + Math.sin(seconds * 0.17 + at * 2) * 0.05) * wide
      const gain = 0.3 + 0.14 * Math.sin(seconds * 0.6 + at * 1.7)
      if (ray) canvas.glow(ray, x * height, 0, gain)
    }
    for (let at = 0; at < swimmers.length; at++) {
      if (at === 5) drawWeeds(canvas, weeds, seconds)
      const swimmer = swimmers[at]
      if (swimmer) drawFish(canvas, swimmer, at, seconds, wide)
    }
    for (let at = 0; at < 22; at++) {
      const rise = (hash(at, 1, seed) + seconds * (0.1 + hash(at, 2, seed) * 0.06)) % 1
      const x = hose + Math.sin(rise * 14 + at) * 0.012 + (hash(at, 3, seed) - 0.5) * 0.03
      const sprite = bubble[at % bubble.length]
      if (sprite) canvas.blit(sprite, x * height, (0.86 - rise * 0.86) * height, 0.75)
    }
  }
}

function drawWeeds(canvas: Canvas, weeds: readonly Weed[], seconds: number): void {
  for (const { sprite, x, y } of weeds) {
    const bend = Math.sin(seconds * 0.7 + x * 5) * 0.6 + Math.sin(seconds * 1.3 + x * 9) * 0.25
    canvas.sway(
      sprite,
      x * canvas.height,
      y * canvas.height - sprite.height,
      bend * sprite.height * 0.16,
    )
  }
}

function drawFish(canvas: Canvas, fish: Swimmer, at: number, seconds: number, wide: number): void {
  const sprite = fish.strokes[Math.floor(((seconds * 1.3 + at * 0.37) % 1) * fish.strokes.length)]
  if (!sprite) return
  const lap = wide + 0.5
  const along = fish.start + fish.speed * seconds + Math.sin(seconds * 0.5 + at) * 0.03
  const x = (((along % lap) + lap) % lap) - 0.25
  const y = fish.depth + Math.sin(seconds * 0.4 + at * 2) * 0.025
  canvas.blit(sprite, x * canvas.height, y * canvas.height)
}

function paintWater(painting: Painting, water: Water, seed: number): void {
  painting.paint(undefined, (x, y, out) => {
    mixInto(out, water.top, water.middle, Math.pow(y, 0.6) * 1.6)
    if (y > 0.4) mixInto(out, out, water.bottom, (y - 0.4) / 0.6)
    const murk = cloudyNoise(x * 3, y * 3, seed, 3) - 0.5
    litInto(out, out, 1 + murk * 0.22)
  })
  // A shaft of light that does not move, beside the two that do.
  painting.shine([0, 0, Infinity, 0.8], water.top, (x, y) => {
    const off = (x - 0.95 - y * 0.28) / (0.08 + y * 0.12)
    return Math.max(0, 1 - off * off) * Math.max(0, 1 - y / 0.75) * 0.24
  })
  // The surface, seen from below.
  painting.shine([0, 0, Infinity, 0.07], water.top, (x, y) => {
    const wave = noise(x * 14, y * 60, seed + 1)
    return ramp(0.5, 0.9, wave) * (1 - y / 0.07) * 0.5
  })
}

function paintGround(painting: Painting, wide: number, water: Water, seed: number): void {
  const random = createRandom(seed + 40)
  for (let rock = 0; rock < 7; rock++) {
    const side = rock % 2 === 0 ? random() * 0.3 : 0.66 + random() * 0.34
    const size = 0.07 + random() * 0.12
    const x = side * wide
    const y = 0.84 + random() * 0.03
    const stone = mix(mix(rgb(0x6d6258), rgb(0x8a7b6c), random()), water.middle, 0.42)
    painting.paint(
      ragged(ellipse(x, y, size, size * 0.8), size * 0.14, size * 0.4, seed + rock),
      (px, py, out) => {
        const face = -((px - x) * 0.6 + (py - y)) / size
        const pits = cloudyNoise(px * 34, py * 34, seed + rock, 3) - 0.5
        litInto(out, stone, 0.62 + face * 0.42 + pits * 0.7)
      },
    )
  }
  const sand = (x: number) => 0.845 + noise(x * 2.6, 3, seed) * 0.05
  const deep = mix(water.sand, water.bottom, 0.22)
  painting.paint(
    below(sand, 0.84),
    (x, y, out) => {
      const grains = noise(x * 220, y * 320, seed + 2) - 0.5
      const ripples = Math.sin((y - sand(x)) * 210 + noise(x * 7, y * 9, seed) * 9) * 0.07
      const caustic = 1 - Math.abs(noise(x * 9, y * 26, seed + 6) - 0.5) * 6
      litInto(
        out,
        deep,
        0.8 + (y - 0.85) * 0.9 + grains * 0.2 + ripples + Math.max(0, caustic) * 0.16,
      )
    },
    { soft: 0.006 },
  )
}

function createRay(height: number, spread: number, colour: Colour): Light {
  const ray = new Painting(0.42 * height, 0.62 * height, height)
  ray.shine(undefined, lit(colour, 0.8), (x, y) => {
    const middle = 0.1 + y * 0.28
    const off = (x - middle) / (spread * (0.35 + y * 0.65))
    return Math.max(0, 1 - off * off) * Math.pow(1 - y / 0.62, 1.2) * ramp(0.42, 0.36, x)
  })
  return ray.toLight()
}

function createBubble(height: number): readonly Sprite[] {
  return [0.0065, 0.009, 0.012].map((radius) => {
    const bubble = new Painting(radius * 2.6 * height, radius * 2.6 * height, height)
    const middle = radius * 1.3
    bubble.blend(undefined, (x, y, out) => {
      const far = Math.sqrt((x - middle) ** 2 + (y - middle) ** 2) / radius
      const spark = Math.exp(
        -((x - middle * 0.75) ** 2 + (y - middle * 0.7) ** 2) / (radius * radius * 0.05),
      )
      ;[out[0], out[1], out[2]] = [225, 245, 250]
      return Math.max(ramp(1.15, 0.95, far) * (0.12 + 0.5 * ramp(0.6, 0.95, far)), spark * 0.9)
    })
    return bubble.toSprite()
  })
}
