/** A packing line: boxes move on a belt through a scanner, a robot arm moves, a signal lamp blinks. */
import { lineInk, type Canvas, type LineInk } from '../tools/canvas.ts'
import { litInto, rgb } from '../tools/colour.ts'
import type { Compose, SceneKind, SceneParameters } from '../tools/scene-kind.ts'
import { createRandom, ramp } from '../tools/noise.ts'
import { Painting } from '../tools/painting.ts'
import { disc, rect } from '../tools/shapes.ts'
import type { Light, Sprite } from '../tools/sprite.ts'
import { createArm, paintPedestal } from './workshop-arm.ts'
import { createBox } from './workshop-boxes.ts'
import {
  BELT,
  paintConveyor,
  paintGateBack,
  paintHall,
  paintSignalTower,
  PLANTS,
  type Plant,
} from './workshop-hall.ts'

const MARK = lineInk(rgb(0x2f3338))
const PITCH = 0.36
const SPEED = 0.075

export const workshop: SceneKind = {
  names: ['Workshop', 'Packing line'],
  grain: 1,
  create: createWorkshop,
}

function createWorkshop({ width, height, seed, variant }: SceneParameters): Compose {
  const plant = PLANTS[variant % PLANTS.length] ?? PLANTS[0]
  const wide = width / height
  const random = createRandom(seed)
  const painting = new Painting(width, height, height)
  const gate = wide * (0.6 + random() * 0.12)
  const base = { x: wide * (0.14 + random() * 0.06), y: 0.4 }
  const lamp = { x: wide * 0.9, y: 0.3 }

  paintHall(painting, wide, plant, seed)
  paintSignalTower(painting, lamp.x, lamp.y)
  paintGateBack(painting, gate, plant)
  paintPedestal(painting, base.x, base.y, plant.arm)
  paintConveyor(painting, wide, plant, seed)
  const picture = painting.toPicture(0.4)
  const front = createGateFront(height, plant)
  const boxes = Array.from({ length: 5 }, (_, at) => createBox(height, seed + at * 7))
  const halo = createHalo(height)
  const roller = createRoller(height)
  const beam = lineInk(plant.beam)
  const arm = createArm(base.x, base.y, plant.arm)
  const count = Math.ceil((wide + 0.6) / PITCH)
  return (canvas, seconds) => {
    canvas.begin(picture)
    const travel = seconds * SPEED
    for (let at = 0; at < Math.ceil(wide / 0.11) + 1; at++) {
      drawRoller(canvas, roller, 0.03 + at * 0.11, travel)
    }
    const first = Math.floor(travel / PITCH)
    for (let at = 0; at < count; at++) {
      const x = travel - (first - at) * PITCH - 0.5
      const box = boxes[(((first - at) % boxes.length) + boxes.length) % boxes.length]
      if (!box) continue
      canvas.blit(box, x * height, BELT * height - box.height + 1)
    }
    drawBeam(canvas, gate, beam, seconds)
    canvas.blit(front, (gate - 0.13) * height, 0.24 * height)
    arm(canvas, seconds)
    const blink = Math.max(0, Math.sin(seconds * 2.2))
    canvas.glow(
      halo,
      lamp.x * height - halo.width / 2,
      lamp.y * height - halo.height / 2,
      0.25 + 0.75 * blink,
    )
  }
}

function createGateFront(height: number, plant: Plant): Sprite {
  const gate = new Painting(0.28 * height, 0.5 * height, height)
  const paintPillar = (left: number) =>
    gate.paint(rect(left, 0.06, left + 0.034, 0.47), (x, _y, out) => {
      litInto(out, plant.machine, 1.12 - ((x - left) / 0.034) * 0.5)
    })
  paintPillar(0.012)
  paintPillar(0.2)
  gate.paint(rect(0.004, 0.004, 0.246, 0.115, 0.014), (_x, y, out) => {
    litInto(out, rgb(0x5d666d), 1.25 - y * 4)
  })
  gate.paint(rect(0.03, 0.03, 0.12, 0.088, 0.006), rgb(0x10221c))
  for (let row = 0; row < 3; row++) {
    gate.paint(
      rect(0.04, 0.042 + row * 0.015, 0.1 - row * 0.012, 0.048 + row * 0.015),
      rgb(0x4de08a),
    )
  }
  for (let key = 0; key < 3; key++) {
    gate.paint(
      disc(0.15 + key * 0.032, 0.058, 0.0105),
      [rgb(0x49c46a), rgb(0xe8c53a), rgb(0xd24433)][key] ?? plant.arm,
    )
  }
  return gate.toSprite()
}

function createHalo(height: number): Light {
  const halo = new Painting(0.22 * height, 0.22 * height, height)
  halo.shine(undefined, rgb(0x66ff9a), (x, y) => {
    const far = Math.sqrt((x - 0.11) ** 2 + (y - 0.11) ** 2)
    return Math.exp(-far * far * 2600) * 0.8 + Math.exp(-far * 42) * 0.35 * ramp(0.11, 0.08, far)
  })
  return halo.toLight()
}

function createRoller(height: number): Sprite {
  const roller = new Painting(0.05 * height, 0.05 * height, height)
  roller.paint(disc(0.025, 0.025, 0.021), rgb(0x8e959b))
  roller.paint(disc(0.025, 0.025, 0.016), rgb(0x646b71))
  roller.paint(disc(0.025, 0.025, 0.006), rgb(0xb9c0c5))
  return roller.toSprite()
}

function drawRoller(canvas: Canvas, roller: Sprite, x: number, travel: number): void {
  const unit = canvas.height
  const y = BELT + 0.031
  canvas.blit(roller, (x - 0.025) * unit, (y - 0.025) * unit)
  const angle = travel / 0.021
  const dx = Math.cos(angle) * 0.013 * unit
  const dy = Math.sin(angle) * 0.013 * unit
  canvas.line(x * unit - dx, y * unit - dy, x * unit + dx, y * unit + dy, unit * 0.004, MARK)
}

/** The scanner's beam sweeps over the belt. */
function drawBeam(canvas: Canvas, gate: number, beam: LineInk, seconds: number): void {
  const unit = canvas.height
  const x = (gate + 0.004 + Math.sin(seconds * 3) * 0.05) * unit
  canvas.line(gate * unit, 0.35 * unit, x, (BELT - 0.004) * unit, unit * 0.003, beam, 0.85)
}
