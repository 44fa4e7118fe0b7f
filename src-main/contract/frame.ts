/** The messages on the port between a window's screen and its painting worker. */

import type { Rect } from './rect.ts'
import type { Channels, ValueType } from './value-type.ts'

/** The order of 8-bit pixels in a row, as in OpenCV. */
export type RawPixels = 'gray' | 'bgr' | 'bgra'
export type EncodedFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'avif' | 'tiff'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The size at which a picture is needed, in device pixels. */
export interface PictureNeed extends Size {
  /** The part of the picture as sent that is needed in this size, from 0 to 1; all of it if missing. */
  readonly part?: Rect
}

/** Format and size in pixels, from the array's shape or the picture's header. */
export type Picture = EncodedPicture | RawPicture

export interface EncodedPicture extends Size {
  readonly kind: 'encoded'
  readonly format: EncodedFormat
  /** Its EXIF orientation, from 2 to 8, rotates or mirrors it; the size is that of the upright picture. */
  readonly turned?: number
  /** A JPEG that ends before its end marker (EOI). It is shown as far as it goes. */
  readonly cut?: true
}

/** An array as it was sent: rows in C order, without gaps. */
export interface RawPicture extends Size {
  readonly kind: 'raw'
  readonly values: ValueType
  readonly channels: Channels
}

/** A picture whose values were converted to 8 bits for a page. */
export interface PackedPicture extends Size {
  readonly kind: 'packed'
  readonly pixels: RawPixels | 'rgba'
}

/** The metadata of a frame, as it crosses to a page. */
export interface FrameHead {
  /** Increases over all cameras, so that the result of a late decode can be recognised. */
  readonly id: number
  readonly camera: string
  readonly picture: EncodedPicture | PackedPicture
  /** Set if the picture was cut or scaled to its tile before it was sent: the body is RGBA or planes (`i420`) of this size. */
  readonly fitted?: PictureNeed
}

/** A frame, on both sides of the port. */
export interface FrameMessage extends FrameHead {
  readonly body: Uint8Array<ArrayBuffer>
}

/** Screen to painter: a frame is sent in consecutive parts. */
export interface FramePart {
  /** Only in the first part: the metadata, and the total number of bytes. */
  readonly begins?: FrameHead & { readonly length: number }
  /** The buffer may be longer than the data in it, which has `length` bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly length: number
}

/** A tile in the painter's layout. */
export interface LaidTile {
  readonly tile: string
  readonly camera: string
  /** CSS pixels from the wall's top left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The size at which its camera's picture is needed. */
  readonly picture: PictureNeed
  /** The most frames a second that it shows; every frame without it. */
  readonly maxFps?: number | undefined
  /** It keeps the picture that it has, and needs no further ones. */
  readonly isFrozen?: true
}

/** Painter to its screen. */
export type PainterMessage =
  | Progress
  | { readonly kind: 'undecodable'; readonly id: number }
  | LaidOut
  /** Requests the newest frame of a camera again, because its tile has grown. */
  | { readonly kind: 'again'; readonly camera: string }

/** Sent when the layout changes. There is no demand for cameras without a tile. */
export interface LaidOut {
  readonly kind: 'laid-out'
  /** The wall in CSS pixels, and the number of device pixels per CSS pixel. */
  readonly size: Size & { readonly scale: number }
  readonly tiles: readonly LaidTile[]
  /** Whether a new camera will get a tile; `false` in the solo view, for example. */
  readonly isOpen: boolean
}

/** The frames whose state changed since the last report. None of them is in flight any more. */
export interface Progress {
  readonly kind: 'progress'
  /** Decoded and not drawn yet: the camera has no tile, or was already drawn in this refresh. */
  readonly decoded: readonly number[]
  /** Drawn for the first time, with the time of each in milliseconds since the epoch. */
  readonly painted: readonly number[]
  readonly paintedAt: readonly number[]
  /** Decoded, but overtaken by a newer frame of its camera before it was drawn, or no longer to be drawn. */
  readonly overtaken: readonly number[]
  readonly work: PainterWork
}

/** The painter's part of `Work`, counted since it started. Used by tests. */
export interface PainterWork {
  /** Decoded pictures, including failed attempts. */
  readonly decodes: number
  /** Those that the browser's decoders processed, which costs more. */
  readonly byBrowser: number
  readonly tilesDrawn: number
}

/**
 * Counts the work done for a window: by its screen since it was opened, by its painter since its page was loaded. Used by
 * tests that fail if work is done for cameras that are not visible.
 */
export interface Work {
  /** Frames sent to a painter. */
  readonly sent: number
  /** Pictures decoded by a painter, including failed attempts. */
  readonly decoded: number
  /** Those that the browser's decoders processed. */
  readonly byBrowser: number
  /** Tiles drawn by a painter; more than frames when the layout changed. */
  readonly tilesDrawn: number
  /** The highest number of frames in flight to a painter at one time. */
  readonly mostInFlight: number
}
