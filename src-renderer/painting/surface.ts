/** The wall's one surface: the newest picture of every camera, on each of its tiles; and the canvas of a lifted tile. */
import type { LaidOut, LaidTile, PictureNeed, Size } from '../../src-main/contract/frame.ts'
import { MAX_CAMERAS } from '../../src-main/contract/limits.ts'
import { isEnough, sizeOf } from '../../src-main/pixels/part.ts'
import type { Pixels } from '../../src-main/pixels/pixels.ts'
import type { Scaler } from '../../src-main/pixels/scaler.ts'
import type { Buffers } from './buffers.ts'
import type { Canvas } from './canvas.ts'
import type { DecodedPicture, KeptPicture, Layout } from './painter-order.ts'
import { fittedPlace } from './fitted-place.ts'
import {
  isOfFrozenTile,
  placesOf,
  sourceOf,
  type CameraPlaces,
  type Place,
  type Places,
} from './places.ts'
import { Redraw } from './redraw.ts'
import { shownSize, tilePixels } from './tile-appearance.ts'

/** At 60 Hz a picture is shown for 16.7 ms. A camera is drawn again only after this time, or at the next refresh. */
const LEAST_PAUSE_MS = 12

const NOTHING_LAID_OUT: Layout = {
  size: { width: 0, height: 0, scale: 1 },
  tiles: [],
  lifted: undefined,
  isOpen: true,
}

/** The consequences of a new layout. */
export interface LayoutChange {
  /** Cameras whose picture is needed again: their tiles need more of it than there is, or it was removed from memory. */
  readonly again: readonly string[]
  /** Frames that waited to be drawn, and will not be drawn any more. */
  readonly overtaken: readonly number[]
  /** The pictures of tiles that are frozen from now on. */
  readonly kept: readonly KeptPicture[]
}

export class Surface {
  readonly #canvas: Canvas
  readonly #scaler: Scaler
  readonly #buffers: Buffers
  readonly #pictures = new Map<string, DecodedPicture>()
  /** Cameras whose picture has not been drawn yet. */
  readonly #fresh = new Set<string>()
  /** Cameras whose picture was removed from memory, and whose tile may return before they send another one. */
  readonly #forgotten = new Set<string>()
  /** When each camera was last drawn, in milliseconds of the worker's clock. */
  readonly #drawnAt = new Map<string, number>()
  #layout = NOTHING_LAID_OUT
  #places: Places = placesOf(NOTHING_LAID_OUT)
  #liftedCanvas: Canvas | undefined
  readonly #redraw = new Redraw()
  /** Tiles drawn since the surface was made. */
  tilesDrawn = 0

  constructor(canvas: Canvas, scaler: Scaler, buffers: Buffers) {
    this.#canvas = canvas
    this.#scaler = scaler
    this.#buffers = buffers
  }

  /** For a camera without a tile, the size of any other: its tile will be of a similar size or smaller. */
  pictureNeedOf(camera: string): PictureNeed | undefined {
    const { cameras } = this.#places
    const [other] = cameras.values()
    return cameras.get(camera)?.picture ?? (other === undefined ? undefined : sizeOf(other.picture))
  }

  get laidOut(): LaidOut {
    const { size, isOpen, lifted } = this.#layout
    const all = lifted === undefined ? this.#layout.tiles : [...this.#layout.tiles, lifted]
    const tiles = all.flatMap((place): LaidTile[] => {
      const { tile, camera, x, y, width, height, maxFps } = place
      const places = this.#places.cameras.get(sourceOf(place))
      if (places === undefined) return []
      const { picture, isFrozen } = places
      const laid = { tile, camera, x, y, width, height, picture, maxFps }
      return [isFrozen ? { ...laid, isFrozen: true } : laid]
    })
    return { kind: 'laid-out', size, tiles, isOpen }
  }

  /** The canvas of the lifted tile from now on. */
  lift(canvas: Canvas): void {
    this.#liftedCanvas = canvas
  }

  /** Owns the picture of a frozen tile from now on. */
  keep({ source, picture }: KeptPicture): void {
    this.#pictures.set(source, picture)
  }

  /** @param keeps - sources of frozen tiles, whose pictures stay in memory although a layout may not have them */
  layout(layout: Layout, keeps: readonly string[] = []): LayoutChange {
    const before = this.#places.cameras
    this.#place(layout)
    const kept = this.#freeze()
    const frozen = this.#frozenCameras()
    const tileless = [...this.#pictures.keys()].filter(
      (camera) =>
        !this.#places.cameras.has(camera) &&
        !this.#waitsForTile(camera, before) &&
        !keeps.includes(camera),
    )
    const overtaken = tileless.flatMap((camera) => this.#giveUp(camera))
    const again = [...this.#places.cameras].flatMap(([camera, { picture, isFrozen }]) =>
      !isFrozen && (this.#forgotten.has(camera) || !this.#isEnough(camera, picture))
        ? [camera]
        : [],
    )
    // What a tile kept while it was frozen is not shown again. While all are shown, a camera without a tile was removed from the
    // wall: its next picture brings its tile back.
    const gone = tileless.filter(
      (source) => isOfFrozenTile(source) || (layout.isOpen && !frozen.has(source)),
    )
    for (const source of gone) this.#forget(source)
    if (layout.isOpen) this.#forgotten.clear()
    return { overtaken: [...overtaken, ...this.#forgetSurplus()], again, kept }
  }

  /** Owns the decoded picture from now on. Returns the frame that will not be drawn because of it, if there is one. */
  show(camera: string, id: number, size: Size, pixels: Pixels): number | undefined {
    const previous = this.#pictures.get(camera)
    if (previous !== undefined && previous.id > id) {
      this.#buffers.giveBack(pixels.data)
      return id
    }
    const wasDrawn = !this.#fresh.has(camera)
    this.#pictures.set(camera, { id, pixels, size })
    this.#forgotten.delete(camera)
    if (previous !== undefined) this.#buffers.giveBack(previous.pixels.data)
    if (this.#isUnwanted(camera)) return id
    this.#fresh.add(camera)
    return wasDrawn || previous === undefined || previous.id === id ? undefined : previous.id
  }

  /** The canvas is empty after the GPU process ended. `draw` must follow. */
  drawAgain(): void {
    this.#redraw.noteAll()
  }

  /**
   * Draws a camera's new picture without waiting for the next refresh, which is half a refresh away on average. Returns
   * `false` when it was drawn within this refresh already, or while its tiles are due: `draw` must follow.
   */
  drawNow(camera: string, now: number): boolean {
    const places = this.#places.cameras.get(camera)
    const drawnAt = this.#drawnAt.get(camera)
    if (places === undefined || this.#redraw.includes(camera)) return false
    if (drawnAt !== undefined && now - drawnAt < LEAST_PAUSE_MS) return false
    this.#drawCamera(camera, places, now)
    return true
  }

  /** Draws all pictures that wait, and what was laid out anew. Returns the frames that were drawn for the first time. */
  draw(now: number): number[] {
    const painted: number[] = []
    const due = this.#redraw.clear(this.#canvas, this.#places.tiles)
    for (const camera of new Set([...due, ...this.#fresh])) {
      const places = this.#places.cameras.get(camera)
      if (places === undefined) continue
      const id = this.#fresh.has(camera) ? this.#pictures.get(camera)?.id : undefined
      if (id !== undefined) painted.push(id)
      this.#drawCamera(camera, places, now)
    }
    return painted
  }

  #place(layout: Layout): void {
    const { size } = layout
    const before = this.#places.tiles
    this.#layout = layout
    this.#places = placesOf(layout)
    this.#redraw.note(before, this.#places.tiles)
    const isResized = this.#canvas.resize({
      width: Math.max(1, Math.round(size.width * size.scale)),
      height: Math.max(1, Math.round(size.height * size.scale)),
    })
    if (isResized) this.#redraw.noteAll()
    const { lifted } = this.#places
    if (lifted === undefined) this.#liftedCanvas = undefined
    else this.#liftedCanvas?.resize(lifted)
  }

  #drawCamera(camera: string, { tiles }: CameraPlaces, now: number): void {
    const picture = this.#pictures.get(camera)
    for (const place of tiles) {
      const canvas = place.isLifted ? this.#liftedCanvas : this.#canvas
      if (canvas !== undefined) this.#drawTile(canvas, place, picture)
    }
    if (picture === undefined) return
    this.#fresh.delete(camera)
    this.#drawnAt.set(camera, now)
  }

  #drawTile(canvas: Canvas, place: Place, picture: DecodedPicture | undefined): void {
    if (place.width <= 0 || place.height <= 0) return
    if (picture === undefined) {
      canvas.blank(place)
      return
    }
    const { pixels, size } = picture
    const fitted = fittedPlace(place, shownSize(size, place.appearance))
    if (fitted !== place) canvas.blank(place)
    canvas.put(tilePixels(this.#scaler, pixels, fitted, place.appearance), fitted)
    this.tilesDrawn += 1
  }

  /** Copies the pictures that are kept from now on: the memory of a camera's picture is reused for its next one. */
  #freeze(): readonly KeptPicture[] {
    return [...this.#places.cameras].flatMap(([source, { camera, isFrozen }]) => {
      const picture = isFrozen ? this.#pictures.get(camera) : undefined
      if (picture === undefined || this.#pictures.has(source)) return []
      const { pixels } = picture
      const kept = { ...picture, pixels: { ...pixels, data: pixels.data.slice() } }
      this.#pictures.set(source, kept)
      return [{ source, picture: kept }]
    })
  }

  #frozenCameras(): ReadonlySet<string> {
    const frozen = [...this.#places.cameras.values()].filter(({ isFrozen }) => isFrozen)
    return new Set(frozen.map(({ camera }) => camera))
  }

  /** Whether it has no tile, and gets none. */
  #isUnwanted(camera: string): boolean {
    return !this.#layout.isOpen && !this.#places.cameras.has(camera)
  }

  /** The first picture of a new camera may arrive before its tile. */
  #waitsForTile(camera: string, before: Places['cameras']): boolean {
    return this.#layout.isOpen && this.#fresh.has(camera) && !before.has(camera)
  }

  #isEnough(camera: string, need: PictureNeed): boolean {
    const picture = this.#pictures.get(camera)
    return picture === undefined || isEnough(picture.pixels, picture.size, need)
  }

  /** Returns the frame that waited for this camera's tile. Its picture stays in memory, in case the tile returns. */
  #giveUp(camera: string): number[] {
    const picture = this.#pictures.get(camera)
    return this.#fresh.delete(camera) && picture !== undefined ? [picture.id] : []
  }

  /** Pictures of cameras without a tile now (one is shown solo, or the tile is not there yet) are kept, up to `MAX_CAMERAS` in all. */
  #forgetSurplus(): number[] {
    const overtaken: number[] = []
    for (const camera of this.#pictures.keys()) {
      if (this.#pictures.size <= MAX_CAMERAS) break
      if (this.#places.cameras.has(camera)) continue
      overtaken.push(...this.#giveUp(camera))
      this.#forget(camera)
      this.#forgotten.add(camera)
    }
    return overtaken
  }

  #forget(camera: string): void {
    const picture = this.#pictures.get(camera)
    if (picture !== undefined) this.#buffers.giveBack(picture.pixels.data)
    this.#pictures.delete(camera)
    this.#drawnAt.delete(camera)
  }
}
