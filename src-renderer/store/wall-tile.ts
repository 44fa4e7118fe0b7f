/** The tiles on the wall, each with its shape and its look: made here, of what the main process told. */
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import { hasPicture, type Tile } from '../../src-main/contract/tiles.ts'
import type { Topics } from '../../src-main/features/list.ts'
import type { CameraTurn } from '../../src-main/features/turn/contract.ts'
import { isSameLook, pictureSize, type TileLook } from '../painting/tile-look.ts'

export interface WallTile extends Tile {
  /** Of its picture as it is shown, in the picture's own pixels. */
  readonly shape: Size
  readonly look: TileLook
}

/** The topics that tiles are made of. */
export const TILE_TOPICS = ['tiles', 'turns'] as const satisfies readonly (keyof Topics)[]
export type TileTopics = Pick<Topics, (typeof TILE_TOPICS)[number]>

/**
 * In their order. A tile is on the wall from its camera's first picture on; the places of cameras that are away are kept.
 *
 * @param previous - its tiles are given back themselves where nothing has changed, and so is the whole list
 */
export function wallTiles(
  { tiles, turns }: TileTopics,
  rows: ReadonlyMap<string, CameraStatus>,
  previous: readonly WallTile[],
): readonly WallTile[] {
  const known = new Map(previous.map((tile) => [tile.id, tile]))
  const turnOf = new Map(turns.map((turn) => [turn.camera, turn]))
  const next = tiles.flatMap((tile): WallTile[] => {
    const row = rows.get(tile.camera)
    if (row === undefined || !hasPicture(row)) return []
    const made = makeTile(tile, row, turnOf.get(tile.camera))
    const before = known.get(tile.id)
    return [before !== undefined && isSame(before, made) ? before : made]
  })
  const areSame =
    next.length === previous.length && next.every((tile, index) => tile === previous[index])
  return areSame ? previous : next
}

function makeTile(
  { id, camera }: Tile,
  { width, height, state }: CameraStatus,
  turn: CameraTurn | undefined,
): WallTile {
  const look = turn === undefined ? { state } : { state, turn }
  return { id, camera, shape: pictureSize({ width, height }, look), look }
}

/** Whether another row of a camera makes another tile. */
export function changesTiles(
  before: CameraStatus | undefined,
  now: CameraStatus | undefined,
): boolean {
  if (before === undefined || now === undefined) return before !== now
  return (
    before.state !== now.state ||
    before.width !== now.width ||
    before.height !== now.height ||
    hasPicture(before) !== hasPicture(now)
  )
}

function isSame(a: WallTile, b: WallTile): boolean {
  return (
    a.camera === b.camera &&
    a.shape.width === b.shape.width &&
    a.shape.height === b.shape.height &&
    isSameLook(a.look, b.look)
  )
}
