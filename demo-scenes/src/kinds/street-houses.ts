/** The two rows of houses along the street: the colour of a wall at any position of the picture. */
import { litInto, mix, mixInto, rgb, type Colour, type MutableColour } from '../tools/colour.ts'
import { hash, noise, ramp } from '../tools/noise.ts'
import type { View } from '../tools/view.ts'

export interface Dusk {
  readonly zenith: Colour
  readonly horizon: Colour
  readonly wall: Colour
  readonly window: Colour
  readonly shop: Colour
  readonly road: Colour
}

/** Metres: height of the camera above the road; distance of kerbs and walls from the middle of the street. */
export const EYE = 1.7
export const KERB = 2.6
export const SIDE = 3.9
const HOUSE = 4.2
const SHOP = 1.55
const STOREY = 1.5
const GLASS = rgb(0x1f2a36)

/** Writes the colour of the wall at (x, y) to `out`, which is unchanged where there is no wall. */
export function paintWall(
  out: MutableColour,
  x: number,
  y: number,
  view: View,
  dusk: Dusk,
  seed: number,
): void {
  const off = Math.abs(x - view.x)
  if (off < 0.004) return
  const side = x < view.x ? 0 : 1
  const ahead = (view.focus * SIDE) / off
  const up = ((view.y - y) * ahead) / view.focus + EYE
  const house = Math.floor(ahead / HOUSE)
  const roof = SHOP + STOREY * (2 + Math.floor(hash(house, side, seed) * 3)) + 0.25
  if (up > roof || up < 0) return
  const across = ahead / HOUSE - house
  const tone = 0.7 + hash(house, side + 7, seed) * 0.6
  const air = ramp(5, 60, ahead)
  const bricks = noise(ahead * 5, up * 9, seed) - 0.5
  litInto(out, dusk.wall, tone * (0.72 + bricks * 0.16) * (0.75 + 0.5 * Math.exp(-up * 0.4)))
  if (up > roof - 0.18 || across < 0.015) litInto(out, out, 0.7)
  if (up < SHOP) paintShop(out, across, up, house * 2 + side, dusk, seed)
  else if (up < roof - 0.3) paintWindows(out, across, up, house * 2 + side, dusk, seed)
  mixInto(out, out, mix(dusk.zenith, dusk.horizon, 0.45), air)
}

function paintShop(
  out: MutableColour,
  across: number,
  up: number,
  house: number,
  dusk: Dusk,
  seed: number,
): void {
  const open = hash(house, 3, seed)
  if (up > SHOP - 0.34) {
    // The sign above the window.
    const sign = [rgb(0xb8463a), rgb(0x2f7f78), rgb(0xd0a045), rgb(0x40598c)][house & 3]
    if (across > 0.06 && across < 0.94)
      litInto(out, sign ?? dusk.wall, up > SHOP - 0.06 ? 0.4 : 0.62)
    return
  }
  const pane = (across * 5) % 1
  const framed = across > 0.08 && across < 0.92 && up > 0.22 && pane > 0.05 && pane < 0.95
  if (!framed || open < 0.2) {
    litInto(out, framed ? GLASS : out, framed ? 1.1 : 0.6)
    return
  }
  // Goods on two shelves: dark shapes of different heights in front of the light.
  const shelf = up < 0.78 ? 0.22 : 0.78
  const thing = Math.floor(across * 26)
  const tall = 0.1 + hash(thing, shelf < 0.5 ? 1 : 2, seed + house) * 0.3
  const inside =
    Math.abs(across * 26 - thing - 0.5) < 0.36 && up - shelf < tall && up > shelf + 0.03
  litInto(
    out,
    hash(house, 5, seed) < 0.7 ? dusk.shop : dusk.window,
    0.62 + ramp(0.2, 1.3, up) * 0.36,
  )
  if (inside) litInto(out, out, 0.45 + hash(thing, 5, seed) * 0.35)
  else if (up < shelf + 0.03) litInto(out, out, 0.5)
}

function paintWindows(
  out: MutableColour,
  across: number,
  up: number,
  house: number,
  dusk: Dusk,
  seed: number,
): void {
  const storey = Math.floor((up - SHOP) / STOREY)
  const level = (up - SHOP) / STOREY - storey
  const place = across * 3
  const column = Math.floor(place)
  const inside = place - column
  if (inside < 0.24 || inside > 0.76 || level < 0.22 || level > 0.8) return
  const bar = Math.abs(inside - 0.5) < 0.02 || Math.abs(level - 0.55) < 0.015
  const lamp = hash(house * 5 + column, storey, seed + 2)
  const isFrame = inside < 0.28 || inside > 0.72 || level < 0.25 || bar
  if (isFrame || lamp < 0.52) {
    litInto(out, isFrame ? dusk.wall : GLASS, isFrame ? 1.25 : 1 + level * 0.5)
    return
  }
  const curtain = inside < 0.38 || inside > 0.62 ? 0.7 : 1
  litInto(out, dusk.window, (0.55 + lamp * 0.4) * curtain * (1.1 - level * 0.2))
}
