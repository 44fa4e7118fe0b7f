/**
 * The shape of a camera's tile: that of the pictures that last.
 *
 * Some senders change the size of their pictures with every frame, for example to send crops. If the tile followed each of
 * them, the whole wall would be laid out anew twice a second.
 */
import type { Size } from '../contract/frame.ts'

/** A new shape must last for so long, over two pictures or more. A camera that was turned gets its new tile soon enough. */
export const SHAPE_LASTS_MS = 1000

export class LastingShape {
  #shape: Size = { width: 0, height: 0 }
  /** The newest shape that is another one, and since when all pictures have it. */
  #other: { readonly shape: Size; readonly since: number } | undefined

  /** Always the same object while the proportions are the same, because status rows are compared by identity. */
  get shape(): Size {
    return this.#shape
  }

  /** Call it for each picture. Times are in milliseconds of a steady clock. */
  note({ width, height }: Size, now: number): void {
    const shape = { width, height }
    if (this.#shape.width === 0) this.#shape = shape
    else if (isSameShape(this.#shape, shape)) this.#other = undefined
    else if (this.#other === undefined || !isSameShape(this.#other.shape, shape))
      this.#other = { shape, since: now }
    else if (now - this.#other.since >= SHAPE_LASTS_MS) {
      this.#shape = shape
      this.#other = undefined
    }
  }
}

/** Whether they have the same proportions. */
function isSameShape(a: Size, b: Size): boolean {
  return a.width * b.height === b.width * a.height
}
