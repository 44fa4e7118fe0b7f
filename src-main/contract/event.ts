/** What happens on the wall: what senders say, and what is wrong with their cameras. */
import type { TroubleCode } from './warnings.ts'

export const EVENT_KINDS = ['text', 'reading', 'health', 'alarm'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * Of something that lasts: its begin and its end are an event each, or that Camwall stopped before its end. `lasted` is in
 * milliseconds of a monotonic clock.
 */
export type Phase =
  | { readonly phase: 'begin' }
  | { readonly phase: 'end' | 'stop'; readonly lasted: number }

interface Happened {
  /** Milliseconds since the epoch, by this computer's clock. */
  readonly at: number
  /** The camera's name, or the name that a sender without a camera gave; empty for what is of no camera. */
  readonly camera: string
}

/** A text that a sender sent instead of a picture, e.g. imagenode's `Barn|Temp|77 F`: `Temp 77 F`. */
export interface TextEvent extends Happened {
  readonly kind: 'text'
  readonly text: string
}

/** Values that came beside a picture, and differ from those before: `temperature: 21.5 · humidity: 40`. */
export interface ReadingEvent extends Happened {
  readonly kind: 'reading'
  readonly text: string
}

/** A warning about a camera. */
export type HealthEvent = Happened & { readonly kind: 'health'; readonly code: TroubleCode } & Phase

/** An alarm, by the name of its rule. */
export type AlarmEvent = Happened & { readonly kind: 'alarm'; readonly text: string } & Phase

export type WallEvent = TextEvent | ReadingEvent | HealthEvent | AlarmEvent
