/** Where the painter has drawn the tiles, as far as it has reported. */
import type { Rect } from '../../src-main/contract/rect.ts'

interface SentPlace {
  readonly rect: Rect
  /** The number of the layout that brought the tile there. */
  readonly since: number
}

/**
 * Follows the layouts that are sent to the painter, and its reports. A tile that was moved away and back counts as drawn only
 * when that is drawn: the picture may have been away in between.
 */
export class DrawnPlaces {
  #sent: ReadonlyMap<string, SentPlace> = new Map()
  #newest = 0
  #drawn = 0

  /**
   * Notes the layout that is sent next.
   *
   * @param rects - of all tiles, by their ids
   * @returns its number; later layouts have larger ones
   */
  send(rects: ReadonlyMap<string, Rect>): number {
    const number = this.#newest + 1
    this.#newest = number
    this.#sent = new Map(
      [...rects].map(([tile, rect]) => {
        const before = this.#sent.get(tile)
        return [
          tile,
          isSame(before?.rect, rect) ? { rect, since: before.since } : { rect, since: number },
        ]
      }),
    )
    return number
  }

  /** The painter has drawn this layout. It draws layouts in their order, and may leave some out. */
  drawn(number: number): void {
    this.#drawn = number
  }

  /** Whether the picture of the tile is drawn at this place, and stays there. */
  has(tile: string, rect: Rect): boolean {
    const sent = this.#sent.get(tile)
    return sent !== undefined && isSame(sent.rect, rect) && sent.since <= this.#drawn
  }
}

function isSame(a: Rect | undefined, b: Rect): a is Rect {
  return (
    a !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
  )
}
