/** Where a picture is on its tile. Pure. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'

/** Device pixels by which a tile of the picture's shape may be off, because its edges are rounded. */
const ROUNDED = 2

/**
 * The place of a picture on a tile. The tile has the shape of what it shows of its camera's pictures that last; what it shows of
 * a picture of another shape is centred on it.
 *
 * @param picture - the size of what is shown of it: see `shownSize`
 * @returns the tile's place itself if the picture fills it
 */
export function fittedPlace<Tile extends Rect>(tile: Tile, picture: Size): Tile | Rect {
  if (picture.width <= 0 || picture.height <= 0) return tile
  const scale = Math.min(tile.width / picture.width, tile.height / picture.height)
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  if (tile.width - width <= ROUNDED && tile.height - height <= ROUNDED) return tile
  const x = tile.x + Math.floor((tile.width - width) / 2)
  const y = tile.y + Math.floor((tile.height - height) / 2)
  return { x, y, width, height }
}
