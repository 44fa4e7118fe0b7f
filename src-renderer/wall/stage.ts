/** Applies the layout to the painter and to the overlays above it, at most once per refresh of the screen. */
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import type { Painter } from '../painting/painter.ts'
import { cutOut } from './cut-out.ts'
import { DrawnPlaces } from './drawn-places.ts'
import { paintedLayout, shift, type Scene } from './scene.ts'

type Rects = ReadonlyMap<string, Rect>

const NOWHERE: Point = { x: 0, y: 0 }

/**
 * Updates at the rate of the pointer bypass React: the lifted tile, and the labels that it covers. And a tile's label is
 * hidden until the painter has drawn the tile at its new place, also that of the lifted tile: the picture of another camera
 * was there before.
 */
export class Stage {
  #painter: Painter | undefined
  #host: HTMLElement | undefined
  #scene: Scene | undefined
  #offset = NOWHERE
  #refresh: number | undefined
  #hasCutOuts = false
  readonly #drawnPlaces = new DrawnPlaces()

  /** @param host - contains the elements of the tiles, with their ids in `data-tile` */
  attach(host: HTMLElement, painter: Painter): () => void {
    this.#host = host
    this.#painter = painter
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
    if (scene.lifted === undefined) this.#offset = NOWHERE
    this.#hideLabels(scene)
    this.#moveElements()
    this.#requestFrame()
  }

  /** Moves the lifted tile. @param offset - in CSS pixels from the place where it was lifted */
  move(offset: Point): void {
    this.#offset = offset
    this.#requestFrame()
  }

  /** The painter has drawn the layout of this number. */
  laidOut(number: number): void {
    this.#drawnPlaces.drawn(number)
    if (this.#scene !== undefined) this.#hideLabels(this.#scene)
  }

  #requestFrame(): void {
    this.#refresh ??= requestAnimationFrame(() => {
      this.#refresh = undefined
      this.#moveElements()
      const scene = this.#scene
      if (scene === undefined) return
      const number = this.#drawnPlaces.send(rectsOf(scene, this.#offset))
      if (scene.lifted !== undefined) this.#hideLabels(scene)
      this.#painter?.layout(paintedLayout(scene, this.#offset), number)
    })
  }

  /** By opacity, and only the tile's contents: a hidden tile would lose the focus. */
  #hideLabels(scene: Scene): void {
    const rects = rectsOf(scene, this.#offset)
    for (const element of this.#host?.querySelectorAll<HTMLElement>('[data-tile]') ?? []) {
      const id = element.dataset['tile'] ?? ''
      const rect = rects.get(id)
      const isThere = rect !== undefined && this.#drawnPlaces.has(id, rect)
      element.toggleAttribute('data-label-hidden', !isThere)
    }
  }

  #moveElements(): void {
    const scene = this.#scene
    if (scene === undefined || (scene.lifted === undefined && !this.#hasCutOuts)) return
    const { lifted } = scene
    const rects = rectsOf(scene, this.#offset)
    const over = lifted === undefined ? undefined : rects.get(lifted)
    for (const element of this.#host?.querySelectorAll<HTMLElement>('[data-tile], .slot') ?? []) {
      const id = element.dataset['tile']
      const rect = id === undefined ? scene.slot : rects.get(id)
      const isLifted = id !== undefined && id === lifted
      element.style.translate = isLifted ? `${this.#offset.x}px ${this.#offset.y}px` : ''
      const isUnder = !isLifted && over !== undefined && rect !== undefined
      element.style.clipPath = (isUnder ? cutOut(rect, over) : undefined) ?? ''
    }
    this.#hasCutOuts = lifted !== undefined
  }
}

/** @param offset - of the lifted tile from where it was lifted */
function rectsOf({ tiles, lifted }: Scene, offset: Point): Rects {
  return new Map(
    tiles.map(({ tile, rect }) => [tile.id, tile.id === lifted ? shift(rect, offset) : rect]),
  )
}
