/** The messages between the page and the painting worker. */
import type { LaidOut, Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import type { Pixels } from '../../src-main/pixels/pixels.ts'
import type { TileAppearance } from './tile-appearance.ts'

export interface DecodedPicture {
  /** Of its frame. */
  readonly id: number
  /** May be smaller than the picture, or a part of it: another tile then needs it decoded again. */
  readonly pixels: Pixels
  /** Of the whole picture. */
  readonly size: Size
}

/** The rectangle of a tile's picture, in CSS pixels from the top left corner of the surface. */
export interface TilePlace extends Rect {
  readonly tile: string
  readonly camera: string
  readonly appearance: TileAppearance
  /** As in `LaidTile`. */
  readonly maxFps?: number | undefined
}

/** The picture of a frozen tile. */
export interface KeptPicture {
  /** See `frozenSource`. */
  readonly source: string
  readonly picture: DecodedPicture
}

export type SurfaceSize = LaidOut['size']

export interface Layout {
  readonly size: SurfaceSize
  /** They do not overlap, unless the area is too small for them. */
  readonly tiles: readonly TilePlace[]
  /** The tile that is dragged, where it was lifted: it is drawn on a canvas of its own, which is moved from there. */
  readonly lifted: TilePlace | undefined
  /** Whether a camera without a tile gets one: see `Scene`. */
  readonly isOpen: boolean
}

/** Page to worker. */
export type PainterOrder =
  | {
      readonly kind: 'surface'
      readonly canvas: OffscreenCanvas
      /** The worker holds this lock (Web Locks) until it ends. */
      readonly lock: string
      /** The colour between the tiles. */
      readonly ground: string
    }
  | { readonly kind: 'ground'; readonly ground: string }
  /** The canvas of the lifted tile in the layouts from now on. */
  | { readonly kind: 'lifted'; readonly canvas: OffscreenCanvas }
  /** Before the first layout: what the worker before this one kept. */
  | { readonly kind: 'kept'; readonly pictures: readonly KeptPicture[] }
  | { readonly kind: 'port'; readonly port: MessagePort }
  | ({
      readonly kind: 'layout'
      readonly number: number
      /** The sources of all frozen tiles, also of those that are not in the layout: a window may show it again. */
      readonly frozen: readonly string[]
    } & Layout)

/** Worker to page. */
export type PainterNews =
  /** The worker holds its lock. */
  | { readonly kind: 'alive' }
  /** The surface is drawn with the layout of this number. */
  | { readonly kind: 'laid-out'; readonly number: number }
  /** The picture of a tile that was frozen now: the page gives it to the next worker, should this one end. */
  | { readonly kind: 'kept'; readonly kept: KeptPicture }
