/** Expensive functions of the position: computed once on a grid, then interpolated. */

export interface Field {
  /** The value at a pixel. Outside the field it repeats horizontally; vertically the edge's value is kept. */
  at(x: number, y: number): number
}

/**
 * @param width pixels; the field repeats horizontally after them
 * @param step pixels between two computed points
 * @param value returns the value at a pixel
 */
export function createField(
  width: number,
  height: number,
  step: number,
  value: (x: number, y: number) => number,
): Field {
  const columns = Math.max(1, Math.round(width / step))
  const rows = Math.ceil(height / step) + 1
  const grid = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      grid[row * columns + column] = value((column * width) / columns, row * step)
    }
  }
  return {
    at: (x, y) => {
      const u = (x / width - Math.floor(x / width)) * columns
      const v = Math.min(rows - 1.001, Math.max(0, y / step))
      const column = Math.floor(u) % columns
      const next = (column + 1) % columns
      const row = Math.floor(v)
      const tx = u - Math.floor(u)
      const ty = v - row
      const top =
        (grid[row * columns + column] ?? 0) * (1 - tx) + (grid[row * columns + next] ?? 0) * tx
      const under = row + 1 < rows ? (row + 1) * columns : row * columns
      const bottom = (grid[under + column] ?? 0) * (1 - tx) + (grid[under + next] ?? 0) * tx
      return top * (1 - ty) + bottom * ty
    },
  }
}

/** A function of one number from 0 to `reach`, computed once every `step`; constant outside. */
export function createCurve(
  reach: number,
  step: number,
  value: (x: number) => number,
): (x: number) => number {
  const last = Math.ceil(reach / step)
  const points = Float32Array.from({ length: last + 2 }, (_, at) => value(at * step))
  return (x) => {
    const at = Math.min(last, Math.max(0, x / step))
    const whole = Math.floor(at)
    const from = points[whole] ?? 0
    return from + ((points[whole + 1] ?? 0) - from) * (at - whole)
  }
}
