/** Look back: the last seconds of every camera, kept in memory, and shown by a window as they were. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_FPS_LIMIT, MAX_NAME_LENGTH } from '../../contract/limits.ts'
import { request } from '../../contract/request.ts'
import { section, setting, type ValuesOf } from '../../contract/setting.ts'

/** What is kept now. */
export interface LookBackKept {
  /** Both in milliseconds since the epoch; `undefined` if nothing is kept. */
  readonly range: { readonly from: number; readonly to: number } | undefined
  /** The memory that it takes, and how many frames of how many cameras it is. */
  readonly bytes: number
  readonly frames: number
  readonly cameras: number
  /** So many seconds reach back: those of every camera, and those of the camera with the smallest frames. */
  readonly seconds: number
  readonly mostSeconds: number
  /** When what is kept of each camera begins, in milliseconds since the epoch, the earliest first. */
  readonly begins: readonly number[]
}

const time = () => z.number().min(0).max(Number.MAX_SAFE_INTEGER)
const camera = () => z.string().max(MAX_NAME_LENGTH)

export const lookBackRequests = {
  'look-back:kept': request<[], LookBackKept>('view', () => z.tuple([])),
  /**
   * The window shows all cameras as they were at a time, in milliseconds since the epoch. The result: the cameras of which no frame of
   * that time is kept.
   */
  'look-back:show': request<[time: number], readonly string[]>('view', () => z.tuple([time()])),
  /** The window is live again. */
  'look-back:live': request<[]>('view', () => z.tuple([])),
  /** When the camera's frame before (-1) or after (1) that of a time was; `undefined` if there is none. */
  'look-back:step': request<[camera: string, time: number, by: 1 | -1], number | undefined>(
    'view',
    () => z.tuple([camera(), time(), z.union([z.literal(1), z.literal(-1)])]),
  ),
} as const

export const lookBackCommands = [
  {
    id: 'look-back',
    keys: ['Ctrl+b'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

/** A second or two of a small wall; less is of no use. */
export const MIN_LOOK_BACK_MEGABYTES = 16
/** Half of the memory of a large computer. */
export const MAX_LOOK_BACK_MEGABYTES = 32_000
/** Of 64 cameras with 10 frames of 10 kB a second about 90 seconds. */
const DEFAULT_LOOK_BACK_MEGABYTES = 256
export const MIN_LOOK_BACK_SECONDS = 5
/** What is longer ago is for a recording. */
export const MAX_LOOK_BACK_SECONDS = 3600
const DEFAULT_LOOK_BACK_SECONDS = 120
/** Movements can be followed, and a camera that nobody sees costs a sixth of what it could send. */
const DEFAULT_LOOK_BACK_FPS = 10

const REPORTED = { reported: true } as const

export const lookBackSection = section('lookBack', {
  isOn: setting(() => z.boolean(), false, REPORTED),
  /** The memory, in millions of bytes. */
  megabytes: setting(
    () => z.int().min(MIN_LOOK_BACK_MEGABYTES).max(MAX_LOOK_BACK_MEGABYTES),
    DEFAULT_LOOK_BACK_MEGABYTES,
    REPORTED,
  ),
  /** No frame is kept for longer. */
  seconds: setting(
    () => z.int().min(MIN_LOOK_BACK_SECONDS).max(MAX_LOOK_BACK_SECONDS),
    DEFAULT_LOOK_BACK_SECONDS,
    REPORTED,
  ),
  /** Frames a second of each camera, also of those that nobody sees; `null` for every frame. */
  fps: setting(() => z.int().min(1).max(MAX_FPS_LIMIT).nullable(), DEFAULT_LOOK_BACK_FPS, REPORTED),
})
export type LookBackSettings = ValuesOf<typeof lookBackSection>
