/** The tiles on the wall, each with its shape and its appearance, from the topics and the cameras' rows. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import {
  camerasOf,
  hasPicture,
  isHotspot,
  SELECTED_CAMERA,
  type Tile,
  type Tiles,
} from '../../src-main/contract/tiles.ts'
import type { Topics } from '../../src-main/features/list.ts'
import type { CameraTurn } from '../../src-main/features/turn/contract.ts'
import type { TileView, ViewOfTile } from '../../src-main/features/views/contract.ts'
import { isSameAppearance, pictureSize, type TileLook } from '../painting/tile-appearance.ts'
import { labelsBy } from './camera-labels.ts'
import { shownLayout } from './shown-layout.ts'
import { UNZOOMED, type ViewedTile } from './tile-view.ts'

/** Its shape is that of its camera’s pictures that last; only the proportions matter. */
export interface WallTile extends Tile, ViewedTile {
  /** What a person called its camera, else the camera's name. */
  readonly label: string
  /** Only if its camera has sent no picture yet, or if it is a hotspot without a camera to show. */
  readonly isAbsent?: true
  /** Only while its pictures are those of a recording, and its camera has sent no picture yet. */
  readonly isRecorded?: true
  /** Only for the tile that shows the camera of the tile that was selected last. */
  readonly isHotspot?: true
}

export interface FrozenTile {
  /** In milliseconds since the epoch. */
  readonly since: number
  /** The camera of the picture, which a hotspot keeps. */
  readonly camera: string
}

/** What this window shows otherwise than the topics say. */
export interface WindowViews {
  /** By tile: views that were requested, and are not in the topics of the main process yet. */
  readonly changed: ReadonlyMap<string, TileView>
  /** By tile. */
  readonly frozen: ReadonlyMap<string, FrozenTile>
  /** The camera of the tile that was selected last, which the hotspot shows. */
  readonly followed: string | undefined
  /** Whether it looks back. */
  readonly isPast: boolean
  /** Cameras that are not on the wall, and are shown as they were recorded: the sizes of their pictures. */
  readonly recorded: ReadonlyMap<string, Size>
}

/** The topics that tiles depend on. */
export const TILE_TOPICS = [
  'tiles',
  'turns',
  'aliases',
  'views',
  'hidden',
  'layout',
  'layouts',
  'window',
] as const satisfies readonly (keyof Topics)[]
export type TileTopics = Pick<Topics, (typeof TILE_TOPICS)[number]>

/** Of absent cameras, if no camera is on the wall: that of most cameras. */
const USUAL_SHAPE: Size = { width: 16, height: 9 }

/**
 * In their order. A tile is on the wall from its camera's first picture on, and where it is known which cameras belong there,
 * from the start, in the shape of other tiles. Elsewhere the places of absent cameras are kept, and not shown. While recordings are
 * played, their cameras are on the wall, too.
 *
 * @param own - what this window shows otherwise than all windows
 * @param previous - the previous list: unchanged tiles keep their identity, and so does an unchanged list
 */
export function wallTiles(
  { tiles, turns, aliases, views, hidden, layout, ...shown }: TileTopics,
  own: WindowViews,
  rows: ReadonlyMap<string, CameraStatus>,
  previous: readonly WallTile[],
): readonly WallTile[] {
  const known = new Map(previous.map((tile) => [tile.id, tile]))
  const turnOf = new Map(turns.map((turn) => [turn.camera, turn]))
  const labelOf = labelsBy(aliases)
  const viewOf = new Map<string, ViewOfTile>(views.map((view) => [view.tile, view]))
  const areHidden = new Set(hidden)
  const keepsPlaces = shownLayout(shown)?.keepsPlaces === true
  const made = withRecorded(tiles, own.recorded).flatMap((tile): WallTile[] => {
    const frozen = own.frozen.get(tile.id)
    const isSpot = isHotspot(tile)
    const camera = isSpot ? (frozen?.camera ?? cameraOfHotspot(tiles, own.followed)) : tile.camera
    const row = rows.get(camera)
    const isHere = row !== undefined && hasPicture(row)
    const size = isHere ? row.shape : own.recorded.get(camera)
    if (areHidden.has(tile.id) || (size === undefined && !keepsPlaces && !isSpot)) return []
    const view = viewOf.get(tile.id)
    const named = { id: tile.id, camera, label: labelOf(camera) }
    const fills = (view?.fit ?? layout.pictures) === 'fill'
    const wallTile =
      size === undefined
        ? absentTile(named, fills)
        : makeTile(named, size, {
            turn: turnOf.get(camera),
            view: own.changed.get(tile.id) ?? view ?? UNZOOMED,
            fills,
            frozenSince: frozen?.since,
            look: isHere && !own.isPast ? lookOf(row) : 'live',
          })
    return [
      {
        ...wallTile,
        ...(isSpot ? { isHotspot: true } : {}),
        ...(isHere || size === undefined ? {} : { isRecorded: true }),
      },
    ]
  })
  const shape = made.find(({ isAbsent }) => isAbsent !== true)?.shape ?? USUAL_SHAPE
  const next = made.map((tile) => {
    const shaped = tile.isAbsent === true ? { ...tile, shape } : tile
    const before = known.get(tile.id)
    return before !== undefined && isSame(before, shaped) ? before : shaped
  })
  const areSame =
    next.length === previous.length && next.every((tile, index) => tile === previous[index])
  return areSame ? previous : next
}

/** With a tile at the end for each recorded camera that has none. Only this window has them: a change of one changes nothing. */
function withRecorded(tiles: Tiles, recorded: WindowViews['recorded']): Tiles {
  if (recorded.size === 0) return tiles
  const known = new Set(tiles.map(({ camera }) => camera))
  const missing = [...recorded.keys()].filter((camera) => !known.has(camera))
  return [...tiles, ...missing.map((camera) => ({ id: `recorded ${camera}`, camera }))]
}

/** That of the tile that was selected last, if it is still on the layout, else that of the first tile. */
function cameraOfHotspot(tiles: Tiles, followed: string | undefined): string {
  const cameras = camerasOf(tiles)
  const isHere = followed !== undefined && cameras.includes(followed)
  return (isHere ? followed : cameras[0]) ?? SELECTED_CAMERA
}

function makeTile(
  { id, camera, label }: Pick<WallTile, 'id' | 'camera' | 'label'>,
  size: Size,
  shown: {
    readonly turn: CameraTurn | undefined
    readonly view: TileView
    readonly fills: boolean
    readonly frozenSince: number | undefined
    readonly look: TileLook
  },
): WallTile {
  const { turn, view, fills, frozenSince, look } = shown
  const appearance = {
    state: look,
    ...(turn === undefined ? {} : { turn }),
    ...(frozenSince === undefined ? {} : { frozenSince }),
  }
  return { id, camera, label, shape: pictureSize(size, appearance), fills, view, appearance }
}

function absentTile(named: Pick<WallTile, 'id' | 'camera' | 'label'>, fills: boolean): WallTile {
  return {
    ...named,
    shape: USUAL_SHAPE,
    fills,
    view: UNZOOMED,
    appearance: { state: 'gone' },
    isAbsent: true,
  }
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
    a.isAbsent === b.isAbsent &&
    a.isHotspot === b.isHotspot &&
    a.isRecorded === b.isRecorded &&
    a.shape.width === b.shape.width &&
    a.shape.height === b.shape.height &&
    a.fills === b.fills &&
    a.view.zoom === b.view.zoom &&
    a.view.x === b.view.x &&
    a.view.y === b.view.y &&
    isSameAppearance(a.appearance, b.appearance)
  )
}
