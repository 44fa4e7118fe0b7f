/** What the tiles of a window need of each camera's picture. */
import type { LaidTile, PictureNeed } from '../../contract/frame.ts'
import { mergeNeeds, sizeOf } from '../../pixels/part.ts'

/** By camera that has a tile. */
export type Needs = ReadonlyMap<string, PictureNeed>

/** A camera can have several tiles. Its frames are sent once, as all of these tiles need them. */
export function needsOf(tiles: readonly LaidTile[]): Needs {
  const needs = new Map<string, PictureNeed>()
  for (const { camera, picture, isFrozen } of tiles) {
    if (isFrozen === true) continue
    const known = needs.get(camera)
    needs.set(camera, known === undefined ? picture : mergeNeeds(known, picture))
  }
  return needs
}

/** A camera without a tile will get one of the same size as the others, or a smaller one, with all of its picture. */
export function needOf(needs: Needs, camera: string): PictureNeed | undefined {
  const [other] = needs.values()
  return needs.get(camera) ?? (other === undefined ? undefined : sizeOf(other))
}
