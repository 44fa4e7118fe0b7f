/** A landing stage on calm water: ripples move, a moored boat rolls, a sailing boat passes in the distance. */
import {
  downward,
  lit,
  litInto,
  mix,
  mixInto,
  rgb,
  type Colour,
  type MutableColour,
} from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { below, disc, ellipse, line, polygon, rect } from '../tools/shapes.ts'
import { createClouds } from '../tools/sky.ts'
import type { Layer } from '../tools/sprite.ts'
import { createBoat, createSail } from './dock-boats.ts'

interface Weather {
  readonly zenith: Colour
  readonly horizon: Colour
  readonly sun: Colour
  readonly cloud: Colour
  readonly cloudShade: Colour
  readonly far: Colour
  readonly shallow: Colour
  readonly deep: Colour
  readonly glint: Colour
}

const SUNSET: Weather = {
  zenith: rgb(0x4a5f96),
  horizon: rgb(0xffc38a),
  sun: rgb(0xffb05a),
  cloud: rgb(0xffc9a8),
  cloudShade: rgb(0x7d6a92),
  far: rgb(0x5d5a7c),
  shallow: rgb(0xe09a78),
  deep: rgb(0x27476a),
  glint: rgb(0xffd9a8),
}

const NOON: Weather = {
  zenith: rgb(0x3f86c8),
  horizon: rgb(0xcbe6ee),
  sun: rgb(0xfff2cc),
  cloud: rgb(0xffffff),
  cloudShade: rgb(0xa9bccb),
  far: rgb(0x7f9cab),
  shallow: rgb(0x86c1c4),
  deep: rgb(0x14596c),
  glint: rgb(0xeafcff),
}

const GREY: Weather = {
  zenith: rgb(0x7e8b98),
  horizon: rgb(0xd5dadc),
  sun: rgb(0xdfe3e6),
  cloud: rgb(0xd8dde0),
  cloudShade: rgb(0x7d8791),
  far: rgb(0x8a969f),
  shallow: rgb(0xaab5b8),
  deep: rgb(0x3d5058),
  glint: rgb(0xe4ecee),
}

const WEATHERS = [SUNSET, NOON, GREY] as const
const HORIZON = 0.42

export const dock: SceneKind = { names: ['Dock', 'Harbour'], grain: 1, create: createDock }

function createDock({ width, height, seed, variant }: SceneParameters): Compose {
  const weather = WEATHERS[variant % WEATHERS.length] ?? SUNSET
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const sunX = wide * (0.24 + random() * 0.16)

  painting.paint(undefined, downward(0, weather.zenith, HORIZON, weather.horizon))
  painting.shine([0, 0, wide, HORIZON], weather.sun, (x, y) => {
    const far = Math.sqrt((x - sunX) ** 2 + ((y - HORIZON + 0.06) * 1.5) ** 2)
    return Math.exp(-far * 5) * 0.4
  })
  painting.paint(disc(sunX, HORIZON - 0.07, 0.03), mix(weather.sun, [255, 255, 255], 0.7), {
    soft: 0.012,
  })
  paintCoast(painting, wide, weather, seed)
  paintSea(painting, sunX, weather, seed)
  const stage = new Painting(width, height, height)
  for (const target of [painting, stage]) paintStage(target, wide, weather, seed)
  const open = Uint8Array.from(stage.toSprite().pixels, (pixel) => 255 - (pixel >>> 24))
  const picture = painting.toPicture()

  const clouds = createClouds(width * 1.5, height * (HORIZON - 0.07), height, {
    bright: weather.cloud,
    shade: weather.cloudShade,
    amount: 0.42 + random() * 0.2,
    seed: seed + 5,
  })
  const seaTop = Math.ceil(height * HORIZON) + 1
  const glints = createRipples(width, height, seed + 1, weather.glint, 0.3)
  const troughs = createRipples(width, height, seed + 2, lit(weather.deep, 0.6), 0.4)
  const boat = createBoat(height, seed)
  const sail = createSail(height)
  const berth = 0.22 + random() * 0.06
  return (canvas, seconds) => {
    canvas.begin(picture)
    canvas.drift(clouds, seconds * 0.008 * height, 0)
    const sailX = ((0.1 * wide + seconds * 0.012) % (wide + 0.3)) - 0.15
    canvas.sway(
      sail,
      sailX * height,
      (HORIZON - 0.085) * height,
      Math.sin(seconds * 0.8) * 0.003 * height,
    )
    canvas.drift(troughs, seconds * 0.02 * height, seaTop, open)
    canvas.drift(glints, -seconds * 0.014 * height, seaTop, open)
    const heave = Math.sin(seconds * 1.1) * 0.004 + Math.sin(seconds * 0.7) * 0.003
    const roll = Math.sin(seconds * 0.9 + 1) * 0.016
    canvas.sway(boat, wide * berth * height, (0.4 + heave) * height, roll * height)
  }
}

function paintCoast(painting: Painting, wide: number, weather: Weather, seed: number): void {
  const coast = (x: number) =>
    HORIZON -
    0.06 * ramp(wide * 0.35, wide * 1.05, x) -
    (cloudyNoise(x * 5, 1, seed, 4) - 0.4) * 0.05 * ramp(wide * 0.3, wide * 0.7, x)
  painting.paint(below(coast, HORIZON - 0.15, HORIZON), (x, y, out) => {
    const woods = noise(x * 90, y * 160, seed) - 0.5
    litInto(out, weather.far, 0.95 + woods * 0.16)
  })
  // A lighthouse on the point.
  const x = wide * 0.66
  const foot = coast(x)
  painting.paint(
    polygon([
      [x - 0.012, foot + 0.01],
      [x - 0.008, foot - 0.08],
      [x + 0.008, foot - 0.08],
      [x + 0.012, foot + 0.01],
    ]),
    (px, py, out) => {
      const band = Math.floor((foot - py) / 0.02) % 2 === 0
      litInto(out, band ? rgb(0xe9e2d8) : rgb(0xb2473c), 0.9 - (px - x) * 22)
    },
  )
  painting.paint(rect(x - 0.006, foot - 0.1, x + 0.006, foot - 0.08, 0.003), rgb(0x3c3f48))
}

function paintSea(painting: Painting, sunX: number, weather: Weather, seed: number): void {
  painting.paint(
    below(() => HORIZON, HORIZON),
    (x, y, out) => {
      const down = Math.max(0, (y - HORIZON) / (1 - HORIZON))
      mixInto(out, weather.shallow, weather.deep, Math.pow(down, 0.55) * 1.05)
      const near = 1 / (0.04 + down)
      const swell = cloudyNoise(x * near * 1.6, near * 9, seed, 3) - 0.5
      const path = Math.exp(-(((x - sunX) / (0.05 + down * 0.16)) ** 2)) * (1 - down * 0.6)
      litInto(out, out, 1 + swell * 0.28)
      mixInto(out, out, weather.glint, path * (0.45 + swell * 0.7))
    },
  )
}

/** Short strokes of light or shadow; closer to the viewer they are longer and further apart. */
function createRipples(
  width: number,
  height: number,
  seed: number,
  colour: Colour,
  strength: number,
): Layer {
  const layer = new Painting(width * 1.25, height * (1 - HORIZON), height)
  const long = layer.width / height
  layer.blend(undefined, (x, y, out) => {
    ;[out[0], out[1], out[2]] = colour
    const down = y / (1 - HORIZON)
    const depth = Math.log(1 + down * 14) / Math.log(15)
    const period = Math.round(long * (56 - (36 * Math.floor(depth * 12)) / 12))
    const bend = noise((x / long) * 24, depth * 9, seed + 1, 24) * 2.4
    const wave = noise((x / long) * period, depth * 120 + bend, seed, period)
    const crest = ramp(0.62, 0.95, wave)
    return crest * strength * (0.3 + 0.7 * ramp(0, 0.12, down)) * (1 - 0.3 * down)
  })
  return layer.toLayer()
}

function paintStage(painting: Painting, wide: number, weather: Weather, seed: number): void {
  const wood = mix(rgb(0x8a745c), weather.deep, 0.22)
  const far = { x: wide * 0.6, y: 0.6 }
  const edge = (down: number) => far.x - down * 0.33
  // First its reflection and shadow on the water.
  painting.light([edge(1.3) - 0.05, far.y, wide, 1], (x, y) => {
    const down = (y - far.y) / 0.4
    const beyond = ramp(far.x + 0.2 + down * 0.3, far.x + 0.26 + down * 0.3, x)
    return 1 - 0.5 * ramp(edge(down) - 0.07, edge(down) + 0.02, x) * (1 - beyond)
  })
  const deck = polygon([
    [far.x, far.y],
    [far.x + 0.22, far.y],
    [wide + 0.5, 1.02],
    [edge(1.05), 1.02],
  ])
  for (let pile = 0; pile < 4; pile++) {
    const down = 0.04 + pile * pile * 0.1
    const x = edge(down) + 0.008
    const y = far.y + down * 0.4
    const tall = 0.05 + down * 0.12
    const thick = 0.014 + down * 0.03
    painting.paint(line([x, y + tall * 0.8], [x, y - tall], thick), lit(wood, 0.55))
  }
  painting.paint(deck, (x, y, out) => {
    const down = (y - far.y) / 0.4
    const depth = Math.log(1 + down * 9) * 7.5
    const board = depth - Math.floor(depth)
    const tone = noise(Math.floor(depth) * 3.7, 0.5, seed) - 0.5
    const grains = noise(x * 22, depth * 16, seed + 1) - 0.5
    litInto(out, wood, (board > 0.9 ? 0.45 : 1) * (1.02 + tone * 0.35 + grains * 0.22))
  })
  painting.paint(line([far.x, far.y], [edge(1.05), 1.02], 0.004, 0.02), lit(wood, 0.5))
  for (let pile = 0; pile < 4; pile++) {
    const down = 0.04 + pile * pile * 0.1
    const x = edge(down) + 0.012
    const y = far.y + down * 0.4
    const tall = 0.05 + down * 0.12
    const thick = 0.014 + down * 0.03
    painting.paint(
      rect(x - thick / 2, y - tall, x + thick / 2, y + 0.01),
      (px, py, out: MutableColour) => {
        litInto(
          out,
          wood,
          1.15 - ((px - x) / thick) * 0.7 + (noise(px * 200, py * 30, seed) - 0.5) * 0.3,
        )
      },
    )
    painting.paint(ellipse(x, y - tall, thick / 2, thick * 0.22), lit(wood, 1.5))
  }
}
