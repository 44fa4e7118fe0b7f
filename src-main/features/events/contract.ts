/** The list of events: requests, topic, command and settings. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { EVENT_KINDS, type EventKind, type WallEvent } from '../../contract/event.ts'
import { MAX_CAMERAS, MAX_NAME_LENGTH } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'
import { section, setting, type ValuesOf } from '../../contract/setting.ts'
import { TROUBLE_CODES, type TroubleCode } from '../../contract/warnings.ts'

export interface EventsTopics {
  readonly events: EventsState
}

export interface EventsState {
  /** Changes whenever the list does. */
  readonly version: number
}

/** An event as it is stored. */
export type ListedEvent = WallEvent & {
  readonly id: number
  /** Whether it has a picture of its moment. */
  readonly hasPicture: boolean
}

/** Which events are listed. */
export interface EventFilter {
  readonly camera?: string
  readonly kind?: EventKind
  /** Milliseconds since the epoch: not before, and before. */
  readonly from?: number
  readonly to?: number
  readonly search?: EventSearch
}

/** What is searched for: an event is found by any of these. */
export interface EventSearch {
  /** A part of its text, its warning's code or its camera's name, in any case. */
  readonly part: string
  /** Warnings that a person would find by that part, in the language of the page. */
  readonly codes: readonly TroubleCode[]
  /** Cameras that a person gave such a name. */
  readonly cameras: readonly string[]
}

/** The last event that is known: those after it in the list are older, or as old and stored before. */
export interface EventPlace {
  readonly at: number
  readonly id: number
}

export interface EventPage {
  /** The newest first. */
  readonly events: readonly ListedEvent[]
  /** Whether there are older ones. */
  readonly hasMore: boolean
}

/** Everything that is stored. */
export interface EventTotals {
  readonly events: number
  /** On the disk. */
  readonly bytes: number
  /** When the oldest happened, in milliseconds since the epoch; 0 without any. */
  readonly oldest: number
  /** Names of the cameras that have events. */
  readonly cameras: readonly string[]
}

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Characters that are searched for: more than a person types. */
export const MAX_SEARCH_LENGTH = 200

const time = () => z.number().min(0).max(Number.MAX_SAFE_INTEGER)
const camera = () => z.string().max(MAX_NAME_LENGTH)
const filter = () =>
  z.strictObject({
    camera: z.exactOptional(camera()),
    kind: z.exactOptional(z.enum(EVENT_KINDS)),
    from: z.exactOptional(time()),
    to: z.exactOptional(time()),
    search: z.exactOptional(
      z.strictObject({
        part: z.string().max(MAX_SEARCH_LENGTH),
        codes: z.array(z.enum(TROUBLE_CODES)).max(TROUBLE_CODES.length),
        cameras: z.array(camera()).max(MAX_CAMERAS),
      }),
    ),
  })
const place = () => z.strictObject({ at: time(), id: z.int() })

export const eventsRequests = {
  /** The newest events, or those after a place. */
  'events:find': request<[filter: EventFilter, after?: EventPlace | undefined], EventPage>(
    'view',
    () => z.tuple([filter(), place().optional()]),
  ),
  'events:totals': request<[], EventTotals>('view', () => z.tuple([])),
  /** A JPEG as a data URL; `undefined` if the event has none. */
  'events:picture': request<[id: number], string | undefined>('view', () => z.tuple([z.int()])),
  /** Lets a person choose a file, and writes all events that the filter finds. */
  'events:export': request<[format: ExportFormat, filter: EventFilter]>('configure', () =>
    z.tuple([z.enum(EXPORT_FORMATS), filter()]),
  ),
} as const

export const eventsCommands = [
  {
    id: 'events',
    keys: ['Ctrl+Shift+e'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

/** Enough for the events of a day with pictures; less would keep nothing of a busy night. */
export const MIN_EVENT_MEGABYTES = 16
/** A tenth of a small disk. */
export const MAX_EVENT_MEGABYTES = 10_000
/** About ten thousand events with pictures. */
const DEFAULT_EVENT_MEGABYTES = 200
export const MIN_EVENT_DAYS = 1
/** Ten years. */
export const MAX_EVENT_DAYS = 3650
const DEFAULT_EVENT_DAYS = 30
/** Long enough to read it after a look elsewhere. */
const DEFAULT_CHIP_SECONDS = 30
/** An hour: an older one says nothing of now. */
export const MAX_CHIP_SECONDS = 3600

const REPORTED = { reported: true } as const

export const eventsSection = section('events', {
  /** The space on the disk, in millions of bytes. */
  megabytes: setting(
    () => z.int().min(MIN_EVENT_MEGABYTES).max(MAX_EVENT_MEGABYTES),
    DEFAULT_EVENT_MEGABYTES,
    REPORTED,
  ),
  days: setting(
    () => z.int().min(MIN_EVENT_DAYS).max(MAX_EVENT_DAYS),
    DEFAULT_EVENT_DAYS,
    REPORTED,
  ),
  /** Whether events are stored with a small picture of their moment. */
  pictures: setting(() => z.boolean(), true, REPORTED),
  /** For how long a tile shows the newest text of its camera; 0 for never. */
  chipSeconds: setting(() => z.int().min(0).max(MAX_CHIP_SECONDS), DEFAULT_CHIP_SECONDS, REPORTED),
})
export type EventsSettings = ValuesOf<typeof eventsSection>
