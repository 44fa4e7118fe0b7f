/** Shapes as signed distance functions, which give smooth edges. */
import { noise } from './noise.ts'

/** Left, top, right, bottom, in picture heights. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

export type Point = readonly [x: number, y: number]

export interface Shape {
  /** Nothing of the shape lies outside. */
  readonly box: Box
  /** Signed distance to the edge in picture heights: negative inside. */
  readonly distance: (x: number, y: number) => number
  /**
   * By how much `distance` may overstate outside the shape, in picture heights: a larger distance
   * allows painting to skip pixels. Left out where the error has no bound.
   */
  readonly slack?: number
}

export function disc(x: number, y: number, radius: number): Shape {
  return {
    box: [x - radius, y - radius, x + radius, y + radius],
    distance: (px, py) => length(px - x, py - y) - radius,
    slack: 0,
  }
}

/** An ellipse, turned by `angle` radians. */
export function ellipse(x: number, y: number, rx: number, ry: number, angle = 0): Shape {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const reachX = length(rx * cos, ry * sin)
  const reachY = length(rx * sin, ry * cos)
  return {
    box: [x - reachX, y - reachY, x + reachX, y + reachY],
    distance: (px, py) => {
      const u = ((px - x) * cos + (py - y) * sin) / rx
      const v = ((py - y) * cos - (px - x) * sin) / ry
      const far = length(u, v)
      // First-order distance: exact enough for the one pixel of the edge.
      return far === 0 ? -Math.min(rx, ry) : ((far - 1) * far) / length(u / rx, v / ry)
    },
  }
}

/** An upright rectangle with corners of the given radius. */
export function rect(left: number, top: number, right: number, bottom: number, round = 0): Shape {
  const cx = (left + right) / 2
  const cy = (top + bottom) / 2
  const halfX = (right - left) / 2 - round
  const halfY = (bottom - top) / 2 - round
  return {
    box: [left, top, right, bottom],
    slack: 0,
    distance: (px, py) => {
      const dx = Math.abs(px - cx) - halfX
      const dy = Math.abs(py - cy) - halfY
      const outside = length(Math.max(dx, 0), Math.max(dy, 0))
      return outside + Math.min(Math.max(dx, dy), 0) - round
    },
  }
}

/** A line with round ends, `width` wide at its start and `endWidth` at its end. */
export function line(from: Point, to: Point, width: number, endWidth = width): Shape {
  const [x0, y0] = from
  const dx = to[0] - x0
  const dy = to[1] - y0
  const squared = dx * dx + dy * dy || 1
  const reach = Math.max(width, endWidth) / 2
  return {
    box: [
      Math.min(x0, to[0]) - reach,
      Math.min(y0, to[1]) - reach,
      Math.max(x0, to[0]) + reach,
      Math.max(y0, to[1]) + reach,
    ],
    // Exact, except for a line that tapers.
    slack: reach,
    distance: (px, py) => {
      const along = Math.min(1, Math.max(0, ((px - x0) * dx + (py - y0) * dy) / squared))
      const thick = (width + (endWidth - width) * along) / 2
      return length(px - x0 - dx * along, py - y0 - dy * along) - thick
    },
  }
}

/** A closed polygon, its corners in either direction. */
export function polygon(corners: readonly Point[]): Shape {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  // One flat array, because it is read for every pixel of the box: x, y of each corner, the last one first.
  const flat = Float64Array.from([...corners.slice(-1), ...corners].flat())
  return {
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    slack: 0,
    distance: (px, py) => {
      let nearest = Infinity
      let inside = false
      for (let at = 2; at < flat.length; at += 2) {
        const ax = flat[at] ?? 0
        const ay = flat[at + 1] ?? 0
        const by = flat[at - 1] ?? 0
        const ex = (flat[at - 2] ?? 0) - ax
        const ey = by - ay
        const along = ((px - ax) * ex + (py - ay) * ey) / (ex * ex + ey * ey || 1)
        const t = along < 0 ? 0 : along > 1 ? 1 : along
        const dx = px - ax - ex * t
        const dy = py - ay - ey * t
        const squared = dx * dx + dy * dy
        if (squared < nearest) nearest = squared
        if (ay > py !== by > py && px < ax + (ex * (py - ay)) / ey) inside = !inside
      }
      return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest)
    },
  }
}

/** The area below a curve such as a ridge, between two heights. */
export function below(curve: (x: number) => number, top: number, bottom = Infinity): Shape {
  return {
    box: [-Infinity, top, Infinity, bottom],
    distance: (px, py) => curve(px) - py,
  }
}

/** The shape with a ragged edge, for leaves and bushes; `grain` is the size of one tooth. */
export function ragged(shape: Shape, depth: number, grain: number, seed: number): Shape {
  const [left, top, right, bottom] = shape.box
  const ragged: Shape = {
    box: [left - depth, top - depth, right + depth, bottom + depth],
    distance: (x, y) => {
      const smooth = shape.distance(x, y)
      if (smooth > depth || smooth < -depth) return smooth
      return smooth + (noise(x / grain, y / grain, seed) - 0.5) * 2 * depth
    },
  }
  return shape.slack === undefined ? ragged : { ...ragged, slack: shape.slack + 2 * depth }
}

/** Several times faster than `Math.hypot`, which avoids overflow. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y)
}
