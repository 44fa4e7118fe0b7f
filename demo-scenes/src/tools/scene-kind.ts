/** What every kind of scene provides: camera names, sensor grain, and a function that creates a scene. */
import type { Canvas } from './canvas.ts'

export interface SceneParameters {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Scenes of one kind with different seeds differ in their details. */
  readonly seed: number
  /** Number of the scene among those of this kind, from 0: selects season, time of day or colours. */
  readonly variant: number
}

/** Draws the complete frame for a time in seconds; allocates nothing. */
export type Compose = (canvas: Canvas, seconds: number) => void

export interface SceneKind {
  /** Camera names, used in turn: the scenes with an even `variant` get the first one. */
  readonly names: readonly [string, string]
  /** Amplitude of the sensor grain: 0 (daylight) to 3 (night). */
  readonly grain: 0 | 1 | 2 | 3
  /** Paints everything that does not move, once; takes tens of milliseconds. */
  readonly create: (parameters: SceneParameters) => Compose
}
