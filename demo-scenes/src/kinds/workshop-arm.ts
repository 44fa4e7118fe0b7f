/** The robot arm beside the belt: a pedestal, two links and a gripper. */
import { lineInk, type Canvas } from '../tools/canvas.ts'
import { lit, litInto, rgb, type Colour } from '../tools/colour.ts'
import type { Painting } from '../tools/painting.ts'
import { disc, polygon, rect } from '../tools/shapes.ts'

/** Length of a link in picture heights. */
const REACH = 0.25
const STEEL = lineInk(rgb(0x3c4145))
const BOLT = lineInk(rgb(0x8b9299))

/** Paints the pedestal of the arm, whose shoulder is at (x, y). */
export function paintPedestal(painting: Painting, x: number, y: number, paint: Colour): void {
  const foot = polygon([
    [x - 0.045, y],
    [x + 0.045, y],
    [x + 0.065, 0.8],
    [x - 0.065, 0.8],
  ])
  painting.paint(foot, (px, _y, out) => litInto(out, rgb(0x565d63), 1.1 - ((px - x) / 0.06) * 0.35))
  painting.paint(rect(x - 0.05, y + 0.05, x + 0.05, y + 0.07, 0.004), lit(paint, 0.8))
  painting.paint(disc(x, y, 0.052), lit(paint, 0.55))
  painting.paint(disc(x - 0.003, y - 0.005, 0.044), lit(paint, 0.9))
}

/** Returns a function that draws the arm for a time in seconds; the elbow's position follows from the hand's. */
export function createArm(
  x: number,
  y: number,
  paint: Colour,
): (canvas: Canvas, seconds: number) => void {
  const edge = lineInk(lit(paint, 0.55), 0.82)
  const face = lineInk(paint, 0.8)
  const link = (canvas: Canvas, x0: number, y0: number, x1: number, y1: number, thick: number) => {
    const unit = canvas.height
    const up = thick * 0.1
    canvas.line(x0 * unit, y0 * unit, x1 * unit, y1 * unit, thick * unit, edge)
    canvas.line(x0 * unit, (y0 - up) * unit, x1 * unit, (y1 - up) * unit, thick * 0.62 * unit, face)
  }
  const bolt = (canvas: Canvas, px: number, py: number, size: number) => {
    const unit = canvas.height
    canvas.line(px * unit, py * unit, px * unit, py * unit, size * unit, STEEL)
    canvas.line(px * unit, py * unit, px * unit, py * unit, size * 0.5 * unit, BOLT)
  }
  return (canvas, seconds) => {
    const unit = canvas.height
    const handX = x + 0.3 + Math.sin(seconds * 0.55) * 0.1
    const handY = 0.36 + Math.sin(seconds * 1.1) * 0.035
    const dx = handX - x
    const dy = handY - y
    const far = Math.min(REACH * 1.98, Math.sqrt(dx * dx + dy * dy))
    const lift = Math.sqrt(REACH * REACH - (far * far) / 4)
    const elbowX = x + dx / 2 + (dy / far) * lift
    const elbowY = y + dy / 2 - (dx / far) * lift
    link(canvas, x, y, elbowX, elbowY, 0.066)
    link(canvas, elbowX, elbowY, handX, handY, 0.05)
    bolt(canvas, x, y, 0.034)
    bolt(canvas, elbowX, elbowY, 0.028)
    canvas.line(
      handX * unit,
      handY * unit,
      handX * unit,
      (handY + 0.045) * unit,
      unit * 0.022,
      STEEL,
    )
    bolt(canvas, handX, handY, 0.022)
    for (let side = -1; side <= 1; side += 2) {
      const from = handX + side * 0.022
      const down = handY + 0.045
      canvas.line(handX * unit, down * unit, from * unit, down * unit, unit * 0.013, STEEL)
      canvas.line(
        from * unit,
        down * unit,
        (from + side * 0.003) * unit,
        (down + 0.036) * unit,
        unit * 0.009,
        STEEL,
      )
    }
  }
}
