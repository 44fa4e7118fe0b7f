/** Brings the wall's rectangles to the painter and to the overlay above it, at most once for each refresh. */
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import type { Painter } from '../painting/painter.ts'
import type { TilePlace } from '../painting/painter-order.ts'
import { cutOut } from './cut-out.ts'
import { paintedLayout, shift, type Scene } from './scene.ts'

type Rects = ReadonlyMap<string, Rect>

const NOWHERE: Point = { x: 0, y: 0 }

/**
 * What moves at the pointer's pace goes past React: the lifted tile, and the labels that it covers. And what must not
 * run ahead of the painter: a tile's label is hidden until the surface has the tile there, where another's picture was.
 */
export class Stage {
  #painter: Painter | undefined
  #host: HTMLElement | undefined
  #scene: Scene | undefined
  #offset = NOWHERE
  #refresh: number | undefined
  #hasCutOuts = false
  /** Where the surface has each tile, and where the painter was last told to have it. */
  #drawn: Rects = new Map()
  #told: Rects = new Map()

  /** @param host - holds the tiles' elements, which carry their id in `data-tile` */
  attach(host: HTMLElement, painter: Painter): () => void {
    this.#host = host
    this.#painter = painter
    this.#ask()
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
    this.#ask()
  }

  /** Moves the lifted tile, in CSS pixels from where it was lifted. */
  move(offset: Point): void {
    this.#offset = offset
    this.#ask()
  }

  /** The surface shows these tiles now. */
  laidOut(tiles: readonly TilePlace[]): void {
    this.#drawn = new Map(tiles.map((place) => [place.tile, place]))
    if (this.#scene !== undefined) this.#hideLabels(this.#scene)
  }

  #ask(): void {
    this.#refresh ??= requestAnimationFrame(() => {
      this.#refresh = undefined
      this.#moveElements()
      const scene = this.#scene
      if (scene === undefined) return
      this.#told = rectsOf(scene)
      this.#painter?.layout(paintedLayout(scene, this.#offset))
    })
  }

  /** By opacity, and only what a tile says: one that is hidden would lose the focus. The lifted one has its picture with it. */
  #hideLabels(scene: Scene): void {
    const rects = rectsOf(scene)
    for (const element of this.#host?.querySelectorAll<HTMLElement>('[data-tile]') ?? []) {
      const id = element.dataset['tile'] ?? ''
      const rect = rects.get(id)
      const isThere = [this.#drawn, this.#told].every((there) => isSame(there.get(id), rect))
      element.toggleAttribute('data-veiled', id !== scene.lifted && !isThere)
    }
  }

  #moveElements(): void {
    const scene = this.#scene
    if (scene === undefined || (scene.lifted === undefined && !this.#hasCutOuts)) return
    const { lifted } = scene
    const rects = rectsOf(scene)
    const resting = lifted === undefined ? undefined : rects.get(lifted)
    const over = resting === undefined ? undefined : shift(resting, this.#offset)
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

function rectsOf({ tiles }: Scene): Rects {
  return new Map(tiles.map(({ tile, rect }) => [tile.id, rect]))
}

function isSame(a: Rect | undefined, b: Rect | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
