/** A wet street at dusk: shop windows are reflected on the road, cars drive, rain falls. */
import { lit, litInto, mix, mixInto, rgb, type MutableColour } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, hash, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { line, rect } from '../tools/shapes.ts'
import type { Light } from '../tools/sprite.ts'
import { project, type View } from '../tools/view.ts'
import { EYE, KERB, paintWall, SIDE, type Dusk } from './street-houses.ts'
import { createTraffic } from './street-traffic.ts'

const DUSKS: readonly [Dusk, ...Dusk[]] = [
  {
    zenith: rgb(0x1d3350),
    horizon: rgb(0xd9936a),
    wall: rgb(0x4a5868),
    window: rgb(0xffc26a),
    shop: rgb(0xffd896),
    road: rgb(0x2b3947),
  },
  {
    zenith: rgb(0x2a1f47),
    horizon: rgb(0xd0688a),
    wall: rgb(0x54465f),
    window: rgb(0xffb38a),
    shop: rgb(0x7fe0e8),
    road: rgb(0x2e2a40),
  },
  {
    zenith: rgb(0x31464a),
    horizon: rgb(0xb9c3a8),
    wall: rgb(0x5a6460),
    window: rgb(0xf5e2a0),
    shop: rgb(0xffc070),
    road: rgb(0x36423f),
  },
]

const LAMPS = [5, 9, 15, 24, 38] as const

export const street: SceneKind = {
  names: ['High street', 'Front gate'],
  grain: 2,
  create: createStreet,
}

function createStreet({ width, height, seed, variant }: SceneParameters): Compose {
  const dusk = DUSKS[variant % DUSKS.length] ?? DUSKS[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const view: View = { x: wide * (0.44 + random() * 0.12), y: 0.43, focus: 0.72 }

  painting.paint(undefined, (x, y, out) => {
    const cloud = cloudyNoise(x * 2.2, y * 7, seed, 4) - 0.5
    mixInto(out, dusk.zenith, dusk.horizon, Math.pow(Math.max(0, y / view.y), 2.2))
    litInto(out, out, 1 + cloud * 0.5)
    paintWall(out, x, y, view, dusk, seed)
  })
  paintRoad(painting, view, dusk, seed)
  for (const ahead of [...LAMPS].reverse()) {
    for (const side of [-1, 1]) paintStreetLamp(painting, view, side, ahead, dusk)
  }
  const picture = painting.toPicture(0.42)

  const traffic = createTraffic(height, view)
  const streaks = [0.03, 0.045, 0.07].map((long) => createStreak(height, long))
  return (canvas, seconds) => {
    canvas.begin(picture)
    traffic(canvas, seconds + seed)
    for (let drop = 0; drop < 150; drop++) {
      const near = drop % 3
      const sprite = streaks[near]
      if (!sprite) continue
      const pace = 0.9 + near * 0.35
      const fall = (hash(drop, 1, seed) + seconds * pace) % 1.2
      const pass = Math.floor(hash(drop, 1, seed) + (seconds * pace) / 1.2)
      const x = hash(drop, pass, seed + 1) * (wide + 0.1) - fall * 0.09
      canvas.glow(sprite, x * height, (fall - 0.1) * height, 0.35 + near * 0.14)
    }
  }
}

function createStreak(height: number, long: number): Light {
  const streak = new Painting(long * 0.2 * height + 4, long * height, height)
  const lean = long * 0.1
  const middle = streak.width / height / 2
  streak.shine(undefined, rgb(0xb4c6d8), (x, y) => {
    const off = (x - middle - lean * (0.5 - y / long)) * height
    return Math.exp(-off * off * 1.6) * Math.sin((Math.PI * y) / long) * 0.7
  })
  return streak.toLight()
}

/** The wet road with a mirror image of the houses, broken by the ripples of the rain. */
function paintRoad(painting: Painting, view: View, dusk: Dusk, seed: number): void {
  const wide = painting.width / painting.scale
  const mirrored: MutableColour = [0, 0, 0]
  painting.paint(rect(-1, view.y + 0.004, wide + 1, 2), (x, y, out) => {
    const drop = Math.max(0.004, y - view.y)
    const ahead = (view.focus * EYE) / drop
    const right = ((x - view.x) * ahead) / view.focus
    if (Math.abs(right) > SIDE) {
      paintWall(out, x, y, view, dusk, seed)
      return
    }
    const wet = 0.35 + 0.65 * ramp(0.35, 0.65, cloudyNoise(right * 0.7, ahead * 0.5, seed + 4, 3))
    const rough = (noise(x * 60, y * 260, seed + 5) - 0.5) * 0.02 * (0.4 + drop * 2)
    litInto(mirrored, dusk.horizon, 0.75 * Math.exp(-drop * 5))
    paintWall(mirrored, x + rough, view.y - drop * 0.82 + rough * 2, view, dusk, seed)
    const grains = noise(x * 210, y * 330, seed) - 0.5
    const kerb = Math.abs(right) > KERB
    litInto(out, dusk.road, (kerb ? 1.5 : 1) * (1 + grains * 0.3))
    if (Math.abs(Math.abs(right) - KERB) < 0.07) litInto(out, out, 1.5)
    if (Math.abs(right) < 0.07 && ahead % 3 < 1.5) mixInto(out, out, rgb(0xc9ccc8), 0.55)
    mixInto(out, out, mirrored, (kerb ? 0.25 : 0.52) * wet)
  })
  // The reflection of each lamp: a long streak towards the viewer.
  for (const ahead of LAMPS) {
    for (const side of [-1, 1]) {
      const [x, y] = project(view, side * (KERB - 0.5), -EYE, ahead)
      const size = 0.05 + 0.3 / ahead
      painting.shine([x - size, y - 0.02, x + size, y + size * 5], dusk.window, (px, py) => {
        const off = (px - x + (noise(px * 40, py * 160, seed) - 0.5) * 0.02) / (size * 0.34)
        const down = (py - y) / (size * 5)
        return (
          Math.exp(-off * off) * Math.sin(Math.PI * Math.min(1, Math.max(0, down + 0.06))) * 0.36
        )
      })
    }
  }
}

function paintStreetLamp(
  painting: Painting,
  view: View,
  side: number,
  ahead: number,
  dusk: Dusk,
): void {
  const right = side * (KERB + 0.35)
  const foot = project(view, right, -EYE, ahead)
  const top = project(view, right, 2.3, ahead)
  const head = project(view, side * (KERB - 0.5), 2.45, ahead)
  const iron = lit(mix(dusk.wall, dusk.zenith, 0.5), 0.6)
  painting.paint(line(foot, top, 0.06 / ahead, 0.045 / ahead), iron)
  painting.paint(line(top, head, 0.045 / ahead), iron)
  const size = 0.075 / ahead
  painting.paint(
    rect(
      head[0] - size * 1.5,
      head[1] - size * 0.4,
      head[0] + size * 1.5,
      head[1] + size * 0.4,
      size * 0.3,
    ),
    rgb(0xfff2d2),
  )
  const reach = 0.05 + 0.7 / ahead
  painting.shine(
    [head[0] - reach, head[1] - reach, head[0] + reach, head[1] + reach],
    dusk.window,
    (x, y) => {
      const far = Math.sqrt((x - head[0]) ** 2 + (y - head[1]) ** 2) / reach
      return Math.max(0, 1 - far) ** 2 * (0.34 + 0.6 * Math.exp(-far * 12))
    },
  )
}
