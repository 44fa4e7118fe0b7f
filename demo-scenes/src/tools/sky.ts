/** Clouds, their shadows, fog: wide layers that repeat horizontally and drift over a scene. */
import { mixInto, type Colour } from './colour.ts'
import { createField } from './field.ts'
import { cloudyNoise, ramp } from './noise.ts'
import { Painting } from './painting.ts'
import type { Layer } from './sprite.ts'

export interface CloudStyle {
  readonly bright: Colour
  readonly shade: Colour
  /** Share of the sky that is covered, 0 to 1. */
  readonly amount: number
  readonly seed: number
}

/** Clouds for a sky of `height` pixels that repeat after `width` pixels; flatter towards the horizon. */
export function createClouds(
  width: number,
  height: number,
  scale: number,
  style: CloudStyle,
): Layer {
  const layer = new Painting(width, height, scale)
  const across = Math.max(2, Math.round((width / scale) * 2.2))
  const density = createField(layer.width, layer.height, Math.max(1, scale / 240), (x, y) => {
    const down = y / height
    return cloudyNoise(
      (x / layer.width) * across,
      (down * (1 + down * 1.4) * height * 4) / scale,
      style.seed,
      5,
      across,
    )
  })
  const edge = 0.66 - style.amount * 0.32
  const reach = scale * 0.022
  layer.blend(undefined, (x, y, out) => {
    const px = x * scale
    const py = y * scale
    const here = density.at(px, py)
    const cover = ramp(edge, edge + 0.16, here)
    if (cover === 0) return 0
    const towardsSun = density.at(px - reach, py - reach * 1.6)
    mixInto(out, style.shade, style.bright, 0.62 + (here - towardsSun) * 4.2 - (here - edge) * 0.7)
    return cover * 0.95 * (1 - ramp(0.78, 1, py / height))
  })
  return layer.toLayer()
}

/** Soft patches of one colour (shadow, fog, mist) that repeat after `width` pixels. */
export function createHaze(
  width: number,
  height: number,
  scale: number,
  haze: {
    readonly colour: Colour
    readonly seed: number
    /** Size of a patch in picture heights. */
    readonly size: number
    /** Highest opacity at a height between 0 (top of the layer) and 1 (bottom). */
    readonly strength: (down: number) => number
    /** Share of the layer that is transparent, about 0.4 to 0.6. */
    readonly clear?: number
  },
): Layer {
  const { clear = 0.42 } = haze
  const layer = new Painting(width, height, scale)
  const across = Math.max(2, Math.round(width / scale / haze.size))
  const density = createField(layer.width, layer.height, Math.max(1, scale / 120), (x, y) =>
    cloudyNoise((x / layer.width) * across, (y / scale / haze.size) * 1.8, haze.seed, 3, across),
  )
  layer.blend(undefined, (x, y, out) => {
    ;[out[0], out[1], out[2]] = haze.colour
    return (
      ramp(clear, clear + 0.3, density.at(x * scale, y * scale)) *
      haze.strength((y * scale) / height)
    )
  })
  return layer.toLayer()
}
