/** The element of a tile, whether its camera is there or not. */
import type { Handle } from '../../src-main/contract/arrange/resizing.ts'
import { SELECTED_CAMERA } from '../../src-main/contract/tiles.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { text } from '../text/language.ts'
import { tileSize } from './tile-size.ts'
import type { WindowOutline } from './window-outlines.ts'

export interface TileProps {
  readonly tile: WallTile
  /** CSS pixels from the top left corner of the wall. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Its place on the wall, from 0. */
  readonly index: number
  /** `3 of 8` while it is being moved. */
  readonly place: string | undefined
  readonly isSolo: boolean
  /** Whether it is the one tile in the Tab order. */
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** Whether its camera has another tile, too. */
  readonly hasTwin: boolean
  /** The sides and corners by which it can be resized. */
  readonly handles: readonly Handle[]
  /** Whether it shows when its newest picture came. */
  readonly hasTime: boolean
  /** What its zoom windows show; `undefined` without any. */
  readonly windows: readonly WindowOutline[] | undefined
}

function nameOf({ camera, label, isHotspot }: WallTile): string {
  return isHotspot === true && camera !== SELECTED_CAMERA
    ? text('tile.hotspot-of', { camera: label })
    : label
}

/** Without what the state of its camera adds. */
export function tileAttributes({
  tile,
  x,
  y,
  width,
  height,
  index,
  place,
  isSolo,
  isCurrent,
  isSelected,
}: TileProps) {
  return {
    className: 'tile',
    role: 'gridcell',
    'aria-label': nameOf(tile),
    'aria-roledescription': text('tile.role'),
    'aria-selected': isSelected,
    'aria-colindex': index + 1,
    tabIndex: isCurrent ? 0 : -1,
    'data-tile': tile.id,
    'data-camera': tile.camera,
    'data-hotspot': tile.isHotspot,
    'data-index': index,
    'data-size': tileSize({ width, height }),
    'data-held': place === undefined ? undefined : true,
    'data-solo': isSolo ? true : undefined,
    'data-selected': isSelected ? true : undefined,
    style: { left: x, top: y, width, height },
  } as const
}
