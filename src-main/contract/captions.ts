/** Texts that are burned into pictures: the page draws them, another thread puts them on the pictures. */

/** Pixels of every drawn text. It is scaled to the size of the picture. */
export const CAPTION_HEIGHT = 48
/** Wider names are condensed: a picture shows no more of them. */
export const MAX_CAPTION_WIDTH = 1200
/** What times are written with. */
export const TIME_CHARACTERS = '0123456789-:.+ '

/** White on black, drawn by the page, whose fonts have the letters of every language. */
export interface DrawnText {
  readonly width: number
  /** The brightness of each pixel, row by row. */
  readonly gray: Uint8Array<ArrayBuffer>
}

/** What is burned into the pictures of some cameras. */
export interface Captions {
  readonly names: readonly { readonly camera: string; readonly drawn: DrawnText }[]
  /** One for each of `TIME_CHARACTERS`, in their order. */
  readonly characters: readonly DrawnText[]
}
