/** Cars on the wet street: white lights approach, red lights move away, the road reflects both. */
import type { Canvas } from '../tools/canvas.ts'
import { litInto, rgb, type Colour } from '../tools/colour.ts'
import { Painting } from '../tools/painting.ts'
import { ellipse, polygon, rect } from '../tools/shapes.ts'
import type { Light, Sprite } from '../tools/sprite.ts'
import type { View } from '../tools/view.ts'
import { EYE } from './street-houses.ts'

const WHITE = rgb(0xfff0cc)
const RED = rgb(0xff2a1c)
const FAR = 55
const NEAR = 4.6
/** Sprites are painted for these distances (metres) and scaled in between. */
const STEPS = [NEAR, 9, 18, 36] as const

interface CarSprites {
  readonly car: Sprite
  readonly light: Light
}

/** Returns a function that draws the cars for a time in seconds. */
export function createTraffic(
  height: number,
  view: View,
): (canvas: Canvas, seconds: number) => void {
  const coming = STEPS.map((ahead) => createCarSprites((view.focus / ahead) * height, WHITE))
  const going = STEPS.map((ahead) => createCarSprites((view.focus / ahead) * height, RED))
  return (canvas, seconds) => {
    for (let at = 5; at >= 0; at--) {
      const away = at % 2 === 0
      const lap = (seconds * (away ? 0.045 : 0.06) + at * 0.173) % 1
      // The distance changes more slowly near the camera, where the same step covers more of the picture.
      const near = away ? 1 - lap : lap
      const ahead = FAR - (FAR - NEAR) * (1 - (1 - near) ** 1.6)
      drawCar(canvas, view, away ? going : coming, ahead, away ? 1.25 : -1.25)
    }
  }
}

function drawCar(
  canvas: Canvas,
  view: View,
  sizes: readonly CarSprites[],
  ahead: number,
  right: number,
): void {
  let step = STEPS.length - 1
  while (step > 0 && (STEPS[step] ?? 0) > ahead) step--
  const sprites = sizes[step]
  if (!sprites) return
  const unit = canvas.height
  const scale = (STEPS[step] ?? ahead) / ahead
  const metre = (view.focus / ahead) * unit
  const x = view.x * unit + right * metre
  const foot = view.y * unit + EYE * metre
  // Cars fade in and out at both ends of the street.
  const fade = Math.max(0, Math.min(1, (ahead - NEAR) / 2.2, (FAR - ahead) / 12))
  const { car, light } = sprites
  canvas.scaled(car, x - (car.width * scale) / 2, foot - 1.5 * metre, scale, fade)
  canvas.glowScaled(light, x - (light.width * scale) / 2, foot - 1.7 * metre, scale, fade)
}

/** @param metre pixels of a metre at the distance for which the sprites are painted */
function createCarSprites(metre: number, colour: Colour): CarSprites {
  const body = new Painting(2 * metre, 1.6 * metre, metre)
  body.paint(ellipse(1, 1.48, 0.95, 0.09), rgb(0x06080a), { alpha: 0.6, soft: 0.1 })
  body.paint(
    polygon([
      [0.28, 0.62],
      [0.5, 0.14],
      [1.5, 0.14],
      [1.72, 0.62],
    ]),
    (_x, y, out) => {
      litInto(out, rgb(0x1b232c), 1.6 - y)
    },
  )
  body.paint(
    polygon([
      [0.38, 0.58],
      [0.56, 0.2],
      [1.44, 0.2],
      [1.62, 0.58],
    ]),
    rgb(0x35475a),
  )
  body.paint(rect(0.14, 0.56, 1.86, 1.3, 0.16), (_x, y, out) =>
    litInto(out, rgb(0x232c36), 1.8 - y),
  )
  body.paint(rect(0.24, 1.2, 0.5, 1.5, 0.06), rgb(0x0b0d10))
  body.paint(rect(1.5, 1.2, 1.76, 1.5, 0.06), rgb(0x0b0d10))
  for (const x of [0.2, 1.42]) body.paint(rect(x, 0.76, x + 0.38, 0.92, 0.06), colour)

  const light = new Painting(3.6 * metre, 3.6 * metre, metre)
  light.shine(undefined, colour, (x, y) => {
    let sum = 0
    for (const lamp of [1.19, 2.41]) {
      const far = Math.sqrt((x - lamp) ** 2 + (y - 1.04) ** 2)
      const off = (x - lamp) / 0.2
      const down = (y - 1.75) / 1.8
      sum += Math.exp(-far * far * 16) * 0.9 + Math.exp(-far * 4.2) * 0.34 * Math.max(0, 1 - far)
      if (down > 0) sum += Math.exp(-off * off) * Math.sin(Math.PI * Math.min(1, down)) * 0.5
    }
    return sum
  })
  return { car: body.toSprite(), light: light.toLight() }
}
