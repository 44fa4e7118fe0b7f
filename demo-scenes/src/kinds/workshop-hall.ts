/** What does not move in the workshop: the hall, the conveyor and the signal tower. */
import { downward, lit, litInto, mixInto, rgb, type Colour } from '../tools/colour.ts'
import { cloudyNoise, noise, ramp } from '../tools/noise.ts'
import type { Painting } from '../tools/painting.ts'
import { below, polygon, rect } from '../tools/shapes.ts'

export interface Plant {
  readonly wall: Colour
  readonly dado: Colour
  readonly floor: Colour
  readonly machine: Colour
  readonly arm: Colour
  readonly beam: Colour
}

export const PLANTS: readonly [Plant, ...Plant[]] = [
  {
    wall: rgb(0xb9c2c2),
    dado: rgb(0x4f7078),
    floor: rgb(0x8d918f),
    machine: rgb(0xd9a520),
    arm: rgb(0xe8702a),
    beam: rgb(0xff3a2c),
  },
  {
    wall: rgb(0xcabfae),
    dado: rgb(0x7a5546),
    floor: rgb(0x9a9084),
    machine: rgb(0x3f6fa6),
    arm: rgb(0xe2c22f),
    beam: rgb(0x40ff6a),
  },
  {
    wall: rgb(0x8f9aa8),
    dado: rgb(0x36404f),
    floor: rgb(0x6d737b),
    machine: rgb(0x49936a),
    arm: rgb(0xdfe3e6),
    beam: rgb(0x4ab8ff),
  },
]

/** The upper side of the belt, in picture heights from the top. */
export const BELT = 0.62

export function paintHall(painting: Painting, wide: number, plant: Plant, seed: number): void {
  painting.paint(undefined, (x, y, out) => {
    const panel = Math.abs(((x * 4.2) % 1) - 0.5) > 0.485 ? 0.86 : 1
    const dirt = cloudyNoise(x * 4, y * 3, seed, 3) - 0.5
    litInto(out, y > 0.5 ? plant.dado : plant.wall, panel * (1.02 - y * 0.25 + dirt * 0.14))
  })
  painting.paint(rect(0, 0.494, wide, 0.506), lit(plant.dado, 1.5))
  for (let window = 0; window < 4; window++) {
    const left = wide * 0.04 + window * 0.35
    painting.paint(rect(left - 0.01, 0.05, left + 0.3, 0.25, 0.004), lit(plant.wall, 0.6))
    painting.paint(rect(left, 0.06, left + 0.29, 0.24), (x, y, out) => {
      const trees = cloudyNoise(x * 7, 3, seed + 5, 3) * 0.09
      mixInto(out, rgb(0xdff0f8), rgb(0x8fb58c), ramp(0.2 - trees, 0.22 - trees, y) * 0.8)
    })
    for (let bar = 1; bar < 4; bar++) {
      painting.paint(
        rect(left + bar * 0.0725 - 0.003, 0.06, left + bar * 0.0725 + 0.003, 0.24),
        lit(plant.wall, 0.7),
      )
    }
    painting.paint(rect(left, 0.146, left + 0.29, 0.152), lit(plant.wall, 0.7))
  }
  for (const [y, tone] of [
    [0.285, 0.72],
    [0.318, 0.58],
  ] as const) {
    painting.paint(rect(0, y, wide, y + 0.02), (_x, py, out) => {
      litInto(out, plant.wall, tone * (1.3 - Math.abs((py - y) / 0.02 - 0.35) * 0.9))
    })
  }
  painting.paint(
    below(() => 0.78, 0.77),
    (x, y, out) => {
      const stain = cloudyNoise(x * 5, y * 12, seed + 3, 4) - 0.5
      const shine = Math.exp(-(((x - wide * 0.45) / 0.5) ** 2)) * 0.22
      litInto(out, plant.floor, 0.72 + (y - 0.78) * 0.9 + stain * 0.2 + shine)
    },
  )
  painting.paint(
    polygon([
      [0, 0.9],
      [wide, 0.9],
      [wide + 0.1, 0.93],
      [-0.1, 0.93],
    ]),
    (x, y, out) => {
      litInto(out, rgb(0xe3bd2e), 0.85 + (noise(x * 90, y * 200, seed) - 0.5) * 0.3)
    },
  )
  painting.light([0, 0.5, wide, 0.8], (_x, y) => 1 - 0.3 * ramp(0.6, 0.78, y))
}

export function paintConveyor(painting: Painting, wide: number, plant: Plant, seed: number): void {
  painting.light([0, 0.78, wide, 0.9], (_x, y) => 1 - 0.5 * (1 - ramp(0.78, 0.88, y)))
  for (let leg = 0.14; leg < wide; leg += 0.42) {
    painting.paint(
      rect(leg, 0.66, leg + 0.035, 0.82),
      downward(0.66, lit(plant.machine, 0.5), 0.82, lit(plant.machine, 0.75)),
    )
    painting.paint(rect(leg - 0.015, 0.815, leg + 0.05, 0.825, 0.003), rgb(0x3a3d40))
  }
  painting.paint(rect(-0.1, BELT - 0.004, wide + 0.1, BELT + 0.066), rgb(0x222427))
  painting.paint(rect(-0.1, BELT + 0.05, wide + 0.1, BELT + 0.1), (x, y, out) => {
    const up = (BELT + 0.1 - y) / 0.05
    litInto(out, plant.machine, 0.72 + up * 0.4 + (noise(x * 60, y * 200, seed) - 0.5) * 0.1)
  })
  painting.paint(rect(-0.1, BELT + 0.068, wide + 0.1, BELT + 0.082), (x, y, out) => {
    const stripe = ((x + y) * 14) % 1 < 0.5
    litInto(out, stripe ? rgb(0x26282b) : rgb(0xe8c53a), 0.95)
  })
}

/** Paints the pillars of the scanner's gate that are behind the belt; the others are a sprite in front of it. */
export function paintGateBack(painting: Painting, x: number, plant: Plant): void {
  painting.paint(rect(x - 0.075, 0.3, x - 0.045, 0.66), lit(plant.machine, 0.5))
  painting.paint(rect(x + 0.095, 0.3, x + 0.125, 0.66), lit(plant.machine, 0.5))
}

export function paintSignalTower(painting: Painting, x: number, y: number): void {
  painting.paint(rect(x - 0.006, y, x + 0.006, BELT + 0.05), rgb(0x6b7075))
  const lights = [rgb(0xa83228), rgb(0xb98a22), rgb(0x2f9a52)]
  lights.forEach((colour, at) => {
    painting.paint(
      rect(x - 0.018, y + at * 0.036 - 0.09, x + 0.018, y + at * 0.036 - 0.056, 0.004),
      (px, _y, out) => {
        litInto(out, colour, 1.15 - Math.abs(px - x) * 30)
      },
    )
  })
}
