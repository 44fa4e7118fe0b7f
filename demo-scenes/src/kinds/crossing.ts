/** A road and a car park seen from a mast: cars drive both ways, people walk, cloud shadows drift. */
import type { Canvas } from '../tools/canvas.ts'
import { litInto, mixInto, rgb, type Colour, type MutableColour } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { cloudyNoise, createRandom, noise } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { paintCrown, type Foliage } from '../tools/plants.ts'
import { createHaze } from '../tools/sky.ts'
import type { Sprite } from '../tools/sprite.ts'
import { CAR_LENGTH, createWalker, paintCar } from './crossing-cars.ts'

interface Place {
  readonly asphalt: Colour
  readonly grass: Colour
  readonly pavement: Colour
  readonly foliage: Foliage
}

const PLACES: readonly [Place, ...Place[]] = [
  {
    asphalt: rgb(0x62656a),
    grass: rgb(0x6d8f46),
    pavement: rgb(0xb3aca0),
    foliage: { dark: rgb(0x1f3d1a), bright: rgb(0x83ad4c) },
  },
  {
    asphalt: rgb(0x6e6a66),
    grass: rgb(0xa39250),
    pavement: rgb(0xbdb09c),
    foliage: { dark: rgb(0x6a3413), bright: rgb(0xe0a03c) },
  },
  {
    asphalt: rgb(0x55595f),
    grass: rgb(0xdbe3ea),
    pavement: rgb(0xaab0b6),
    foliage: { dark: rgb(0x4a5552), bright: rgb(0xe3eaee) },
  },
]

/** Distances from the middle line of the road, in picture heights. */
const ROAD = 0.17
const WALK = 0.235
const LOT = 0.3
const LOT_END = 0.62
const TILT = -0.2
const PAINT = rgb(0xe6e6de)

interface Mover {
  readonly sprite: Sprite
  readonly lane: number
  readonly speed: number
  readonly start: number
}

export const crossing: SceneKind = {
  names: ['Car park', 'Ring road'],
  grain: 1,
  create: createCrossing,
}

/** The middle of the road in the picture, from where positions along and across it are measured. */
interface Road {
  readonly x: number
  readonly y: number
}

function along({ x, y }: Road, px: number, py: number): number {
  return (px - x) * Math.cos(TILT) + (py - y) * Math.sin(TILT)
}

function across({ x, y }: Road, px: number, py: number): number {
  return (py - y) * Math.cos(TILT) - (px - x) * Math.sin(TILT)
}

function createCrossing({ width, height, seed, variant }: SceneParameters): Compose {
  const place = PLACES[variant % PLACES.length] ?? PLACES[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const road: Road = { x: wide / 2, y: 0.32 + random() * 0.06 }
  const spot = (u: number, v: number) =>
    [
      road.x + u * Math.cos(TILT) - v * Math.sin(TILT),
      road.y + u * Math.sin(TILT) + v * Math.cos(TILT),
    ] as const

  painting.paint(undefined, (x, y, out) => {
    paintGround(out, along(road, x, y), across(road, x, y), place, seed)
  })
  for (let bay = -8; bay < 9; bay++) {
    if (random() < 0.3) continue
    const [x, y] = spot(bay * 0.125 + 0.0625, LOT + 0.105)
    paintCar(painting, x, y, TILT + Math.PI / 2, Math.floor(random() * 100))
  }
  for (let tree = 0; tree < 9; tree++) {
    const onLot = tree % 3 === 0
    const u = (tree - 4) * 0.21 + (random() - 0.5) * 0.08
    const [x, y] = spot(u, onLot ? LOT_END + 0.05 : -0.3 - random() * 0.08)
    const size = 0.05 + random() * 0.035
    painting.light([x - size, y - size, x + size * 2.4, y + size * 2.2], (px, py) => {
      const far = Math.sqrt((px - x - size * 0.55) ** 2 + (py - y - size * 0.5) ** 2) / size
      return 1 - 0.48 * Math.max(0, Math.min(1, (1.1 - far) * 5))
    })
    paintCrown(painting, x, y, size, place.foliage, seed + tree * 13)
  }
  const picture = painting.toPicture(0.4)

  const shade = createHaze(width * 2, height, height, {
    colour: rgb(0x10161e),
    seed: seed + 9,
    size: 0.8,
    strength: () => 0.3,
    clear: 0.56,
  })
  const cars = Array.from({ length: 7 }, (_, at) => {
    const oncoming = at % 2 === 0
    return {
      sprite: createCar(height, TILT + (oncoming ? Math.PI : 0), at * 3 + (seed % 7)),
      lane: (oncoming ? -1 : 1) * ROAD * 0.48,
      speed: (oncoming ? -1 : 1) * (oncoming ? 0.19 : 0.15),
      start: (Math.floor(at / 2) + random() * 0.4) * 0.62,
    }
  })
  const walkers = Array.from({ length: 5 }, (_, at) => ({
    sprite: createWalker(height, at + seed),
    lane: (at % 2 === 0 ? -1 : 1) * (ROAD + WALK) * 0.5,
    speed: (at % 2 === 0 ? 1 : -1) * (0.016 + random() * 0.008),
    start: random() * 2.4,
  }))
  const movers: readonly Mover[] = [...walkers, ...cars]
  const lap = 2.5
  const move = (canvas: Canvas, mover: Mover, seconds: number) => {
    const u = ((((mover.start + mover.speed * seconds) % lap) + lap) % lap) - lap / 2
    const x = road.x + u * Math.cos(TILT) - mover.lane * Math.sin(TILT)
    const y = road.y + u * Math.sin(TILT) + mover.lane * Math.cos(TILT)
    const { sprite } = mover
    canvas.blit(sprite, x * height - sprite.width / 2, y * height - sprite.height / 2)
  }
  return (canvas, seconds) => {
    canvas.begin(picture)
    for (const mover of movers) move(canvas, mover, seconds)
    canvas.drift(shade, seconds * 0.025 * height, 0)
  }
}

function createCar(height: number, angle: number, model: number): Sprite {
  const size = CAR_LENGTH * 1.5
  const car = new Painting(size * height, size * height, height)
  paintCar(car, size / 2, size / 2, angle, model)
  return car.toSprite()
}

function paintGround(out: MutableColour, u: number, v: number, place: Place, seed: number): void {
  const far = Math.abs(v)
  const fine = noise(u * 260, v * 260, seed) - 0.5
  const patches = cloudyNoise(u * 5, v * 5, seed + 1, 3) - 0.5
  if (far < ROAD) {
    const dash = far < 0.0045 && (((u * 7) % 1) + 1) % 1 < 0.55
    const edge = far > ROAD - 0.016 && far < ROAD - 0.01
    const wear = Math.cos((far / ROAD) * Math.PI * 4) * 0.03
    litInto(out, place.asphalt, 1 + patches * 0.22 + fine * 0.16 + wear)
    if (dash || edge) mixInto(out, out, PAINT, 0.8)
  } else if (far < WALK) {
    const joint = (((u * 14) % 1) + 1) % 1 < 0.05 || far < ROAD + 0.007
    litInto(out, place.pavement, (joint ? 0.8 : 1) + patches * 0.14 + fine * 0.1)
  } else if (v > LOT && v < LOT_END) {
    const bay = (((u / 0.125) % 1) + 1) % 1
    const line = v < LOT + 0.21 && (bay < 0.035 || bay > 0.965)
    litInto(out, place.asphalt, 0.9 + patches * 0.3 + fine * 0.2)
    if (line) mixInto(out, out, PAINT, 0.75)
  } else {
    litInto(out, place.grass, 0.95 + patches * 0.5 + fine * 0.3)
  }
}
