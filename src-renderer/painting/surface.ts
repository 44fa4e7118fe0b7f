/** The wall's one surface: every camera's newest picture at its place. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Pixels } from '../../src-main/pixels/pixels.ts'
import type { Dimming, Scaler } from '../../src-main/pixels/scaler.ts'
import type { Buffers } from './buffers.ts'
import type { SurfaceSize, TilePlace } from './painter-order.ts'

/** Pictures of cameras that have no tile now (one is shown alone) are kept up to this many tiles in all. */
const MAX_PICTURES = 256
/** The ground between the tiles; the page's `--ground`. */
const GROUND = '#0c0e11'
/** The last picture of a camera that is not live, dimmed so that nobody takes it for a live one. */
const DIMMINGS: Readonly<Record<TilePlace['look'], Dimming | undefined>> = {
  live: undefined,
  stalled: { saturation: 64, brightness: 140 },
  gone: { saturation: 0, brightness: 56 },
}
/** A screen of 60 Hz shows a picture for 16.7 ms; one that comes sooner waits for the next refresh. */
const LEAST_PAUSE_MS = 12

interface Picture {
  readonly id: number
  /** May be smaller than the picture is: a larger tile wants it again. */
  readonly pixels: Pixels
  /** Of the picture itself. */
  readonly size: Size
}

/** A tile in whole device pixels. */
interface Place {
  readonly camera: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly dimming: Dimming | undefined
}

export class Surface {
  readonly #canvas: OffscreenCanvas
  readonly #context: OffscreenCanvasRenderingContext2D
  readonly #scaler: Scaler
  readonly #buffers: Buffers
  readonly #pictures = new Map<string, Picture>()
  /** Cameras whose picture has not been drawn yet. */
  readonly #fresh = new Set<string>()
  /** When each camera was last drawn, in milliseconds of the worker's clock. */
  readonly #drawnAt = new Map<string, number>()
  #places = new Map<string, Place>()
  /** A tile that is being dragged lies over others, and is drawn again after them. */
  #lifted: Place | undefined
  #all = true
  /** Tiles drawn since the surface was made. */
  tilesDrawn = 0

  constructor(canvas: OffscreenCanvas, scaler: Scaler, buffers: Buffers) {
    const context = canvas.getContext('2d', { alpha: false })
    if (context === null) throw new Error('The wall has no 2D surface to draw on.')
    this.#canvas = canvas
    this.#context = context
    this.#scaler = scaler
    this.#buffers = buffers
  }

  /** A camera's tile in device pixels. One that has no tile yet gets one like the others, or a smaller one. */
  tileOf(camera: string): Size | undefined {
    return this.#places.get(camera) ?? this.#places.values().next().value
  }

  /** All tiles in device pixels. */
  get tiles(): ReadonlyMap<string, Size> {
    const entries = [...this.#places.values()].map(
      ({ camera, width, height }) => [camera, { width, height }] as const,
    )
    return new Map(entries)
  }

  /** Gives the cameras whose picture was decoded smaller than their tile is now. */
  layout(size: SurfaceSize, tiles: readonly TilePlace[]): string[] {
    const width = Math.max(1, Math.round(size.width * size.scale))
    const height = Math.max(1, Math.round(size.height * size.scale))
    if (this.#canvas.width !== width) this.#canvas.width = width
    if (this.#canvas.height !== height) this.#canvas.height = height

    const places = tiles.map((tile) => toPlace(tile, size.scale))
    const last = places.at(-1)
    this.#places = new Map(places.map((place) => [place.camera, place]))
    this.#lifted =
      last !== undefined && places.some((place) => place !== last && overlap(place, last))
        ? last
        : undefined
    this.#all = true
    this.#forgetSurplus()
    return places.filter((place) => this.#isTooSmall(place)).map(({ camera }) => camera)
  }

  /** Takes over a decoded picture, and gives the frame that will now never be drawn, if there is one. */
  show(camera: string, id: number, size: Size, pixels: Pixels): number | undefined {
    const previous = this.#pictures.get(camera)
    if (previous !== undefined && previous.id > id) {
      this.#buffers.giveBack(pixels.data)
      return id
    }
    const wasDrawn = !this.#fresh.has(camera)
    this.#pictures.set(camera, { id, pixels, size })
    this.#fresh.add(camera)
    if (previous === undefined) return undefined
    this.#buffers.giveBack(previous.pixels.data)
    return wasDrawn || previous.id === id ? undefined : previous.id
  }

  /** The canvas is empty: the GPU's process ended, and took what was drawn. `draw` must follow. */
  drawAgain(): void {
    this.#all = true
  }

  /**
   * Draws a camera's fresh picture without waiting for the next refresh, which is half a refresh away in the mean.
   * But not twice within one refresh, and not while the whole surface is due: then it gives `false`, and `draw` must
   * follow.
   */
  drawNow(camera: string, now: number): boolean {
    const place = this.#places.get(camera)
    const drawnAt = this.#drawnAt.get(camera)
    if (place === undefined || this.#all) return false
    if (drawnAt !== undefined && now - drawnAt < LEAST_PAUSE_MS) return false
    this.#drawTile(place, now)
    if (this.#lifted !== undefined) this.#drawTile(this.#lifted, now)
    return true
  }

  /** Draws what waits, and gives the frames that were drawn for the first time. */
  draw(now: number): number[] {
    const due = this.#all ? this.#places.keys() : this.#fresh
    const painted: number[] = []
    if (this.#all) {
      this.#context.fillStyle = GROUND
      this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height)
    }
    for (const camera of [...due]) {
      const place = this.#places.get(camera)
      if (place === undefined) continue
      const id = this.#fresh.has(camera) ? this.#pictures.get(camera)?.id : undefined
      if (id !== undefined) painted.push(id)
      this.#drawTile(place, now)
    }
    if (!this.#all && painted.length > 0 && this.#lifted !== undefined)
      this.#drawTile(this.#lifted, now)
    this.#all = false
    return painted
  }

  #drawTile(place: Place, now: number): void {
    const { camera, x, y, width, height, dimming } = place
    const picture = this.#pictures.get(camera)
    if (picture === undefined || width <= 0 || height <= 0) return
    const scaled = this.#scaler.scale(picture.pixels, width, height, dimming)
    this.#context.putImageData(new ImageData(scaled, width, height), x, y)
    this.#fresh.delete(camera)
    this.#drawnAt.set(camera, now)
    this.tilesDrawn += 1
  }

  #isTooSmall(place: Place): boolean {
    const picture = this.#pictures.get(place.camera)
    if (picture === undefined) return false
    const { pixels, size } = picture
    return (
      pixels.width < Math.min(place.width, size.width) ||
      pixels.height < Math.min(place.height, size.height)
    )
  }

  #forgetSurplus(): void {
    for (const [camera, picture] of this.#pictures) {
      if (this.#pictures.size <= MAX_PICTURES) return
      if (this.#places.has(camera)) continue
      this.#buffers.giveBack(picture.pixels.data)
      this.#pictures.delete(camera)
      this.#drawnAt.delete(camera)
    }
  }
}

function toPlace({ camera, x, y, width, height, look }: TilePlace, scale: number): Place {
  const left = Math.round(x * scale)
  const top = Math.round(y * scale)
  return {
    camera,
    x: left,
    y: top,
    width: Math.round((x + width) * scale) - left,
    height: Math.round((y + height) * scale) - top,
    dimming: DIMMINGS[look],
  }
}

function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
