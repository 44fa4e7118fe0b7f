/** The shape that a tile of the kind `free` keeps while it is resized. */
import { cellAspect } from '../../src-main/contract/arrange/measures.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import type { WallTile } from './wall-tile.ts'

/**
 * Columns for each row of its cell; `undefined` if the cell may have any shape, because the picture fills it.
 *
 * @param area - the wall in CSS pixels
 */
export function keptAspect(
  { shape, fills }: Pick<WallTile, 'shape' | 'fills'>,
  area: Size,
): number | undefined {
  return fills ? undefined : cellAspect(shape, area)
}
