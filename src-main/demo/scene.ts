/** The moving pictures of the demo cameras: which camera sees what, and how a frame is put together. */
import { createCaption } from './caption.ts'
import { aquarium } from './scene-kinds/aquarium.ts'
import { crossing } from './scene-kinds/crossing.ts'
import { dock } from './scene-kinds/dock.ts'
import { greenhouse } from './scene-kinds/greenhouse.ts'
import { hills } from './scene-kinds/hills.ts'
import { microscope } from './scene-kinds/microscope.ts'
import { racks } from './scene-kinds/racks.ts'
import { street } from './scene-kinds/street.ts'
import { workshop } from './scene-kinds/workshop.ts'
import { yard } from './scene-kinds/yard.ts'
import { Canvas } from './scene-tools/canvas.ts'
import type { Kind } from './scene-tools/kind.ts'

/** One demo camera's moving picture. */
export interface Scene {
  readonly name: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  /**
   * Draws a frame. The same numbers give the same picture, in any order; no memory is taken.
   * @param pixels BGR, `height * width * 3` bytes
   * @param frameNumber shown in the picture; a new one has new sensor grain
   * @param seconds since the camera started: what moves follows it
   */
  draw(pixels: Uint8Array, frameNumber: number, seconds: number): void
}

/** In the order of the cameras: the first eight look as different from each other as can be. */
const KINDS: readonly Kind[] = [
  hills,
  yard,
  greenhouse,
  dock,
  microscope,
  aquarium,
  street,
  workshop,
  racks,
  crossing,
]

/** Frames are composed one at a time, so all scenes of a size share one canvas. */
const canvases = new Map<string, Canvas>()

/**
 * The scene of demo camera `index` (from 0). Painting what stands still takes tens to hundreds of
 * milliseconds at 640x480; a frame then takes one or two.
 * @param size pixels
 * @throws RangeError when the size is not of whole positive pixels
 */
export function createScene(
  index: number,
  size: { readonly width: number; readonly height: number },
): Scene {
  const { width, height } = size
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`A scene needs whole pixels, not ${width}x${height}.`)
  }
  const { kind, round } = castOf(index)
  const name = sceneName(index)
  const seed = 1 + round * 977
  const compose = kind.create({ width, height, seed, variant: round })
  const caption = createCaption(name, size)
  const canvas = canvasOf(width, height)
  // Cameras of one kind are at different moments of their day.
  const start = 12 + round * 41
  return {
    name,
    width,
    height,
    draw: (pixels, frameNumber, seconds) => {
      compose(canvas, seconds + start)
      canvas.finish(pixels, frameNumber, kind.grain)
      caption.draw(pixels, frameNumber, seconds)
    },
  }
}

/** The name of demo camera `index`, without painting it: `Barn`, `Meadow`, then `Barn 2`, … */
export function sceneName(index: number): string {
  const { kind, round } = castOf(index)
  const name = kind.names[round % 2 === 0 ? 0 : 1]
  return round < 2 ? name : `${name} ${Math.floor(round / 2) + 1}`
}

/** Which kind of scene a camera sees, and how many cameras before it see that kind. */
function castOf(index: number): { readonly kind: Kind; readonly round: number } {
  return {
    kind: KINDS[index % KINDS.length] ?? hills,
    round: Math.floor(index / KINDS.length),
  }
}

function canvasOf(width: number, height: number): Canvas {
  const key = `${width}x${height}`
  const canvas = canvases.get(key) ?? new Canvas(width, height)
  canvases.set(key, canvas)
  return canvas
}
