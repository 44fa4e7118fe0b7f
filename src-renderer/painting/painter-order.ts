/** What the page tells the painting worker, and hears from it. */
import type { LaidOut } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import type { TileLook } from './tile-look.ts'

/** Where a tile's picture lies, in CSS pixels from the surface's top left corner. */
export interface TilePlace extends Rect {
  readonly tile: string
  readonly camera: string
  readonly look: TileLook
}

export type SurfaceSize = LaidOut['size']

export interface Layout {
  readonly size: SurfaceSize
  /** In the order in which they are drawn. Only the last one may lie over others. */
  readonly tiles: readonly TilePlace[]
  /** Whether a camera without a tile will get one: not while one is shown alone. */
  readonly isOpen: boolean
}

/** Page to worker. */
export type PainterOrder =
  | {
      readonly kind: 'surface'
      readonly canvas: OffscreenCanvas
      /** The worker holds this lock (Web Locks) for as long as it lives. */
      readonly lock: string
      /** The colour between the tiles. */
      readonly ground: string
    }
  | { readonly kind: 'port'; readonly port: MessagePort }
  | ({ readonly kind: 'layout' } & Layout)

/** Worker to page. */
export type PainterNews =
  /** The worker holds its lock. */
  | { readonly kind: 'alive' }
  /** The surface is drawn as a layout wants it. */
  | { readonly kind: 'laid-out'; readonly tiles: readonly TilePlace[] }
