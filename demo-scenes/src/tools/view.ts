/** Central perspective, for scenes along a street, an aisle or rows of plants. */
import type { Point } from './shapes.ts'

/** Space is in metres: right, up from the eye, and ahead. Positions in the picture are in picture heights. */
export interface View {
  /** The vanishing point. */
  readonly x: number
  readonly y: number
  /** Size of a metre at a distance of one metre, in picture heights. */
  readonly focus: number
}

/** Returns the position in the picture of a point in space. */
export function project(view: View, right: number, up: number, ahead: number): Point {
  return [view.x + (view.focus * right) / ahead, view.y - (view.focus * up) / ahead]
}
