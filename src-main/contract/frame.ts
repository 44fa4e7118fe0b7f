/** The messages on the port between the feed and the painting worker. */

/** How the body of a frame is laid out. Raw arrays are C-ordered rows of uint8, as OpenCV keeps them. */
export type RawPixels = 'gray' | 'bgr' | 'bgra'
export type EncodedFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'avif'

/** Size in pixels, as the array's shape or the picture's own header tells it. */
export type Picture =
  | {
      readonly kind: 'encoded'
      readonly format: EncodedFormat
      readonly width: number
      readonly height: number
    }
  | {
      readonly kind: 'raw'
      readonly pixels: RawPixels
      readonly width: number
      readonly height: number
    }

/** Feed to painter. The body is copied when it crosses; the painter owns what it gets. */
export interface FrameMessage {
  /** Counts up over all cameras, so that a late decode can be told from a newer one. */
  readonly id: number
  readonly camera: string
  readonly picture: Picture
  readonly body: Uint8Array<ArrayBuffer>
}

/** Painter to feed. */
export type PainterMessage =
  /**
   * The frame has left the window in flight: another may be sent. `overtaken` is the frame that will now never be
   * drawn. It is told at once: a screen that sleeps refreshes nothing, and the feed must not keep frames for it.
   */
  | { readonly kind: 'decoded'; readonly id: number; readonly overtaken: number | undefined }
  | { readonly kind: 'undecodable'; readonly id: number; readonly why: string }
  /** One refresh of the surface, and the frames that it drew for the first time. */
  | { readonly kind: 'drawn'; readonly painted: readonly number[] }
  /** The newest frame of a camera is wanted again, at a larger size. */
  | { readonly kind: 'again'; readonly camera: string }
