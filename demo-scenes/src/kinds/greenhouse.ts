/** Rows of plants in a greenhouse: vines sway, a watering boom moves, mist drifts. */
import { lineInk, type Canvas, type LineInk } from '../tools/canvas.ts'
import { lit, litInto, mix, mixInto, rgb, type Colour } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { paintCrown, type Foliage } from '../tools/plants.ts'
import { disc, line, polygon } from '../tools/shapes.ts'
import { createHaze } from '../tools/sky.ts'
import { project, type View } from '../tools/view.ts'
import { createVine } from './greenhouse-vine.ts'

interface Crop {
  readonly rows: readonly [Foliage, Foliage, Foliage]
  readonly fruit: Colour
  readonly sky: Colour
  readonly light: Colour
}

const CROPS: readonly [Crop, ...Crop[]] = [
  {
    rows: [
      { dark: rgb(0x234f1c), bright: rgb(0x9ccb52) },
      { dark: rgb(0x16401f), bright: rgb(0x5fa348) },
      { dark: rgb(0x1d4a2a), bright: rgb(0x79b46a) },
    ],
    fruit: rgb(0xd8412e),
    sky: rgb(0xcfe3ee),
    light: rgb(0xfff6dc),
  },
  {
    rows: [
      { dark: rgb(0x3f5a2a), bright: rgb(0xb6cf7e) },
      { dark: rgb(0x6b2f5a), bright: rgb(0xe39ac2) },
      { dark: rgb(0x2a5130), bright: rgb(0x86b872) },
    ],
    fruit: rgb(0xf2d24c),
    sky: rgb(0xe9e2d2),
    light: rgb(0xffe9b8),
  },
  {
    // At night, under grow lights.
    rows: [
      { dark: rgb(0x3a1650), bright: rgb(0xc46ae0) },
      { dark: rgb(0x2c1248), bright: rgb(0x8f4fd0) },
      { dark: rgb(0x34154c), bright: rgb(0xb060cc) },
    ],
    fruit: rgb(0xff8ad0),
    sky: rgb(0x2a2150),
    light: rgb(0xe070ff),
  },
]

const FLOOR = -1.5
const BENCH = -0.62
const SIDE = 3
const EAVES = 1
const RIDGE = 2.3
const LENGTH = 16
const NEAR = 0.42

export const greenhouse: SceneKind = {
  names: ['Greenhouse', 'Seed house'],
  grain: 1,
  create: createGreenhouse,
}

function createGreenhouse({ width, height, seed, variant }: SceneParameters): Compose {
  const crop = CROPS[variant % CROPS.length] ?? CROPS[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const view: View = { x: wide * (0.46 + random() * 0.08), y: 0.4, focus: 0.6 }

  paintSky(painting, view, crop, seed)
  paintFloor(painting, view, crop, seed)
  paintFrame(painting, view, crop)
  for (const side of [-1, 1]) paintRows(painting, view, side, crop, seed)
  // Daylight from above, which fades the far end.
  painting.shine(undefined, crop.light, (x, y) => {
    const far = Math.sqrt(((x - view.x) * 0.9) ** 2 + ((y - view.y + 0.06) * 1.4) ** 2)
    const shaft = Math.max(0, Math.sin((x + y * 0.75) * 9 + seed)) * ramp(0.1, 0.5, y) * 0.07
    return 0.34 * Math.exp(-far * far * 34) + shaft
  })
  const picture = painting.toPicture(0.35)

  const mistTop = Math.floor(height * 0.3)
  const mist = createHaze(width * 1.6, height * 0.45, height, {
    colour: mix(crop.light, [255, 255, 255], 0.5),
    seed: seed + 2,
    size: 0.4,
    strength: (down) => 0.22 * Math.sin(Math.PI * down),
  })
  const vines = [2.1, 3, 4.2, 6]
    .flatMap((ahead, at) =>
      [-1, 1].map((side) => {
        const size = view.focus / ahead
        const foot = project(view, side * 0.82, BENCH + 0.1, ahead)
        const sprite = createVine(
          height,
          size * 1.5,
          crop.rows[at % 2 === 0 ? 1 : 2],
          crop.fruit,
          seed + at * 2 + side,
        )
        return {
          sprite,
          x: foot[0] * height - sprite.width / 2,
          y: foot[1] * height - sprite.height,
          side,
          ahead,
        }
      }),
    )
    .reverse()
  const spray = lineInk(crop.light, 8)
  return (canvas, seconds) => {
    canvas.begin(picture)
    drawBoom(canvas, view, spray, seconds)
    for (const vine of vines) {
      const bend =
        Math.sin(seconds * 0.8 + vine.ahead * 1.3 + vine.side) +
        Math.sin(seconds * 1.7 + vine.ahead) * 0.4
      canvas.sway(vine.sprite, vine.x, vine.y, bend * vine.sprite.height * 0.022)
    }
    canvas.drift(mist, seconds * 0.022 * height, mistTop)
  }
}

function paintSky(painting: Painting, view: View, crop: Crop, seed: number): void {
  painting.paint(undefined, (x, y, out) => {
    const trees = cloudyNoise(x * 6, 2, seed, 4) * 0.12
    const woods = ramp(view.y - 0.06 - trees, view.y - 0.02 - trees, y)
    const soft = cloudyNoise(x * 2.5, y * 4, seed + 1, 3) - 0.5
    mixInto(out, lit(crop.sky, 1.06), mix(crop.rows[1].bright, crop.sky, 0.62), woods * 0.9)
    litInto(out, out, 1 + soft * 0.14)
  })
}

function paintFloor(painting: Painting, view: View, crop: Crop, seed: number): void {
  const slab = mix(rgb(0xa89f90), crop.sky, 0.12)
  painting.paint(
    polygon([
      project(view, -6, FLOOR, LENGTH),
      project(view, 6, FLOOR, LENGTH),
      project(view, 6, FLOOR, 0.4),
      project(view, -6, FLOOR, 0.4),
    ]),
    (x, y, out) => {
      const ahead = (view.focus * -FLOOR) / Math.max(0.01, y - view.y)
      const right = ((x - view.x) * ahead) / view.focus
      const joint = Math.abs(((ahead * 1.1) % 1) - 0.5) > 0.47 ? 0.75 : 1
      const stain = cloudyNoise(right * 2.2, ahead * 2.2, seed, 3) - 0.5
      litInto(out, slab, joint * (0.8 + stain * 0.5 + (noise(x * 240, y * 240, seed) - 0.5) * 0.12))
    },
  )
}

/** Glazing bars across and along, and the door in the far gable. */
function paintFrame(painting: Painting, view: View, crop: Crop): void {
  const bar = mix(rgb(0xf2f4f2), crop.sky, 0.2)
  for (let ahead = LENGTH; ahead >= 1.4; ahead -= 1.3) {
    const thick = Math.max(0.0022, (view.focus * 0.07) / ahead)
    const tone = lit(
      mix(crop.sky, bar, Math.min(1, 5 / ahead)),
      0.62 + 0.3 * Math.min(1, ahead / LENGTH),
    )
    for (const side of [-1, 1]) {
      const eave = project(view, side * SIDE, EAVES, ahead)
      painting.paint(line(project(view, side * SIDE, FLOOR, ahead), eave, thick), tone)
      painting.paint(line(eave, project(view, 0, RIDGE, ahead), thick), tone)
    }
  }
  for (let along = 0; along <= 10; along++) {
    const right = SIDE - along * ((SIDE * 2) / 10)
    const up = RIDGE - (Math.abs(right) / SIDE) * (RIDGE - EAVES)
    painting.paint(
      line(
        project(view, right, up, LENGTH),
        project(view, right, up, 0.7),
        0.0018,
        along % 5 === 0 ? 0.022 : 0.008,
      ),
      lit(bar, 0.8),
    )
  }
  const door = [
    project(view, -0.5, FLOOR, LENGTH),
    project(view, -0.5, 0.7, LENGTH),
    project(view, 0.5, 0.7, LENGTH),
    project(view, 0.5, FLOOR, LENGTH),
  ] as const
  door.forEach((corner, at) => {
    painting.paint(line(corner, door[(at + 1) % 4] ?? corner, 0.004), lit(bar, 0.7))
  })
}

/** One side: a bench along the path with three rows of plants, painted from the far end. */
function paintRows(painting: Painting, view: View, side: number, crop: Crop, seed: number): void {
  const random = createRandom(seed + side * 17)
  const bench = (up: number, ahead: number) => project(view, side * 0.62, up, ahead)
  const soil = [
    bench(BENCH, LENGTH),
    bench(BENCH, NEAR),
    project(view, side * 9, BENCH, NEAR),
    project(view, side * 9, BENCH, LENGTH),
  ]
  painting.paint(polygon(soil), (x, y, out) => {
    litInto(out, mix(rgb(0x4a3a2c), crop.sky, 0.1), 0.7 + noise(x * 120, y * 160, seed) * 0.5)
  })
  painting.paint(
    polygon([bench(BENCH, LENGTH), bench(BENCH, NEAR), bench(FLOOR, NEAR), bench(FLOOR, LENGTH)]),
    (x, y, out) => {
      const ahead = (view.focus * 0.62) / Math.max(0.01, Math.abs(x - view.x))
      const slat = Math.abs(((ahead * 2.4) % 1) - 0.5) > 0.42 ? 0.6 : 1
      const down = (y - view.y) * ahead
      litInto(
        out,
        mix(rgb(0x6e5a45), crop.sky, Math.min(0.5, ahead / 30)),
        slat * (1.1 - down * 0.5),
      )
    },
  )
  for (let ahead = LENGTH - 0.4; ahead > 0.62; ahead -= 0.16 + ahead * 0.05) {
    const air = Math.min(0.55, ahead / 26)
    for (const row of [2, 1, 0] as const) {
      const right = side * (0.84 + row * 0.72 + (random() - 0.5) * 0.16)
      const tall = 0.24 + row * 0.13 + random() * 0.08
      const [x, y] = project(view, right, BENCH + tall * 0.75, ahead)
      const foliage = crop.rows[row]
      const hazed = {
        dark: mix(foliage.dark, crop.sky, air),
        bright: mix(foliage.bright, crop.sky, air),
      }
      const radius = (view.focus * (0.3 + row * 0.07)) / ahead
      paintCrown(painting, x, y, radius, hazed, Math.floor(random() * 1e6))
      for (let fruit = 0; row > 0 && fruit < 3; fruit++) {
        const fx = x + (random() - 0.5) * radius * 1.3
        const fy = y + (random() - 0.3) * radius
        painting.paint(disc(fx, fy, radius * 0.075), mix(crop.fruit, crop.sky, air))
      }
    }
  }
  painting.paint(
    line(bench(BENCH, LENGTH), bench(BENCH, NEAR), 0.002, 0.05),
    mix(rgb(0x9a8466), crop.sky, 0.15),
  )
}

/** A pipe across the greenhouse that moves back and forth and sprays the rows. */
function drawBoom(canvas: Canvas, view: View, spray: LineInk, seconds: number): void {
  const unit = canvas.height
  const ahead = 4.4 + 1.9 * Math.sin(seconds * 0.16 + 2)
  const size = (view.focus / ahead) * unit
  const x = view.x * unit
  const y = view.y * unit - size * 0.95
  canvas.line(x - size * 2.8, y, x + size * 2.8, y, size * 0.05, STEEL)
  canvas.line(x, y, x, view.y * unit - size * RIDGE, size * 0.04, STEEL)
  for (let nozzle = -7; nozzle <= 7; nozzle++) {
    if (Math.abs(nozzle) < 2) continue
    const from = x + nozzle * size * 0.37
    for (let drop = -1; drop <= 1; drop++) {
      const flicker = 0.24 + 0.08 * Math.sin(seconds * 9 + nozzle * 2 + drop)
      canvas.line(from, y, from + drop * size * 0.14, y + size * 1.25, size * 0.012, spray, flicker)
    }
  }
}

const STEEL = lineInk(rgb(0x7d868c))
