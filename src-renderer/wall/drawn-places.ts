/** Where the painter has drawn the tiles, as far as it has reported. */
import { isSameRect, type Rect } from '../../src-main/contract/rect.ts'

/** A tile's place, and the camera that it shows there: that of a hotspot changes. */
export interface CameraRect extends Rect {
  readonly camera: string
}

/** The places of tiles in a layout. */
export interface LaidPlaces {
  /** By the ids of the tiles. */
  readonly rects: ReadonlyMap<string, CameraRect>
  /** The tile that is drawn on a canvas of its own. */
  readonly lifted: string | undefined
}

interface SentPlace {
  readonly rect: CameraRect
  /** The number of the layout that brought the camera there. */
  readonly since: number
  /** The number of the layout that lifted it. */
  readonly liftedSince: number | undefined
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
   * @returns its number; later layouts have larger ones
   */
  send({ rects, lifted }: LaidPlaces): number {
    const number = this.#newest + 1
    const before = this.#sent
    this.#newest = number
    this.#sent = new Map(
      [...rects].map(([tile, rect]) => [
        tile,
        sentAs(number, rect, tile === lifted, before.get(tile)),
      ]),
    )
    return number
  }

  /** The painter has drawn this layout. It draws layouts in their order, and may leave some out. */
  drawn(number: number): void {
    this.#drawn = number
  }

  /** Whether the picture of the tile's camera is drawn at this place, and stays there. A lifted tile may have been moved from there. */
  isAt(tile: string, { rects, lifted }: LaidPlaces): boolean {
    const sent = this.#sent.get(tile)
    const rect = rects.get(tile)
    return (
      sent !== undefined &&
      rect !== undefined &&
      sent.since <= this.#drawn &&
      staysAt(sent, rect, tile === lifted)
    )
  }

  /** Whether the picture of the tile is drawn on a canvas of its own. */
  isLifted(tile: string): boolean {
    const since = this.#sent.get(tile)?.liftedSince
    return since !== undefined && since <= this.#drawn
  }
}

function sentAs(
  number: number,
  rect: CameraRect,
  isLifted: boolean,
  before: SentPlace | undefined,
): SentPlace {
  return {
    rect,
    since: before !== undefined && staysAt(before, rect, isLifted) ? before.since : number,
    liftedSince: isLifted ? (before?.liftedSince ?? number) : undefined,
  }
}

/** A tile that is lifted is first shown where it was. One that is dropped comes from where it was carried. */
function staysAt({ rect, liftedSince }: SentPlace, to: CameraRect, isLifted: boolean): boolean {
  const isSame = rect.camera === to.camera && isSameRect(rect, to)
  return isSame && (isLifted || liftedSince === undefined)
}
