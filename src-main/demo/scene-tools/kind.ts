/** What every kind of demo scene is: names, how grainy its sensor is, and a way to make one. */
import type { Canvas } from './canvas.ts'

export interface Setting {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Two scenes of one kind with different seeds have different details. */
  readonly seed: number
  /** Counts the scenes of this kind from 0: season, hour or colours change with it. */
  readonly variant: number
}

/** Draws the whole picture of a moment; allocates nothing. */
export type Compose = (canvas: Canvas, seconds: number) => void

export interface Kind {
  readonly names: readonly [string, string]
  readonly grain: 0 | 1 | 2 | 3
  /** Paints everything that stands still; takes tens of milliseconds. */
  readonly create: (setting: Setting) => Compose
}
