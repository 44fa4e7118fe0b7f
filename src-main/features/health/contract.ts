/** The health of the cameras: topic, request, command and settings. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import { section, setting, type ValuesOf } from '../../contract/setting.ts'
import type { Message } from '../../contract/text/text.ts'

export interface HealthTopics {
  /** Cameras that have a place on the wall and have not sent since Camwall started, if that is a warning. */
  readonly missing: readonly string[]
}

/** Seconds of one point of the line of rates. */
export const POINT_SECONDS = 5
/** Five minutes; a line of 80 pixels shows no more. */
export const POINTS = 60

/** What a camera's row does not tell. */
export interface CameraHealth {
  readonly camera: string
  /** Frames a second, a point every `POINT_SECONDS`, the newest last. */
  readonly rates: readonly number[]
  /** In the last hour. */
  readonly stalls: number
  readonly reconnections: number
  /** Median of the time from the sender's call to the wall, in milliseconds, if the sender reports the send time. */
  readonly latency?: number
}

export interface Health {
  readonly cameras: readonly CameraHealth[]
  /** Cameras that have a place on the wall and have not sent since Camwall started. */
  readonly absent: readonly string[]
}

/** Why there may be no picture: what the hub sees, and what to try. */
export interface Cause {
  readonly what: Message
  readonly todo: Message
}

export const healthRequests = {
  'health:read': request<[], Health>('view', () => z.tuple([])),
  /** The likeliest first; none while every camera has sent pictures. */
  'health:causes': request<[], readonly Cause[]>('view', () => z.tuple([])),
} as const

export const healthCommands = [
  {
    id: 'health',
    keys: ['Ctrl+Shift+h'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

/** Seconds. A warning that comes earlier would come for every hesitation. */
export const MIN_WARN_SECONDS = 1
/** A day; a wall that waits longer has nothing to tell. */
export const MAX_WARN_SECONDS = 86_400
/** Longer than any hesitation of a camera or of a network that is well. */
export const DEFAULT_LATE_SECONDS = 10
/** Seconds between two looks at a camera's picture: a lamp that is switched off is noticed soon. */
export const DEFAULT_PROBE_SECONDS = 2
export const MAX_PROBE_SECONDS = 60

/** `null` is off. JSON has no `undefined`, and a change must distinguish “off” from “unchanged”. */
const secondsOrOff = () => z.number().min(MIN_WARN_SECONDS).max(MAX_WARN_SECONDS).nullable()
const REPORTED = { reported: true } as const

/** After how many seconds each is a warning. Those that are off are usual in some places: a still scene, a night, an old tile. */
export const healthSection = section('health', {
  lateSeconds: setting(secondsOrOff, DEFAULT_LATE_SECONDS, REPORTED),
  frozenSeconds: setting(secondsOrOff, null, REPORTED),
  darkSeconds: setting(secondsOrOff, null, REPORTED),
  missingSeconds: setting(secondsOrOff, null, REPORTED),
  /** How often a picture of each camera is looked at, if `darkSeconds` is on. */
  probeSeconds: setting(
    () => z.number().min(MIN_WARN_SECONDS).max(MAX_PROBE_SECONDS),
    DEFAULT_PROBE_SECONDS,
    REPORTED,
  ),
})
export type HealthSettings = ValuesOf<typeof healthSection>
