/** A picture as a person sees it, for the clipboard: mirrored and turned. */
import { encodePng } from '../../capture/png.ts'
import type { Size } from '../../contract/frame.ts'
import type { ShownTurn } from './contract.ts'

/**
 * @param bgr - rows of blue, green and red
 * @returns the bytes of a PNG
 */
export function shownPng(sent: Size, bgr: Uint8Array, turn: ShownTurn): Uint8Array<ArrayBuffer> {
  const { size, rgb } = turnedPixels(sent, bgr, turn)
  return encodePng({ ...size, depth: 8, channels: 3, rows: rgb })
}

interface TurnedPixels {
  readonly size: Size
  /** Rows of red, green and blue. */
  readonly rgb: Uint8Array
}

/** @param bgr - rows of blue, green and red */
export function turnedPixels(sent: Size, bgr: Uint8Array, turn: ShownTurn): TurnedPixels {
  const { width, height } = sent
  const { size, first, right, down } = wayOf(sent, turn)
  const rgb = new Uint8Array(3 * width * height)
  let from = 0
  for (let y = 0; y < height; y++) {
    let to = 3 * (first + y * down)
    for (let x = 0; x < width; x++, from += 3, to += 3 * right) {
      rgb[to] = bgr[from + 2] ?? 0
      rgb[to + 1] = bgr[from + 1] ?? 0
      rgb[to + 2] = bgr[from] ?? 0
    }
  }
  return { size, rgb }
}

/** In pixels of the shown picture. */
interface Way {
  readonly size: Size
  /** Where the first pixel as sent is. */
  readonly first: number
  /** From a pixel to the next one of its row as sent, and to that of the next row. */
  readonly right: number
  readonly down: number
}

function wayOf(sent: Size, { quarters, mirrored }: ShownTurn): Way {
  const way = turnedWay(sent, quarters)
  if (!mirrored) return way
  return { ...way, first: way.first + (sent.width - 1) * way.right, right: -way.right }
}

function turnedWay({ width, height }: Size, quarters: number): Way {
  const upright = { width, height }
  const onItsSide = { width: height, height: width }
  switch (quarters) {
    case 1:
      return { size: onItsSide, first: height - 1, right: height, down: -1 }
    case 2:
      return { size: upright, first: width * height - 1, right: -1, down: -width }
    case 3:
      return { size: onItsSide, first: height * (width - 1), right: -height, down: 1 }
    default:
      return { size: upright, first: 0, right: 1, down: width }
  }
}
