/** Arithmetic on packed pixels: each multiplication handles two channels. */
import { BRIGHTEST } from './sprite.ts'

/** Blue and red, or (after a shift by 8) green and alpha. */
const BLUE_RED = 0x00ff00ff
const GREEN = 0x0000ff00
const GREEN_ALPHA = 0xff00ff00

/** A premultiplied pixel times `weight` / 256; `weight` is 256 at most. */
export function faded(pixel: number, weight: number): number {
  const even = Math.imul(pixel & BLUE_RED, weight)
  const odd = Math.imul((pixel >>> 8) & BLUE_RED, weight)
  return ((even >>> 8) & BLUE_RED) | (odd & GREEN_ALPHA)
}

/** One premultiplied pixel over an opaque one. */
export function over(pixel: number, source: number): number {
  const keep = 256 - (source >>> 24)
  return (
    ((Math.imul(pixel & BLUE_RED, keep) >>> 8) & BLUE_RED) +
    ((Math.imul(pixel & GREEN, keep) >>> 8) & GREEN) +
    (source & 0xffffff)
  )
}

/** A pixel plus a light times `weight` / 256, limited to `BRIGHTEST`. */
export function brighten(pixel: number, light: number, weight: number): number {
  const blue = (pixel & 255) + (Math.imul(light & 255, weight) >> 8)
  const green = ((pixel >> 8) & 255) + (Math.imul((light >> 8) & 255, weight) >> 8)
  const red = (pixel >> 16) + (Math.imul((light >> 16) & 255, weight) >> 8)
  return (
    ((red > BRIGHTEST ? BRIGHTEST : red) << 16) |
    ((green > BRIGHTEST ? BRIGHTEST : green) << 8) |
    (blue > BRIGHTEST ? BRIGHTEST : blue)
  )
}

/** The weighted mean of four premultiplied pixels; the weights add up to 256 at most. */
export function weigh(
  a: number,
  b: number,
  c: number,
  d: number,
  wa: number,
  wb: number,
  wc: number,
  wd: number,
): number {
  const even =
    Math.imul(a & BLUE_RED, wa) +
    Math.imul(b & BLUE_RED, wb) +
    Math.imul(c & BLUE_RED, wc) +
    Math.imul(d & BLUE_RED, wd)
  const odd =
    Math.imul((a >>> 8) & BLUE_RED, wa) +
    Math.imul((b >>> 8) & BLUE_RED, wb) +
    Math.imul((c >>> 8) & BLUE_RED, wc) +
    Math.imul((d >>> 8) & BLUE_RED, wd)
  return ((even >>> 8) & BLUE_RED) | (odd & GREEN_ALPHA)
}
