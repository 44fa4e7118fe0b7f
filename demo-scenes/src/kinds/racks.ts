/** An aisle between server racks with hundreds of blinking lights. */
import {
  lit,
  litInto,
  mix,
  mixInto,
  rgb,
  type Colour,
  type MutableColour,
} from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { createRandom, hash, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { polygon } from '../tools/shapes.ts'
import type { Light } from '../tools/sprite.ts'
import { project, type View } from '../tools/view.ts'

interface Hall {
  readonly glow: Colour
  readonly metal: Colour
  readonly floor: Colour
  readonly lights: readonly [Colour, Colour, Colour]
}

const HALLS: readonly [Hall, ...Hall[]] = [
  {
    glow: rgb(0x39b8ff),
    metal: rgb(0x465362),
    floor: rgb(0x5a6674),
    lights: [rgb(0x38ff8a), rgb(0x4cc4ff), rgb(0xffb43a)],
  },
  {
    glow: rgb(0xff8a3c),
    metal: rgb(0x4a423e),
    floor: rgb(0x6b5f56),
    lights: [rgb(0x5dff6a), rgb(0xffd24a), rgb(0xff5a3c)],
  },
  {
    glow: rgb(0xd8f0ea),
    metal: rgb(0x87919a),
    floor: rgb(0xa9b2b8),
    lights: [rgb(0x2cff9a), rgb(0x38a8ff), rgb(0xff5f5f)],
  },
]

const SIDE = 1
const FLOOR = -1.35
const TOP = 0.95
const LENGTH = 13
const RACK = 0.95
const UNITS = 22

interface Lamp {
  readonly glow: Light
  readonly x: number
  readonly y: number
  readonly pace: number
  readonly phase: number
}

export const racks: SceneKind = {
  names: ['Server room', 'Data hall'],
  grain: 2,
  create: createRacks,
}

function createRacks({ width, height, seed, variant }: SceneParameters): Compose {
  const hall = HALLS[variant % HALLS.length] ?? HALLS[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const view: View = { x: wide * (0.42 + random() * 0.16), y: 0.42, focus: 0.62 }
  const corner = (right: number, up: number, ahead: number) => project(view, right, up, ahead)

  painting.paint(undefined, (x, y, out) => paintCeiling(out, x, y, view, hall))
  painting.paint(
    polygon([
      corner(-SIDE, FLOOR, LENGTH),
      corner(SIDE, FLOOR, LENGTH),
      corner(SIDE, FLOOR, 0.3),
      corner(-SIDE, FLOOR, 0.3),
    ]),
    (x, y, out) => {
      const ahead = (view.focus * -FLOOR) / Math.max(0.01, y - view.y)
      const right = ((x - view.x) * ahead) / view.focus
      const tile = Math.min(
        Math.abs(((((right * 2 + 0.5) % 1) + 1) % 1) - 0.5),
        Math.abs(((ahead * 2) % 1) - 0.5),
      )
      const shine = Math.exp(-((right / 0.3) ** 2)) * 0.7
      litInto(
        out,
        mix(hall.floor, hall.glow, 0.3),
        (0.36 + shine) * (tile < 0.02 * ahead ? 0.72 : 1) * (0.7 + 0.5 * ramp(9, 1, ahead)),
      )
    },
  )
  for (const side of [-1, 1]) paintRacks(painting, view, side, hall, seed)
  painting.paint(
    polygon([
      corner(-SIDE, FLOOR, LENGTH),
      corner(-SIDE, TOP, LENGTH),
      corner(SIDE, TOP, LENGTH),
      corner(SIDE, FLOOR, LENGTH),
    ]),
    lit(hall.glow, 0.5),
  )
  painting.shine(undefined, hall.glow, (x, y) => {
    const far = Math.sqrt((x - view.x) ** 2 + (y - view.y) ** 2)
    return Math.exp(-far * 9) * 0.5 + Math.exp(-far * 3) * 0.1
  })
  const picture = painting.toPicture(0.5)

  const sizes = [0.0022, 0.0034, 0.005]
  const sprites = hall.lights.map((colour) =>
    sizes.map((size) => createLamp(size * height, colour)),
  )
  const lights: Lamp[] = []
  for (let place = 0; place < 2 * UNITS * Math.floor(LENGTH / RACK); place++) {
    const side = place % 2 === 0 ? -1 : 1
    const rack = Math.floor(place / 2 / UNITS)
    const unit = Math.floor(place / 2) % UNITS
    const up = FLOOR + 0.08 + ((unit + 0.5) / UNITS) * (TOP - FLOOR - 0.16)
    const lamps =
      rack === 0 ? 0 : Math.floor(hash(rack * 2 + side, unit, seed) * (rack < 7 ? 4.9 : 2))
    for (let lamp = 0; lamp < lamps; lamp++) {
      const ahead = (rack + 0.12 + lamp * 0.055 + (unit % 3 === 0 ? 0.3 : 0)) * RACK
      const [x, y] = corner(side * SIDE, up, ahead)
      const colour = lamp === 0 ? 0 : random() < 0.75 ? 1 : 2
      const sprite = sprites[colour]?.[rack < 2 ? 2 : rack < 4 ? 1 : 0]
      if (!sprite) continue
      lights.push({
        glow: sprite,
        x: x * height - sprite.width / 2,
        y: y * height - sprite.height / 2,
        pace: 0.4 + random() * 3,
        phase: random() * 9,
      })
    }
  }
  return (canvas, seconds) => {
    canvas.begin(picture)
    for (let at = 0; at < lights.length; at++) {
      const light = lights[at]
      if (!light) continue
      // Every fifth light is steady; the others are switched on or off at their own rate.
      const tick = Math.floor(seconds * light.pace + light.phase)
      const on = at % 5 === 0 || hash(tick, at, seed) > 0.4
      canvas.glow(light.glow, light.x, light.y, on ? 1 : 0.12)
    }
  }
}

function createLamp(radius: number, colour: Colour): Light {
  const size = Math.ceil(radius * 6) | 1
  const lamp = new Painting(size, size, 1)
  lamp.shine(undefined, mix(colour, [255, 255, 255], 0.15), (x, y) => {
    const far = Math.sqrt((x - size / 2) ** 2 + (y - size / 2) ** 2) / radius
    return Math.exp(-far * far * 1.4) + 0.22 * Math.exp(-far * 1.4)
  })
  return lamp.toLight()
}

function paintCeiling(out: MutableColour, x: number, y: number, view: View, hall: Hall): void {
  const up = 1.15
  const ahead = (view.focus * up) / Math.max(0.01, view.y - y)
  const right = ((x - view.x) * ahead) / view.focus
  const lamp = Math.abs(right) < 0.22 && ahead % 2.2 < 1.5
  const tray = Math.abs(Math.abs(right) - 0.62) < 0.16
  mixInto(out, lit(hall.metal, 0.42), lit(hall.metal, 0.2), tray ? 1 : 0)
  if (lamp) mixInto(out, out, mix(hall.glow, [255, 255, 255], 0.7), 0.95)
  else litInto(out, out, 0.6 + Math.exp(-((right / 0.5) ** 2)) * 0.9)
}

/** One row of racks: frames, and units of different types behind mesh doors. */
function paintRacks(painting: Painting, view: View, side: number, hall: Hall, seed: number): void {
  const corner = (up: number, ahead: number) => project(view, side * SIDE, up, ahead)
  painting.paint(
    polygon([corner(FLOOR, LENGTH), corner(TOP, LENGTH), corner(TOP, 0.35), corner(FLOOR, 0.35)]),
    (x, y, out) => {
      const ahead = (view.focus * SIDE) / Math.max(0.01, Math.abs(x - view.x))
      const up = ((view.y - y) * ahead) / view.focus
      const rack = Math.floor(ahead / RACK)
      const across = ahead / RACK - rack
      const level = ((up - FLOOR - 0.08) / (TOP - FLOOR - 0.16)) * UNITS
      const air = ramp(2, LENGTH, ahead)
      const light = 0.6 + 0.75 * ramp(-1.3, 0.9, up) * (0.7 + 0.3 * Math.sin(ahead * 2.86))
      if (across < 0.045 || across > 0.955 || level < 0 || level > UNITS) {
        litInto(out, hall.metal, light * (across < 0.012 || across > 0.988 ? 0.3 : 1.15))
      } else {
        paintUnit(out, across, level, rack * 2 + (side > 0 ? 1 : 0), hall, seed)
        litInto(out, out, light)
      }
      mixInto(out, out, lit(hall.glow, 0.55), air * 0.75)
    },
  )
}

function paintUnit(
  out: MutableColour,
  across: number,
  level: number,
  rack: number,
  hall: Hall,
  seed: number,
): void {
  const pair = Math.floor(level / 2)
  const make = hash(rack, pair, seed)
  // Tall units take two slots, others one.
  const unit = make > 0.55 ? level / 2 - pair : level - Math.floor(level)
  const tone = 0.5 + hash(rack, make > 0.55 ? pair : Math.floor(level) + 100, seed) * 0.5
  litInto(out, hall.metal, tone * 0.8)
  if (unit < 0.08 || unit > 0.93) litInto(out, out, 0.3)
  else if (make > 0.72) {
    const bay = (across * 9) % 1
    litInto(out, out, bay < 0.1 ? 0.45 : 0.95 + (unit > 0.7 ? 0.35 : 0))
  } else if (make > 0.3) litInto(out, out, Math.sin(across * 190) * 0.16 + 0.72)
  else if (make < 0.1) litInto(out, rgb(0x0c0e11), 1)
  else litInto(out, out, 1 + (noise(across * 60, level * 7, seed) - 0.5) * 0.4)
}
