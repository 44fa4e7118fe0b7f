/** The mean brightness of a picture of 8 bits, from some of its pixels. */
import type { ArrayLayout } from './array-converter.ts'

/** Pixels that are looked at, evenly spread: the mean of so many differs from that of all by less than a level. */
const MAX_SAMPLED = 4096

/**
 * Of all channels but alpha, which weigh the same: dark is dark in every colour.
 *
 * @returns from 0 (black) to 1; `undefined` for other types, of which it is not known which value is bright
 */
export function brightnessOf(
  { values, channels, width, height }: ArrayLayout,
  body: Uint8Array,
): number | undefined {
  const isByte = values.kind === 'uint' && values.bytes === 1
  const pixels = width * height
  if (!isByte || pixels === 0) return undefined
  const colours = channels === 4 ? 3 : channels
  const step = Math.max(1, Math.floor(pixels / MAX_SAMPLED))
  let sum = 0
  let count = 0
  for (let pixel = 0; pixel < pixels; pixel += step)
    for (let colour = 0; colour < colours; colour++) {
      sum += body[pixel * channels + colour] ?? 0
      count += 1
    }
  return sum / (255 * count)
}
