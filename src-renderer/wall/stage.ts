/** Brings the wall's rectangles to the painter and to the glass above it, at most once for each refresh. */
import type { Painter } from '../painting/painter.ts'
import { cutOut } from './cut-out.ts'
import { paintedPlaces, shift, type Scene } from './scene.ts'
import type { Point } from './arrangement.ts'

const NOWHERE: Point = { x: 0, y: 0 }

/** What moves at the pointer's pace goes past React: the lifted tile, and the labels that it covers. */
export class Stage {
  #painter: Painter | undefined
  #host: HTMLElement | undefined
  #scene: Scene | undefined
  #offset = NOWHERE
  #refresh: number | undefined
  #hasCutOuts = false

  /** @param host - holds the tiles' elements, which carry their camera in `data-camera` */
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
    this.#moveGlass()
    this.#ask()
  }

  /** Moves the lifted tile, in CSS pixels from where it was lifted. */
  move(offset: Point): void {
    this.#offset = offset
    this.#ask()
  }

  #ask(): void {
    this.#refresh ??= requestAnimationFrame(() => {
      this.#refresh = undefined
      this.#moveGlass()
      const scene = this.#scene
      if (scene !== undefined) this.#painter?.layout(scene.size, paintedPlaces(scene, this.#offset))
    })
  }

  #moveGlass(): void {
    const scene = this.#scene
    if (scene === undefined || (scene.lifted === undefined && !this.#hasCutOuts)) return
    const { lifted } = scene
    const resting = scene.tiles.find(({ camera }) => camera === lifted)?.rect
    const over = resting === undefined ? undefined : shift(resting, this.#offset)
    const rects = new Map(scene.tiles.map(({ camera, rect }) => [camera, rect]))
    for (const glass of this.#host?.querySelectorAll<HTMLElement>('[data-camera], .slot') ?? []) {
      const { camera } = glass.dataset
      const rect = camera === undefined ? scene.slot : rects.get(camera)
      const isLifted = camera !== undefined && camera === lifted
      glass.style.translate = isLifted ? `${this.#offset.x}px ${this.#offset.y}px` : ''
      const isUnder = !isLifted && over !== undefined && rect !== undefined
      glass.style.clipPath = (isUnder ? cutOut(rect, over) : undefined) ?? ''
    }
    this.#hasCutOuts = lifted !== undefined
  }
}
