/** Applies the layout to the painter and to the overlays above it, at most once per refresh of the screen. */
import type { Point } from '../../src-main/contract/rect.ts'
import type { Painter } from '../painting/painter.ts'
import { DrawnPlaces, type LaidPlaces } from './drawn-places.ts'
import { paintedLayout, type Scene } from './scene.ts'

const NOWHERE: Point = { x: 0, y: 0 }
const NO_PLACES: LaidPlaces = { rects: new Map(), lifted: undefined }

/**
 * Updates at the rate of the pointer bypass React and the painter: the overlay of the lifted tile and its picture, which has a
 * canvas of its own, are moved together. A tile's label is hidden until the painter has drawn the tile at its new place: the
 * picture of another camera was there before.
 */
export class Stage {
  #painter: Painter | undefined
  #host: HTMLElement | undefined
  #scene: Scene | undefined
  /** Of the scene. */
  #places: LaidPlaces = NO_PLACES
  /** Whether the painter has drawn a layout since the elements were updated. */
  #isDrawn = false
  /** Whether the painter has the scene. */
  #isSent = false
  #offset = NOWHERE
  #refresh: number | undefined
  readonly #drawn = new DrawnPlaces()
  /** The element of the lifted tile, once its picture has a canvas of its own. */
  #carried: HTMLElement | undefined

  /** @param host - contains the elements of the tiles, with their ids in `data-tile` */
  attach(host: HTMLElement, painter: Painter): () => void {
    this.#host = host
    this.#painter = painter
    this.#isSent = false
    this.#requestFrame()
    return () => {
      if (this.#refresh !== undefined) cancelAnimationFrame(this.#refresh)
      this.#refresh = undefined
      this.#painter = undefined
      this.#host = undefined
      painter.stop()
    }
  }

  get scene(): Scene | undefined {
    return this.#scene
  }

  show(scene: Scene): void {
    this.#scene = scene
    this.#places = placesIn(scene)
    this.#isSent = false
    if (scene.lifted === undefined) this.#offset = NOWHERE
    this.#updateElements()
    this.#requestFrame()
  }

  /** Moves the lifted tile. @param offset - in CSS pixels from the place where it was lifted */
  move(offset: Point): void {
    this.#offset = offset
    this.#requestFrame()
  }

  /** The painter has drawn the layout of this number. */
  laidOut(number: number): void {
    this.#drawn.drawn(number)
    this.#isDrawn = true
    this.#requestFrame()
  }

  #requestFrame(): void {
    this.#refresh ??= requestAnimationFrame(() => {
      this.#refresh = undefined
      if (this.#isDrawn) this.#updateElements()
      this.#carry()
      const scene = this.#scene
      if (scene === undefined || this.#isSent) return
      this.#isSent = true
      this.#painter?.layout(paintedLayout(scene), this.#drawn.send(this.#places))
    })
  }

  /** Labels are hidden by opacity, and only the tile's contents: a hidden tile would lose the focus. */
  #updateElements(): void {
    const places = this.#places
    const before = this.#carried
    this.#isDrawn = false
    this.#carried = undefined
    for (const element of this.#host?.querySelectorAll<HTMLElement>('[data-tile]') ?? []) {
      const id = element.dataset['tile'] ?? ''
      element.toggleAttribute('data-label-hidden', !this.#drawn.isAt(id, places))
      if (id === places.lifted && this.#drawn.isLifted(id)) this.#carried = element
    }
    if (before !== undefined && before !== this.#carried) before.style.translate = ''
    this.#carry()
  }

  #carry(): void {
    if (this.#carried === undefined) return
    this.#carried.style.translate = `${this.#offset.x}px ${this.#offset.y}px`
    this.#painter?.moveLifted(this.#offset)
  }
}

function placesIn({ tiles, lifted }: Scene): LaidPlaces {
  const rects = tiles.map(({ tile, rect }) => [tile.id, { ...rect, camera: tile.camera }] as const)
  return { rects: new Map(rects), lifted }
}
