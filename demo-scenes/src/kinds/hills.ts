/** A barn among fields: clouds and their shadows drift, a wind turbine turns, birds fly past. */
import { lineInk, type Canvas } from '../tools/canvas.ts'
import { downward, lit, litInto, mix, mixInto, rgb } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { createCurve } from '../tools/field.ts'
import { cloudyNoise, createRandom, hash, noise, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { paintCrown, paintTree } from '../tools/plants.ts'
import { below, line, rect } from '../tools/shapes.ts'
import { createClouds, createHaze } from '../tools/sky.ts'
import { paintBarn } from './hills-barn.ts'
import { SEASONS, type Season } from './hills-seasons.ts'

/** From the farthest to the nearest; heights from the top of the picture. */
const RIDGES = [
  { level: 0.44, height: 0.17, waves: 2.3 },
  { level: 0.49, height: 0.13, waves: 1.7 },
  { level: 0.56, height: 0.16, waves: 1.1 },
  { level: 0.72, height: 0.12, waves: 0.9 },
] as const
type Depth = 0 | 1 | 2 | 3
const DEPTHS: readonly Depth[] = [0, 1, 2, 3]
const TOWER = lineInk(rgb(0xf2f5f7), 1.7)
const BLADE = lineInk(rgb(0xf2f5f7), 0.25)
const BIRD = lineInk(rgb(0x2b2f36))

export const hills: SceneKind = { names: ['Barn', 'Meadow'], grain: 1, create: createHills }

function createHills({ width, height, seed, variant }: SceneParameters): Compose {
  const season = SEASONS[variant % SEASONS.length] ?? SEASONS[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const ridges = DEPTHS.map((depth) => {
    const { level, height: reach, waves } = RIDGES[depth]
    return createCurve(wide, 0.004, (x) => {
      return level + (cloudyNoise(x * waves + 40, depth * 9.3, seed + depth, 4) - 0.5) * reach
    })
  })
  const ridge = (depth: Depth) => ridges[depth] ?? (() => 1)

  painting.paint(undefined, downward(0, season.zenith, 0.5, season.horizon))
  painting.shine([0, 0, wide, 0.6], [70, 52, 28], (x, y) => {
    const far = Math.hypot(x - wide * 0.1, (y - 0.36) * 1.6)
    return Math.exp(-far * far * 8)
  })
  for (const depth of DEPTHS) {
    paintGround(painting, ridge(depth), depth, season, seed)
    if (depth < 3) paintHedges(painting, ridge(depth), depth, season, random)
  }
  const barnX = wide * (0.5 + random() * 0.16)
  paintBarn(painting, barnX, 0.715, season, seed)
  const treeX = [barnX - 0.2, barnX + 0.42, barnX + 0.5, wide * 0.06]
  treeX.forEach((x, at) => {
    const tall = 0.17 + random() * 0.09
    shadow(painting, x, 0.735 + at * 0.012, tall)
    paintTree(painting, x, 0.735 + at * 0.012, tall, season.foliage, rgb(0x4a3a2b), seed + at * 31)
  })
  paintFence(painting, wide, season)

  const picture = painting.toPicture()
  const cloudBottom = Math.ceil(height * 0.39)
  const clouds = createClouds(width * 1.5, cloudBottom, height, {
    bright: season.cloud,
    shade: season.cloudShade,
    amount: 0.5 + random() * 0.2,
    seed: seed + 5,
  })
  const groundTop = Math.floor(height * 0.5)
  const shadows = createHaze(width * 2, height - groundTop, height, {
    colour: rgb(0x101820),
    seed: seed + 9,
    size: 0.55,
    strength: (down) => 0.3 * ramp(0, 0.15, down),
  })
  const turbineX = wide * (0.16 + random() * 0.16)
  const hub = { x: turbineX * height, y: (ridge(1)(turbineX) - 0.16) * height }
  return (canvas, seconds) => {
    canvas.begin(picture)
    canvas.drift(clouds, seconds * 0.012 * height, 0)
    canvas.drift(shadows, seconds * 0.03 * height, groundTop)
    drawTurbine(canvas, hub.x, hub.y, seconds)
    drawBirds(canvas, seconds + seed, wide)
  }
}

/** One hill: patches of fields with crop rows and grass; distant hills are hazy. */
function paintGround(
  painting: Painting,
  ridge: (x: number) => number,
  depth: Depth,
  season: Season,
  seed: number,
): void {
  const base = season.ground[depth]
  const { level, height } = RIDGES[depth]
  const next = RIDGES[depth === 3 ? 3 : ((depth + 1) as Depth)]
  const bottom = depth === 3 ? Infinity : next.level + next.height / 2
  const clear = [0, 0.35, 0.75, 0.25][depth] ?? 0
  painting.paint(below(ridge, level - height / 2, bottom), (x, y, out) => {
    const down = y - ridge(x)
    const slope = (ridge(x + 0.02) - ridge(x - 0.02)) / 0.04
    const bend = noise(x * 2.3, y * 6, seed + 11) * 0.5
    const across = x * 2.4 + down * (2 + depth) + bend
    const along = down * 13 - x * 0.8 + bend
    const field = hash(Math.floor(across), Math.floor(along), seed + depth * 7)
    const crop = field > 0.62 ? season.crops[0] : season.crops[1]
    const patch = field > 0.3 ? clear * (0.45 + field * 0.5) : 0
    mixInto(out, base, crop, depth === 3 ? 0 : patch)
    const rows = field > 0.5 ? Math.sin(across * 95) * 0.035 * clear : 0
    const fine = noise(x * 150, y * 260, seed + 3) - 0.5
    const tufts = cloudyNoise(x * 26, y * 60, seed + 4, 3) - 0.5
    const rough = [0.02, 0.06, 0.12, 0.26][depth] ?? 0
    const shine = 1 + slope * (depth === 0 ? 0.12 : 0.5) + rows + fine * rough + tufts * rough * 1.6
    litInto(out, out, shine * (depth === 3 ? 1.12 - (y - level) * 0.9 : 1.04 - down * 0.4))
  })
}

/** Trees along the ridge and hedges on the slopes. */
function paintHedges(
  painting: Painting,
  ridge: (x: number) => number,
  depth: Depth,
  season: Season,
  random: () => number,
): void {
  const wide = painting.width / painting.scale
  const size = [0.006, 0.011, 0.02, 0][depth] ?? 0
  const air = [0.75, 0.5, 0.16, 0][depth] ?? 0
  const far = {
    dark: mix(season.foliage.dark, season.ground[0], air),
    bright: mix(season.foliage.bright, season.ground[0], air),
  }
  for (let wood = 0; wood < 7; wood++) {
    const start = random() * wide
    const drop = random() < 0.5 ? 0 : random() * 0.06
    const lean = (random() - 0.5) * 0.5
    const count = 5 + Math.floor(random() * 9)
    for (let tree = 0; tree < count; tree++) {
      const x = start + tree * size * 1.3
      const r = size * (0.6 + random() * 0.7)
      const y = ridge(x) + drop + tree * size * lean * (drop > 0 ? 1 : 0) - r * 0.4
      paintCrown(painting, x, y, r, far, Math.floor(random() * 1e6))
    }
  }
}

function shadow(painting: Painting, x: number, y: number, tall: number): void {
  painting.light([x - tall * 0.3, y - tall * 0.12, x + tall * 1.1, y + tall * 0.12], (px, py) => {
    const far = Math.hypot((px - x - tall * 0.38) / (tall * 0.6), (py - y) / (tall * 0.09))
    return 1 - 0.42 * Math.max(0, 1 - far * far)
  })
}

function paintFence(painting: Painting, wide: number, season: Season): void {
  const wood = mix(season.foliage.dark, rgb(0x9a8f80), 0.72)
  const height = (x: number) => 0.83 + 0.03 * Math.sin(x * 2.2) - x * 0.02
  for (const rail of [0.028, 0.058]) {
    for (let x = -0.05; x < wide; x += 0.12) {
      const from = [x, height(x) - rail] as const
      painting.paint(line(from, [x + 0.12, height(x + 0.12) - rail], 0.007), lit(wood, 1.15))
    }
  }
  for (let x = 0.02; x < wide; x += 0.12) {
    painting.paint(rect(x, height(x) - 0.08, x + 0.013, height(x) + 0.012, 0.003), (px, _y, out) =>
      litInto(out, wood, 1.35 - ((px - x) / 0.013) * 0.6),
    )
  }
}

function drawTurbine(canvas: Canvas, x: number, y: number, seconds: number): void {
  const unit = canvas.height
  canvas.line(x, y, x, y + unit * 0.165, unit * 0.0035, TOWER)
  for (let blade = 0; blade < 3; blade++) {
    const angle = seconds * 0.9 + (blade * Math.PI * 2) / 3
    const tipX = x + Math.sin(angle) * unit * 0.085
    const tipY = y - Math.cos(angle) * unit * 0.085
    canvas.line(x, y, tipX, tipY, unit * 0.0065, BLADE)
  }
}

function drawBirds(canvas: Canvas, seconds: number, wide: number): void {
  const unit = canvas.height
  for (let bird = 0; bird < 6; bird++) {
    const lap = (seconds * 0.035 + hash(bird, 1, 3) * 0.22) % (wide + 0.6)
    const x = (lap - 0.3) * unit
    const y = (0.2 + hash(bird, 2, 3) * 0.1 + Math.sin(seconds * 0.4 + bird) * 0.012) * unit
    const span = unit * 0.011
    const lift = Math.sin(seconds * 5 + bird * 1.7) * span * 0.6
    canvas.line(x, y, x - span, y - lift, unit * 0.0035, BIRD, 0.7)
    canvas.line(x, y, x + span, y - lift, unit * 0.0035, BIRD, 0.7)
  }
}
