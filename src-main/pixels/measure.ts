/** Measures the values of an array: levels that follow the picture, and the histogram. */
import type { LevelsChoice } from '../contract/camera-values.ts'
import type { ArrayLayout } from './array-converter.ts'
import { numberReader } from './array-values.ts'
import { defaultLevels, type Levels } from './levels.ts'

/**
 * Pixels that are looked at, evenly spread over the picture: all of one of 180x180, one of nine of 640x480. With so many, a
 * percentile is that of the picture within a tenth of a percent, and takes 3 ms.
 */
export const MAX_SAMPLED_PIXELS = 32_768
/** One for each level of 8 bits, and for each pixel of the panel's width. */
export const HISTOGRAM_BINS = 256

export interface Histogram {
  /** The left edge of the first bin and the right edge of the last one. */
  readonly from: number
  readonly to: number
  /** Counts of each channel that is shown, in the array's order. */
  readonly channels: readonly (readonly number[])[]
  /** NaN and infinities, which are in no bin. */
  readonly notFinite: number
  /** Values that were looked at. */
  readonly sampled: number
}

/** The levels that a choice means for this picture. Those of a picture without finite values are the type's. */
export function levelsOf(choice: LevelsChoice, array: ArrayLayout, body: Uint8Array): Levels {
  switch (choice.by) {
    case 'type':
      return defaultLevels(array.values)
    case 'hand':
      return choice
    case 'range':
      return choice.held ?? rangeOf(array, body) ?? defaultLevels(array.values)
    case 'percentiles':
      return choice.held ?? percentilesOf(array, body, choice) ?? defaultLevels(array.values)
  }
}

/** The smallest and the largest finite value of all channels that are shown. Every pixel is looked at. */
export function rangeOf(array: ArrayLayout, body: Uint8Array): Levels | undefined {
  let black = Infinity
  let white = -Infinity
  forEachValue(array, body, 1, (value) => {
    if (value - value !== 0) return
    if (value < black) black = value
    if (value > white) white = value
  })
  return black > white ? undefined : { black, white }
}

/** As `numpy.percentile` of the sampled pixels: between two values, interpolated. */
function percentilesOf(
  array: ArrayLayout,
  body: Uint8Array,
  { low, high }: { readonly low: number; readonly high: number },
): Levels | undefined {
  const sorted = new Float64Array(finiteValues(array, body)).sort()
  const at = (percent: number) => {
    const place = (percent / 100) * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? NaN
    const above = sorted[Math.ceil(place)] ?? NaN
    return below + (above - below) * (place - Math.floor(place))
  }
  return sorted.length === 0 ? undefined : { black: at(low), white: at(high) }
}

/** Over all values of an 8-bit type, else from the smallest to the largest value. */
export function histogramOf(array: ArrayLayout, body: Uint8Array): Histogram {
  const { kind, bytes } = array.values
  const isByte = bytes === 1 && kind !== 'bool'
  const range = isByte ? byteRange(kind) : (rangeOf(array, body) ?? defaultLevels(array.values))
  // Each bin of a byte is one value.
  const [from, to] = isByte ? [range.black, range.white + 1] : [range.black, range.white]
  const scale = to > from ? HISTOGRAM_BINS / (to - from) : 0
  const channels = Array.from({ length: shownChannels(array) }, () =>
    new Array<number>(HISTOGRAM_BINS).fill(0),
  )
  let notFinite = 0
  let sampled = 0
  forEachValue(array, body, stepOf(array), (value, channel) => {
    sampled += 1
    if (value - value !== 0) {
      notFinite += 1
      return
    }
    const bin = Math.min(HISTOGRAM_BINS - 1, Math.floor((value - from) * scale))
    const bins = channels[channel]
    if (bins !== undefined) bins[bin] = (bins[bin] ?? 0) + 1
  })
  return { from, to, channels, notFinite, sampled }
}

function byteRange(kind: 'int' | 'uint' | 'float'): Levels {
  return kind === 'int' ? { black: -128, white: 127 } : { black: 0, white: 255 }
}

function finiteValues(array: ArrayLayout, body: Uint8Array): number[] {
  const values: number[] = []
  forEachValue(array, body, stepOf(array), (value) => {
    if (value - value === 0) values.push(value)
  })
  return values
}

function stepOf({ width, height }: ArrayLayout): number {
  return Math.ceil((width * height) / MAX_SAMPLED_PIXELS)
}

/** A fourth channel is not shown. */
function shownChannels({ channels }: ArrayLayout): number {
  return Math.min(channels, 3)
}

/** @param step - every so many pixels, in reading order */
function forEachValue(
  array: ArrayLayout,
  body: Uint8Array,
  step: number,
  visit: (value: number, channel: number) => void,
): void {
  const { values, channels, width, height } = array
  const shown = shownChannels(array)
  const read = numberReader(values)
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const pixels = width * height
  for (let pixel = 0; pixel < pixels; pixel += step) {
    const at = pixel * channels * values.bytes
    for (let channel = 0; channel < shown; channel++)
      visit(read(view, at + channel * values.bytes), channel)
  }
}
