/** Draws the texts of an export that are burned into its pictures: names of cameras in any language, and what times are written with. */
import {
  CAPTION_HEIGHT,
  MAX_CAPTION_WIDTH,
  TIME_CHARACTERS,
  type Captions,
  type DrawnText,
} from '../../../src-main/contract/captions.ts'

/** Pixels of the letters, which leaves room for accents and descenders. */
const FONT_SIZE = 32
/** Pixels before and after a name. */
const MARGIN = 8

export function drawCaptions(
  cameras: readonly string[],
  labelOf: (camera: string) => string,
): Captions {
  const context = new OffscreenCanvas(MAX_CAPTION_WIDTH, CAPTION_HEIGHT).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (context === null) throw new Error('The canvas has no 2D context.')
  context.font = `600 ${FONT_SIZE}px ${getComputedStyle(document.body).fontFamily}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  const widthOf = (text: string) => Math.ceil(context.measureText(text).width)
  // Times do not change their width as they pass.
  const digitWidth = Math.max(...Array.from('0123456789', widthOf))
  return {
    names: cameras.map((camera) => {
      const label = labelOf(camera)
      return { camera, drawn: drawText(context, label, widthOf(label) + 2 * MARGIN) }
    }),
    characters: Array.from(TIME_CHARACTERS, (character) => {
      const width = /\d/.test(character) ? digitWidth : widthOf(character)
      return drawText(context, character, width)
    }),
  }
}

/** A text that is too wide is condensed. */
function drawText(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  wanted: number,
): DrawnText {
  const width = Math.min(MAX_CAPTION_WIDTH, wanted)
  context.fillStyle = 'black'
  context.fillRect(0, 0, width, CAPTION_HEIGHT)
  context.fillStyle = 'white'
  context.fillText(text, width / 2, CAPTION_HEIGHT / 2, width)
  const { data } = context.getImageData(0, 0, width, CAPTION_HEIGHT)
  return { width, gray: brightnessOf(data) }
}

/** Emojis have colours. @param rgba - opaque */
function brightnessOf(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const gray = new Uint8Array(rgba.length / 4)
  for (let pixel = 0; pixel < gray.length; pixel++) {
    const at = 4 * pixel
    const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]
    gray[pixel] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  }
  return gray
}
