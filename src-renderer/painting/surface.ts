/** The wall's one surface: every camera's newest picture at its place, drawn once for each refresh of the screen. */
import type { DecodedPicture } from './decode.ts'
import { decodeDivisor, type Size } from './decode-scale.ts'
import type { SurfaceSize, TilePlace } from './painter-order.ts'

/** Pictures of cameras that have no tile now (one is shown alone) are kept up to this many tiles in all. */
const MAX_PICTURES = 256
/** The ground between the tiles; the page's `--ground`. */
const GROUND = '#0c0e11'
/** The last picture of a camera that is not live, dimmed so that nobody takes it for a live one. */
const FILTERS = {
  live: 'none',
  stalled: 'saturate(0.25) brightness(0.55)',
  gone: 'saturate(0) brightness(0.22)',
} as const

interface Picture extends DecodedPicture {
  readonly id: number
  readonly size: Size
  drawn: boolean
}

/** A tile in whole device pixels. */
interface Place {
  readonly camera: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly filter: string
}

export class Surface {
  readonly #canvas: OffscreenCanvas
  readonly #context: OffscreenCanvasRenderingContext2D
  readonly #pictures = new Map<string, Picture>()
  readonly #fresh = new Set<string>()
  #places = new Map<string, Place>()
  /** A tile that is being dragged lies over others, and is drawn again after them. */
  #lifted: Place | undefined
  #all = true

  constructor(canvas: OffscreenCanvas) {
    const context = canvas.getContext('2d', { alpha: false })
    if (context === null) throw new Error('The wall has no 2D surface to draw on.')
    this.#canvas = canvas
    this.#context = context
  }

  /** A camera's tile in device pixels, `undefined` when it has none. */
  tileOf(camera: string): Size | undefined {
    return this.#places.get(camera)
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
  show(camera: string, id: number, size: Size, decoded: DecodedPicture): number | undefined {
    const previous = this.#pictures.get(camera)
    if (previous !== undefined && previous.id > id) {
      decoded.image.close()
      return id
    }
    previous?.image.close()
    this.#pictures.set(camera, { ...decoded, id, size, drawn: false })
    this.#fresh.add(camera)
    return previous === undefined || previous.drawn || previous.id === id ? undefined : previous.id
  }

  /** Gives the frames that were drawn for the first time. */
  draw(): number[] {
    const painted: number[] = []
    if (this.#all) {
      this.#context.filter = 'none'
      this.#context.fillStyle = GROUND
      this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height)
      for (const place of this.#places.values()) this.#drawTile(place, painted)
    } else if (this.#fresh.size > 0) {
      for (const camera of this.#fresh) {
        const place = this.#places.get(camera)
        if (place !== undefined) this.#drawTile(place, painted)
      }
      if (this.#lifted !== undefined) this.#drawTile(this.#lifted, painted)
    }
    this.#all = false
    this.#fresh.clear()
    return painted
  }

  #drawTile(place: Place, painted: number[]): void {
    const picture = this.#pictures.get(place.camera)
    if (picture === undefined) return
    if (this.#context.filter !== place.filter) this.#context.filter = place.filter
    this.#context.drawImage(picture.image, place.x, place.y, place.width, place.height)
    if (!picture.drawn) painted.push(picture.id)
    picture.drawn = true
  }

  #isTooSmall(place: Place): boolean {
    const picture = this.#pictures.get(place.camera)
    return picture !== undefined && decodeDivisor(picture.size, place) < picture.divisor
  }

  #forgetSurplus(): void {
    for (const [camera, picture] of this.#pictures) {
      if (this.#pictures.size <= MAX_PICTURES) return
      if (this.#places.has(camera)) continue
      picture.image.close()
      this.#pictures.delete(camera)
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
    filter: FILTERS[look],
  }
}

function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
