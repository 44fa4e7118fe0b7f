/** The moving pictures of the demo cameras: which kind of scene a camera shows, and how a frame is drawn. */
import { createCaption } from './caption.ts'
import { aquarium } from './kinds/aquarium.ts'
import { crossing } from './kinds/crossing.ts'
import { dock } from './kinds/dock.ts'
import { greenhouse } from './kinds/greenhouse.ts'
import { hills } from './kinds/hills.ts'
import { microscope } from './kinds/microscope.ts'
import { racks } from './kinds/racks.ts'
import { street } from './kinds/street.ts'
import { workshop } from './kinds/workshop.ts'
import { yard } from './kinds/yard.ts'
import { Canvas } from './tools/canvas.ts'
import type { SceneKind } from './tools/scene-kind.ts'

/** One demo camera's moving picture. */
export interface Scene {
  readonly name: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  /**
   * Draws a frame. The same arguments always give the same frame, in any order; no memory is allocated.
   * @param pixels BGR, `height * width * 3` bytes
   * @param frameNumber written into the frame; another number gives other sensor grain
   * @param seconds since the camera started: determines everything that moves
   */
  draw(pixels: Uint8Array, frameNumber: number, seconds: number): void
}

/** In the order of the cameras: the first eight differ from each other as much as possible. */
const KINDS: readonly SceneKind[] = [
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

/** Frames are composed one at a time, so all scenes of one size share a canvas. */
const canvases = new Map<string, Canvas>()

/**
 * Creates the scene of demo camera `index` (from 0). Painting what does not move takes tens to
 * hundreds of milliseconds at 640x480; each frame then takes one or two.
 * @param size pixels
 * @throws RangeError when width or height is not a positive whole number
 */
export function createScene(
  index: number,
  size: { readonly width: number; readonly height: number },
): Scene {
  const { width, height } = size
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`A scene's size must be positive whole numbers, not ${width}x${height}.`)
  }
  const { kind, variant } = kindOf(index)
  const name = sceneName(index)
  const seed = 1 + variant * 977
  const compose = kind.create({ width, height, seed, variant })
  const caption = createCaption(name, size)
  const canvas = canvasOf(width, height)
  // Scenes of one kind start at different times, so that they do not move alike.
  const start = 12 + variant * 41
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

/** The name of demo camera `index`, without creating its scene: `Barn`, `Meadow`, then `Barn 2`, … */
export function sceneName(index: number): string {
  const { kind, variant } = kindOf(index)
  const name = kind.names[variant % 2 === 0 ? 0 : 1]
  return variant < 2 ? name : `${name} ${Math.floor(variant / 2) + 1}`
}

/** The kind of scene that a camera shows, and how many cameras before it show the same kind. */
function kindOf(index: number): { readonly kind: SceneKind; readonly variant: number } {
  return {
    kind: KINDS[index % KINDS.length] ?? hills,
    variant: Math.floor(index / KINDS.length),
  }
}

function canvasOf(width: number, height: number): Canvas {
  const key = `${width}x${height}`
  const canvas = canvases.get(key) ?? new Canvas(width, height)
  canvases.set(key, canvas)
  return canvas
}
