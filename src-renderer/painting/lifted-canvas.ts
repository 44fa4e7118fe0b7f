/** The canvas of the tile that is dragged, over the surface and the labels of the other tiles: to move it nothing is drawn. */
import type { Point } from '../../src-main/contract/rect.ts'
import type { Layout } from './painter-order.ts'

/** Each lifted tile gets a new canvas, so that none is shown with the picture of the last one. */
export class LiftedCanvas {
  readonly #host: HTMLElement
  #canvas: HTMLCanvasElement | undefined
  /** The number of the layout that has dropped its tile. Until that is drawn, the picture is only here. */
  #droppedBy: number | undefined

  constructor(host: HTMLElement) {
    this.#host = host
  }

  /**
   * Follows a layout that is about to be sent to the worker.
   *
   * @returns a canvas that must be sent before it
   */
  follow({ lifted }: Layout, number: number): OffscreenCanvas | undefined {
    if (lifted === undefined) {
      this.#droppedBy ??= number
      return undefined
    }
    const known = this.#droppedBy === undefined ? this.#canvas : undefined
    const canvas = known ?? this.#open()
    for (const [property, length] of [
      ['left', lifted.x],
      ['top', lifted.y],
      ['width', lifted.width],
      ['height', lifted.height],
    ] as const)
      canvas.style[property] = `${length}px`
    return known === undefined ? canvas.transferControlToOffscreen() : undefined
  }

  /** @param offset - in CSS pixels from the place in the layout */
  move({ x, y }: Point): void {
    if (this.#canvas !== undefined) this.#canvas.style.translate = `${x}px ${y}px`
  }

  laidOut(number: number): void {
    if (this.#droppedBy !== undefined && number >= this.#droppedBy) this.close()
  }

  close(): void {
    this.#canvas?.remove()
    this.#canvas = undefined
  }

  #open(): HTMLCanvasElement {
    this.close()
    const canvas = document.createElement('canvas')
    canvas.className = 'lifted'
    canvas.setAttribute('aria-hidden', 'true')
    this.#host.append(canvas)
    this.#canvas = canvas
    this.#droppedBy = undefined
    return canvas
  }
}
