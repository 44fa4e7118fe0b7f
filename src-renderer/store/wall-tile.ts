/** The tiles on the wall, each with its shape and its appearance, from the topics and the cameras' rows. */
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { hasPicture, type Tile } from '../../src-main/contract/tiles.ts'
import type { Topics } from '../../src-main/features/list.ts'
import type { CameraTurn } from '../../src-main/features/turn/contract.ts'
import type { TileView, ViewOfTile } from '../../src-main/features/views/contract.ts'
import { isSameAppearance, pictureSize, type TileLook } from '../painting/tile-appearance.ts'
import { labelsBy } from './camera-labels.ts'
import { UNZOOMED, type ViewedTile } from './tile-view.ts'

/** Its shape is that of its camera’s pictures that last; only the proportions matter. */
export interface WallTile extends Tile, ViewedTile {
  /** What a person called its camera, else the camera's name. */
  readonly label: string
}

/** What this window shows otherwise than the topics say. */
export interface WindowViews {
  /** By tile: views that were requested, and are not in the topics of the main process yet. */
  readonly changed: ReadonlyMap<string, TileView>
  /** By tile: since when it is frozen, in milliseconds since the epoch. */
  readonly frozen: ReadonlyMap<string, number>
}

/** The topics that tiles depend on. */
export const TILE_TOPICS = [
  'tiles',
  'turns',
  'aliases',
  'views',
  'hidden',
  'layout',
] as const satisfies readonly (keyof Topics)[]
export type TileTopics = Pick<Topics, (typeof TILE_TOPICS)[number]>

/**
 * In their order. A tile is on the wall from its camera's first picture on; the places of absent cameras are kept.
 *
 * @param own - what this window shows otherwise than all windows
 * @param previous - the previous list: unchanged tiles keep their identity, and so does an unchanged list
 */
export function wallTiles(
  { tiles, turns, aliases, views, hidden, layout }: TileTopics,
  own: WindowViews,
  rows: ReadonlyMap<string, CameraStatus>,
  previous: readonly WallTile[],
): readonly WallTile[] {
  const known = new Map(previous.map((tile) => [tile.id, tile]))
  const turnOf = new Map(turns.map((turn) => [turn.camera, turn]))
  const labelOf = labelsBy(aliases)
  const viewOf = new Map<string, ViewOfTile>(views.map((view) => [view.tile, view]))
  const areHidden = new Set(hidden)
  const next = tiles.flatMap((tile): WallTile[] => {
    const row = rows.get(tile.camera)
    if (row === undefined || !hasPicture(row) || areHidden.has(tile.id)) return []
    const label = labelOf(tile.camera)
    const view = viewOf.get(tile.id)
    const made = makeTile({ ...tile, label }, row, {
      turn: turnOf.get(tile.camera),
      view: own.changed.get(tile.id) ?? view ?? UNZOOMED,
      fills: (view?.fit ?? layout.pictures) === 'fill',
      frozenSince: own.frozen.get(tile.id),
    })
    const before = known.get(tile.id)
    return [before !== undefined && isSame(before, made) ? before : made]
  })
  const areSame =
    next.length === previous.length && next.every((tile, index) => tile === previous[index])
  return areSame ? previous : next
}

function makeTile(
  { id, camera, label }: Pick<WallTile, 'id' | 'camera' | 'label'>,
  row: CameraStatus,
  shown: {
    readonly turn: CameraTurn | undefined
    readonly view: TileView
    readonly fills: boolean
    readonly frozenSince: number | undefined
  },
): WallTile {
  const { shape } = row
  const { turn, view, fills, frozenSince } = shown
  const appearance = {
    state: lookOf(row),
    ...(turn === undefined ? {} : { turn }),
    ...(frozenSince === undefined ? {} : { frozenSince }),
  }
  return { id, camera, label, shape: pictureSize(shape, appearance), fills, view, appearance }
}

function lookOf({ state, warnings }: CameraStatus): TileLook {
  const isFrozen = state === 'live' && warnings.some(({ code }) => code === 'frozen')
  return isFrozen ? 'frozen' : state
}

/** Whether a change of a camera's row changes its tiles. */
export function changesTiles(
  before: CameraStatus | undefined,
  now: CameraStatus | undefined,
): boolean {
  if (before === undefined || now === undefined) return before !== now
  return (
    lookOf(before) !== lookOf(now) ||
    before.shape.width !== now.shape.width ||
    before.shape.height !== now.shape.height ||
    hasPicture(before) !== hasPicture(now)
  )
}

function isSame(a: WallTile, b: WallTile): boolean {
  return (
    a.camera === b.camera &&
    a.label === b.label &&
    a.shape.width === b.shape.width &&
    a.shape.height === b.shape.height &&
    a.fills === b.fills &&
    a.view.zoom === b.view.zoom &&
    a.view.x === b.view.x &&
    a.view.y === b.view.y &&
    isSameAppearance(a.appearance, b.appearance)
  )
}
