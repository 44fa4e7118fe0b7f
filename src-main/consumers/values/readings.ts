/** Reads and measures pictures as they were sent. */
import type {
  BlackAndWhite,
  CameraHistogram,
  CameraValues,
  ChannelOrder,
  ColourMap,
  LevelsChoice,
  PixelReading,
  ReadPoint,
} from '../../contract/camera-values.ts'
import { valueText } from '../../pixels/array-values.ts'
import { LEVELS, tableOf } from '../../pixels/colour-maps.ts'
import { histogramOf, levelsOf } from '../../pixels/measure.ts'
import type { Original } from './originals.ts'

/** The levels of a picture; `undefined` if the choice does not depend on it. */
export function measureLevels(
  { array, body }: Original,
  choice: LevelsChoice,
): BlackAndWhite | undefined {
  return choice.by === 'range' || choice.by === 'percentiles'
    ? levelsOf(choice, array, body)
    : undefined
}

export function measureHistogram(
  { array, body, dtype, isEncoded }: Original,
  { levels, order, colourMap }: CameraValues,
): CameraHistogram {
  const { black, white } = levelsOf(levels, array, body)
  const { channels, ...histogram } = histogramOf(array, body)
  // Encoded pictures were decoded to BGR, whatever order they are shown in.
  const names = namesOf(array.channels, isEncoded ? 'bgr' : order)
  return {
    ...histogram,
    dtype,
    channels: channels.map((bins, channel) => ({ name: names[channel] ?? '', bins })),
    levels: { black, white },
    scale: scaleOf(colourMap === 'none' ? 'gray' : colourMap),
  }
}

/** Colours of a scale: between them the page interpolates, which shows each map without visible steps. */
const SCALE_STEPS = 16

function scaleOf(map: ColourMap): readonly string[] {
  const table = tableOf(map)
  return Array.from({ length: SCALE_STEPS + 1 }, (_, step) => {
    const at = 3 * Math.round((step / SCALE_STEPS) * (LEVELS - 1))
    return `rgb(${table.subarray(at, at + 3).join(' ')})`
  })
}

/** In the array's order; of encoded pictures, which have no order of their own, red, green and blue. */
export function readPixel(
  { array, body, isEncoded }: Original,
  point: ReadPoint,
  order: ChannelOrder,
): PixelReading {
  const { values, channels, width, height } = array
  const x = Math.floor(point.x * width)
  const y = Math.floor(point.y * height)
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const first = (y * width + x) * channels * values.bytes
  const read = namesOf(channels, isEncoded ? 'bgr' : order).map((name, channel) => ({
    name,
    value: valueText(values, view, first + channel * values.bytes),
  }))
  return { x, y, channels: isEncoded ? [...read.slice(0, 3).reverse(), ...read.slice(3)] : read }
}

/** Names of the channels in the array's order. */
const NAMES = {
  bgr: ['B', 'G', 'R', 'A'],
  rgb: ['R', 'G', 'B', 'A'],
} as const

function namesOf(channels: number, order: ChannelOrder): readonly string[] {
  return channels === 1 ? [''] : NAMES[order].slice(0, channels)
}
