/** Reproducible randomness: a seeded generator and smooth noise. */

/** Returns the next number in [0, 1). */
export type Random = () => number

/** A seeded generator (mulberry32): the same seed always gives the same sequence. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A number in [0, 1) that depends only on a grid point and the seed. */
export function hash(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
}

/** A permutation of 0 to 255: three lookups in it give the value of a grid point. */
const shuffle = createShuffle()

/**
 * Smooth noise in [0, 1) with features one unit wide.
 * @param period repeats after this many whole units of `x`; 0 never repeats
 */
export function noise(x: number, y: number, seed: number, period = 0): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const left = period > 0 ? ((column % period) + period) % period : column
  const right = period > 0 ? (left + 1) % period : column + 1
  const tx = smooth(x - column)
  const ty = smooth(y - row)
  const base = (shuffle[seed & 255] ?? 0) + (seed >> 8)
  const top = shuffle[(base + row) & 255] ?? 0
  const bottom = shuffle[(base + row + 1) & 255] ?? 0
  const a = shuffle[(top + left) & 255] ?? 0
  const b = shuffle[(top + right) & 255] ?? 0
  const c = shuffle[(bottom + left) & 255] ?? 0
  const d = shuffle[(bottom + right) & 255] ?? 0
  const upper = a + (b - a) * tx
  return (upper + (c + (d - c) * tx - upper) * ty) / 256
}

/** Noise of several octaves, each twice as fine and half as strong as the one before, in [0, 1). */
export function cloudyNoise(
  x: number,
  y: number,
  seed: number,
  octaves: number,
  period = 0,
): number {
  let sum = 0
  let weight = 0.5
  let scale = 1
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * scale, y * scale, seed + octave * 101, period * scale)
    weight /= 2
    scale *= 2
  }
  return sum / (1 - weight * 2)
}

/** Smooth step: 0 below `from`, 1 above `to`. */
export function ramp(from: number, to: number, value: number): number {
  return smooth(Math.min(1, Math.max(0, (value - from) / (to - from))))
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}

function createShuffle(): Uint8Array {
  const values = Uint8Array.from({ length: 256 }, (_, at) => at)
  const random = createRandom(2024)
  for (let at = 255; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const value = values[at] ?? 0
    values[at] = values[other] ?? 0
    values[other] = value
  }
  return values
}
