/** What the page tells the painting worker, and hears from it. */
import type { CameraState } from '../../src-main/contract/camera.ts'

/** Where a camera's picture lies, in CSS pixels from the surface's top left corner. */
export interface TilePlace {
  readonly camera: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Stalled pictures are dimmed, gone ones nearly black. */
  readonly look: CameraState
}

export interface SurfaceSize {
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** Device pixels for one CSS pixel. */
  readonly scale: number
}

/** Page to worker. */
export type PainterOrder =
  /** The worker holds the lock (Web Locks) for as long as it lives. */
  | { readonly kind: 'surface'; readonly canvas: OffscreenCanvas; readonly lock: string }
  | { readonly kind: 'port'; readonly port: MessagePort }
  | { readonly kind: 'layout'; readonly size: SurfaceSize; readonly tiles: readonly TilePlace[] }

/** Worker to page. */
export type PainterNews =
  /** The worker holds its lock. */
  | { readonly kind: 'alive' }
  /** The surface is drawn as a layout wants it. */
  | { readonly kind: 'laid-out'; readonly tiles: readonly TilePlace[] }
