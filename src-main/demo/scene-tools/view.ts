/** Central perspective for the scenes that look down a street, an aisle or a row of plants. */
import type { Point } from './shapes.ts'

/** Metres: to the right, up from the eye, and ahead. Picture places are in picture heights. */
export interface View {
  /** Where what lies straight ahead appears. */
  readonly x: number
  readonly y: number
  /** How large a metre looks one metre away, in picture heights. */
  readonly focus: number
}

/** Where a place in space appears. */
export function project(view: View, right: number, up: number, ahead: number): Point {
  return [view.x + (view.focus * right) / ahead, view.y - (view.focus * up) / ahead]
}
