/** The recordings: what was recorded when, and playing it on the wall of a window. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import type { Size } from '../../contract/frame.ts'
import { MAX_NAME_LENGTH, MAX_TILES } from '../../contract/limits.ts'
import type {
  DeletableFiles,
  DeletedFiles,
  Deletion,
  RecordedDay,
  RecordingFailure,
} from '../../contract/recording.ts'
import { request } from '../../contract/request.ts'

/** `failure`: the folder cannot be opened. */
export type Recorded<What> = What | { readonly failure: RecordingFailure }

/** Local days, the oldest first. */
export interface RecordedDays {
  readonly days: readonly RecordedDay[]
}

/** Times are in milliseconds since the epoch. */
export interface RecordedSpan {
  readonly from: number
  readonly to: number
  readonly isProtected: boolean
}

export interface RecordedCamera {
  readonly camera: string
  /** Of its own files; a file of all cameras counts for none. */
  readonly bytes: number
  /** What is recorded, in order, without overlaps. */
  readonly spans: readonly RecordedSpan[]
}

export interface RecordedRange {
  /** By name. */
  readonly cameras: readonly RecordedCamera[]
  /** Of all files, those of all cameras included. */
  readonly bytes: number
}

/** What a window shows of a moment. */
export interface ShownMoment {
  /** Cameras of which no frame of that time is recorded. */
  readonly without: readonly string[]
  /** The sizes of the pictures of cameras that are not on the wall now, because nothing came of them. */
  readonly absent: readonly (Size & { readonly camera: string })[]
}

const time = () => z.number().min(0).max(Number.MAX_SAFE_INTEGER)
const camera = () => z.string().max(MAX_NAME_LENGTH)
const cameras = () => z.array(camera()).max(MAX_TILES)
const deletion = () => z.strictObject({ cameras: cameras().optional(), from: time(), to: time() })

export const recordingsRequests = {
  'recordings:days': request<[], Recorded<RecordedDays>>('view', () => z.tuple([])),
  /**
   * What is recorded between two times, in milliseconds since the epoch. The other requests of the window then are of that; one that
   * is still being recorded is known as far as when this was requested last.
   */
  'recordings:range': request<[from: number, to: number], Recorded<RecordedRange>>('view', () =>
    z.tuple([time(), time()]),
  ),
  /**
   * The window shows all cameras as they were recorded at a time, in milliseconds since the epoch. `undefined` if it is live again by
   * now.
   */
  'recordings:show': request<[time: number], ShownMoment | undefined>('view', () =>
    z.tuple([time()]),
  ),
  /** When the camera's frame before (-1) or after (1) that of a time was; `undefined` if there is none. */
  'recordings:step': request<[camera: string, time: number, by: 1 | -1], number | undefined>(
    'view',
    () => z.tuple([camera(), time(), z.union([z.literal(1), z.literal(-1)])]),
  ),
  /** The window is live again. */
  'recordings:live': request<[]>('view', () => z.tuple([])),
  /** A small picture of a camera at a time, as a data URL; `undefined` if there is none, or if it cannot be decoded here. */
  'recordings:picture': request<[camera: string, time: number], string | undefined>('view', () =>
    z.tuple([camera(), time()]),
  ),
  /**
   * The files of these cameras with frames between two times stay when space is needed, or not any more. Protected files take space
   * from other recordings, so it needs more than the right to look.
   */
  'recordings:protect': request<
    [cameras: readonly string[], from: number, to: number, isProtected: boolean]
  >('arrange', () => z.tuple([cameras(), time(), time(), z.boolean()])),
  /** What would be deleted, and what stays. */
  'recordings:deletable': request<[deletion: Deletion], Recorded<DeletableFiles>>('view', () =>
    z.tuple([deletion()]),
  ),
  /**
   * Deletes recordings for good.
   *
   * @param at - of the answer of `recordings:deletable`: what was finished later stays
   */
  'recordings:delete': request<
    [deletion: Deletion, at: number],
    Recorded<Pick<DeletedFiles, 'files' | 'bytes'>>
  >('configure', () => z.tuple([deletion(), time()])),
} as const

export const recordingsCommands = [
  {
    id: 'recordings',
    keys: ['Ctrl+Shift+b'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
