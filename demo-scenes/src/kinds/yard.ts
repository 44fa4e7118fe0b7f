/** A house with a driveway at night: a lamp above the garage, a lamp post, and snow or fog. */
import { downward, lit, litInto, rgb, type Colour, type MutableColour } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, hash, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { paintFir } from '../tools/plants.ts'
import { below, disc, line, polygon, rect } from '../tools/shapes.ts'
import { createHaze } from '../tools/sky.ts'
import type { Light } from '../tools/sprite.ts'
import { paintCar } from './yard-car.ts'

interface Night {
  readonly zenith: Colour
  readonly horizon: Colour
  /** Ambient light and the light of the lamps; 255 is full brightness. */
  readonly ambient: Colour
  readonly lamp: Colour
  readonly ground: Colour
  readonly roof: Colour
  readonly flakes: number
  readonly fog: Colour
  /** Set for an infrared camera: the picture has shades of this colour only. */
  readonly infrared?: Colour
}

const SNOW: Night = {
  zenith: rgb(0x0c1830),
  horizon: rgb(0x2a3d63),
  ambient: rgb(0x2b3a5c),
  lamp: rgb(0xffb866),
  ground: rgb(0xdfe8f2),
  roof: rgb(0xe6edf5),
  flakes: 330,
  fog: rgb(0x4a5c80),
}

const INFRARED: Night = {
  zenith: rgb(0x0c0c0c),
  horizon: rgb(0x202020),
  ambient: rgb(0x606060),
  lamp: rgb(0xc8c8c8),
  ground: rgb(0x93a088),
  roof: rgb(0x6d6d6d),
  flakes: 0,
  fog: rgb(0x8c928e),
  infrared: rgb(0xe2ece4),
}

const SODIUM: Night = {
  zenith: rgb(0x151322),
  horizon: rgb(0x46343a),
  ambient: rgb(0x3a3543),
  lamp: rgb(0xff9a3c),
  ground: rgb(0x8f8f7d),
  roof: rgb(0x5c4a47),
  flakes: 0,
  fog: rgb(0x86694f),
}

const NIGHTS = [SNOW, INFRARED, SODIUM] as const
const FOOT = 0.6

export const yard: SceneKind = { names: ['Driveway', 'Garage'], grain: 2, create: createYard }

function createYard({ width, height, seed, variant }: SceneParameters): Compose {
  const night = NIGHTS[variant % NIGHTS.length] ?? SNOW
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const house = wide * (0.3 + random() * 0.06)
  const lamp = { x: house + 0.36, y: 0.31 }
  const lampPost = { x: house - 0.2, y: 0.38 }

  painting.paint(undefined, downward(0, lit(night.zenith, 4), 0.62, lit(night.horizon, 3)))
  for (let star = 0; star < 60; star++) {
    const bright = 300 + random() * 700
    painting.paint(disc(random() * wide, random() * 0.35, 0.0012), [bright, bright, bright])
  }
  paintWoods(painting, wide, seed)
  paintGround(painting, house, night, seed)
  paintHouse(painting, house, wide, night, seed)
  paintLampPost(painting, lampPost.x, lampPost.y)
  paintCar(painting, house + 0.19, 0.83, 0.34, night.flakes > 0, seed)
  painting.tint(undefined, (x, y, out) => illuminate(out, x, y, night, [lamp, lampPost], house))
  paintLights(painting, house, lamp, lampPost, night)
  if (night.infrared) painting.toShadesOf(night.infrared)

  const picture = painting.toPicture(0.4)
  const fogTop = Math.floor(height * 0.3)
  const fog = createHaze(width * 2, height - fogTop, height, {
    colour: night.fog,
    seed: seed + 3,
    size: 0.5,
    strength: (down) =>
      (night.flakes > 0 ? 0.16 : 0.42) * ramp(0, 0.4, down) * ramp(1.1, 0.7, down),
  })
  const flakes = [0.0013, 0.002, 0.0031].map((size) => createFlake(size * height))
  return (canvas, seconds) => {
    canvas.begin(picture)
    canvas.drift(fog, seconds * 0.025 * height, fogTop)
    for (let flake = 0; flake < night.flakes; flake++) {
      const layer = flake % 3
      const sprite = flakes[layer]
      if (!sprite) continue
      const speed = 0.05 + layer * 0.035
      const x0 = hash(flake, 1, seed) * (wide + 0.2) + seconds * speed * 0.35
      const swing = Math.sin(seconds * 0.9 + flake) * 0.012
      const x = ((x0 + swing) % (wide + 0.2)) - 0.1
      const y = ((hash(flake, 2, seed) * 1.1 + seconds * speed) % 1.1) - 0.05
      const near = 1 / (1 + ((x - lamp.x) ** 2 + (y - lamp.y) ** 2) * 26)
      const nearPost = 1 / (1 + ((x - lampPost.x) ** 2 + (y - lampPost.y) ** 2) * 40)
      canvas.glow(sprite, x * height, y * height, Math.min(1, 0.3 + near + nearPost))
    }
  }
}

function createFlake(radius: number): Light {
  const size = Math.ceil(radius * 4)
  const flake = new Painting(size, size, 1)
  flake.shine(undefined, rgb(0xe8eef8), (x, y) => {
    const far = Math.hypot(x - size / 2, y - size / 2) / radius
    return Math.max(0, 1 - (far * far) / 3) * Math.min(1, 0.25 + radius * 0.75)
  })
  return flake.toLight()
}

function paintWoods(painting: Painting, wide: number, seed: number): void {
  const random = createRandom(seed + 77)
  const foliage = { dark: rgb(0x26352f), bright: rgb(0x5d7a66) }
  for (let tree = 0; tree < 26; tree++) {
    const x = random() * wide
    paintFir(painting, x, FOOT + 0.02, 0.2 + random() * 0.2, foliage, seed + tree)
  }
}

function paintGround(painting: Painting, house: number, night: Night, seed: number): void {
  const edge = (x: number) => FOOT + 0.006 * Math.sin(x * 7)
  painting.paint(below(edge, FOOT - 0.01), (x, y, out) => {
    const drifts = cloudyNoise(x * 3, y * 9, seed, 3) - 0.5
    const grains = noise(x * 130, y * 260, seed) - 0.5
    litInto(out, night.ground, 0.94 + drifts * 0.35 + grains * 0.09)
  })
  const asphalt = night.flakes > 0 ? lit(night.ground, 0.8) : rgb(0x77767a)
  const drive = polygon([
    [house + 0.13, FOOT],
    [house + 0.57, FOOT],
    [house + 0.42, 1.02],
    [house - 0.5, 1.02],
  ])
  painting.paint(
    drive,
    (x, y, out) => {
      litInto(out, asphalt, 0.9 + (noise(x * 170, y * 240, seed + 8) - 0.5) * 0.16)
    },
    { soft: 0.015 },
  )
  for (const side of [0.24, 0.4]) {
    const track = polygon([
      [house + side - 0.012, FOOT],
      [house + side + 0.02, FOOT],
      [house + side * 2.4 - 0.88, 1.02],
      [house + side * 2.4 - 1, 1.02],
    ])
    painting.paint(track, lit(asphalt, 0.62), { soft: 0.02, alpha: 0.6 })
  }
}

function paintHouse(
  painting: Painting,
  left: number,
  right: number,
  night: Night,
  seed: number,
): void {
  const boards = (x: number, y: number, out: MutableColour) => {
    const board = (y * 42) % 1
    litInto(
      out,
      rgb(0x9aa3a8),
      1 - (board > 0.88 ? 0.32 : 0) - board * 0.1 + (noise(x * 40, y * 90, seed) - 0.5) * 0.08,
    )
  }
  painting.paint(rect(left, 0.2, right + 0.1, FOOT + 0.012), boards)
  painting.paint(
    polygon([
      [left - 0.06, 0.215],
      [left + 0.2, 0.03],
      [right + 0.2, 0.03],
      [right + 0.2, 0.215],
    ]),
    (x, y, out) => {
      const tile = noise(x * 60, y * 90, seed + 4) - 0.5
      litInto(out, night.roof, 0.9 + tile * 0.1 + (0.2 - y) * 0.8)
    },
  )
  painting.paint(rect(left - 0.065, 0.208, right + 0.1, 0.228), rgb(0xd9dcdd))
  painting.light([left, 0.228, right, 0.27], (_x, y) => 0.55 + ((y - 0.228) / 0.042) * 0.45)
  // The garage door: four rows of panels in a white frame.
  painting.paint(rect(left + 0.11, 0.345, left + 0.59, FOOT + 0.01), rgb(0xe8eaea))
  painting.paint(rect(left + 0.13, 0.365, left + 0.57, FOOT + 0.01), rgb(0xbfc4c6))
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 5; column++) {
      const x = left + 0.142 + column * 0.0845
      const y = 0.374 + row * 0.0585
      painting.paint(rect(x, y, x + 0.074, y + 0.046, 0.004), rgb(0x999fa2))
      painting.paint(rect(x + 0.005, y + 0.005, x + 0.074, y + 0.046, 0.004), rgb(0xcdd1d2))
    }
  }
  painting.paint(rect(left + 0.69, 0.31, left + 0.89, 0.5), rgb(0xe8eaea))
}

function paintLampPost(painting: Painting, x: number, y: number): void {
  painting.paint(line([x, y + 0.02], [x, 0.74], 0.009, 0.013), rgb(0x55585c))
  painting.paint(rect(x - 0.018, y - 0.022, x + 0.018, y - 0.014, 0.003), rgb(0x55585c))
}

function illuminate(
  out: MutableColour,
  x: number,
  y: number,
  night: Night,
  lamps: readonly { readonly x: number; readonly y: number }[],
  house: number,
): void {
  // The lamps hardly reach the sky and the woods behind the house.
  const roofline = Math.max(0.03, 0.215 - (x - house + 0.06) * 0.71)
  const built = x > (y < 0.228 ? house - 0.065 : house) && y > roofline
  const far = y > FOOT || built ? 1 : 0.13
  let power = 0
  for (const lamp of lamps) {
    const dx = x - lamp.x
    const onGround = y > FOOT
    const dy = onGround ? (y - 0.7) * 2.1 + 0.16 : (y - lamp.y) * (y < lamp.y ? 2.2 : 1)
    power +=
      (far * (lamp === lamps[0] ? 1.35 : 0.8)) /
      (1 + (dx * dx * (onGround ? 0.5 : 1) + dy * dy) * 24)
  }
  for (let channel = 0; channel < 3; channel++) {
    out[channel] = ((night.ambient[channel] ?? 0) + (night.lamp[channel] ?? 0) * power) / 255
  }
}

function paintLights(
  painting: Painting,
  house: number,
  lamp: { readonly x: number; readonly y: number },
  lampPost: { readonly x: number; readonly y: number },
  night: Night,
): void {
  const warm = night.infrared ? rgb(0x9a9a9a) : rgb(0xffc978)
  painting.paint(rect(house + 0.7, 0.32, house + 0.88, 0.49), (x, y, out) => {
    const curtain = 0.78 + Math.sin((x - house) * 150) * 0.09
    const middle = 1 - Math.abs(x - house - 0.79) * 1.6 - (y - 0.4) * 0.5
    litInto(out, warm, curtain * middle)
  })
  painting.paint(rect(house + 0.786, 0.32, house + 0.794, 0.49), rgb(0x6a5a48))
  painting.paint(rect(house + 0.7, 0.4, house + 0.88, 0.407), rgb(0x6a5a48))
  painting.paint(
    rect(lamp.x - 0.014, lamp.y - 0.03, lamp.x + 0.014, lamp.y - 0.016, 0.004),
    rgb(0x2b2b2e),
  )
  for (const { x, y, power } of [
    { ...lamp, power: 0.7 },
    { ...lampPost, power: 0.6 },
  ]) {
    painting.shine([x - 0.5, y - 0.5, x + 0.5, y + 0.5], night.lamp, (px, py) => {
      const far = (px - x) ** 2 + (py - y) ** 2
      return (
        power * (Math.exp(-far * 900) * 0.9 + Math.exp(-far * 90) * 0.3 + Math.exp(-far * 16) * 0.1)
      )
    })
    painting.paint(disc(x, y, 0.013), [400, 380, 340], { soft: 0.006 })
  }
}
