/** The messages on the port between a window's screen and its painting worker. */

/** How the body of a frame is laid out. Raw arrays are C-ordered rows of uint8, as OpenCV keeps them. */
export type RawPixels = 'gray' | 'bgr' | 'bgra'
export type EncodedFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'avif'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Size in pixels, as the array's shape or the picture's own header tells it. */
export type Picture = EncodedPicture | RawPicture

export interface EncodedPicture extends Size {
  readonly kind: 'encoded'
  readonly format: EncodedFormat
  /** Its EXIF data turn or mirror it; the size is that of the upright picture. */
  readonly turned?: true
}

export interface RawPicture extends Size {
  readonly kind: 'raw'
  readonly pixels: RawPixels
}

/** What a frame is, without its bytes. */
export interface FrameHead {
  /** Counts up over all cameras, so that a late decode can be told from a newer one. */
  readonly id: number
  readonly camera: string
  readonly picture: Picture
  /** Set when a raw array was scaled to its tile before it crossed: the body is planes (`i420`) of this size. */
  readonly fitted?: Size
}

/** A frame, on both sides of the port. */
export interface FrameMessage extends FrameHead {
  readonly body: Uint8Array<ArrayBuffer>
}

/** Screen to painter: a frame crosses in parts, in their order. */
export interface FramePart {
  /** With the first part: the frame, and how many bytes it has. */
  readonly begins?: FrameHead & { readonly length: number }
  /** May be longer than what it carries. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly length: number
}

/** A tile as the painter has laid it out. */
export interface LaidTile {
  readonly tile: string
  readonly camera: string
  /** CSS pixels from the wall's top left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The size at which its picture is needed, in device pixels. */
  readonly picture: Size
}

/** Painter to its screen. */
export type PainterMessage =
  | Progress
  | { readonly kind: 'undecodable'; readonly id: number; readonly why: string }
  | LaidOut
  /** The newest frame of a camera is wanted again, at a larger size. */
  | { readonly kind: 'again'; readonly camera: string }

/** Whenever the layout changes. Cameras that have no tile here are not wanted. */
export interface LaidOut {
  readonly kind: 'laid-out'
  /** The wall in CSS pixels, and device pixels for one of them. */
  readonly size: Size & { readonly scale: number }
  readonly tiles: readonly LaidTile[]
  /** Whether a camera that has no tile yet will get one: not while one is shown alone. */
  readonly isOpen: boolean
}

/** What became of frames since the last word of it. Each frame named here has left the window in flight. */
export interface Progress {
  readonly kind: 'progress'
  /** Decoded, and waiting: its camera has no tile, or was drawn in this refresh already. */
  readonly decoded: readonly number[]
  /** Drawn for the first time, with the time of each in milliseconds since the epoch. */
  readonly painted: readonly number[]
  readonly paintedAt: readonly number[]
  /** Decoded, and overtaken by a newer frame of its camera before it was drawn, or never to be drawn. */
  readonly overtaken: readonly number[]
  readonly work: PainterWork
}

/** Since the painter started. Tests read it; see `Work`. */
export interface PainterWork {
  /** Pictures decoded, or tried. */
  readonly decodes: number
  /** Those of them that the browser's own decoders took, which cost more. */
  readonly byBrowser: number
  readonly tilesDrawn: number
}

/**
 * What a window cost: its screen since it was opened, its painter since its page was loaded. Tests read it, so that work
 * that nobody sees fails one.
 */
export interface Work {
  /** Frames that crossed to a painter. */
  readonly sent: number
  /** Pictures that a painter decoded, or tried to. */
  readonly decoded: number
  /** Those of them that the browser's own decoders took. */
  readonly byBrowser: number
  /** Tiles that a painter drew; more than frames when the layout changed. */
  readonly tilesDrawn: number
  /** The most frames that were on their way to a painter at one time. */
  readonly mostInFlight: number
}
