/** Recording: requests, topic, commands and settings. */
import { z } from 'zod'
import {
  ruleCamerasSchema,
  scheduleSchema,
  type RuleCameras,
  type Schedule,
} from '../../contract/alarm-rule.ts'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import {
  MAX_PART_MINUTES,
  MIN_PART_MINUTES,
  RECORDING_FORMATS,
  type RecordingFailure,
} from '../../contract/recording.ts'
import { request } from '../../contract/request.ts'
import { pathSetting, section, setting, type ValuesOf } from '../../contract/setting.ts'

export interface RecordingTopics {
  readonly recording: RecordingState
}

export interface RecordingState {
  /** Cameras that are recorded now. */
  readonly cameras: readonly string[]
  /** Cameras that are away, and are recorded when they come, because a person chose them. */
  readonly awaited: readonly string[]
  /** Whether cameras that come are recorded, too. */
  readonly isAll: boolean
  /** Where. */
  readonly folder: string
  /** Frames of all cameras since Camwall started: in files, and lost. */
  readonly frames: number
  readonly dropped: number
  /** Why frames are lost now. */
  readonly failure: RecordingFailure | undefined
}

/** Cameras that are recorded at certain times. */
export interface RecordingSchedule {
  readonly cameras: RuleCameras
  /** `null` is always. */
  readonly times: Schedule | null
}

const cameraList = () => z.array(z.string()).max(MAX_TILES)

export const recordingRequests = {
  /** Begins or ends the recording of these cameras. A recording takes space from others, so it needs more than the right to look. */
  'recording:set': request<[cameras: readonly string[], isOn: boolean]>('arrange', () =>
    z.tuple([cameraList(), z.boolean()]),
  ),
  /** Of all cameras, and those that come. */
  'recording:set-all': request<[isOn: boolean]>('arrange', () => z.tuple([z.boolean()])),
  /** Lets a person choose the folder. */
  'recording:choose-folder': request<[]>('configure', () => z.tuple([])),
} as const

export const recordingCommands = [
  { id: 'record', keys: ['e'], menu: { bar: 'tile', group: 7 }, on: 'tiles', runs: 'page' },
  {
    id: 'record-all',
    keys: ['Shift+e'],
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'record-groups',
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'stop-recording',
    keys: ['Ctrl+e'],
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]

/** An hour: a file of a camera of 10 kB at 10 frames/s then has 360 MB. */
const DEFAULT_PART_MINUTES = 60
export const MIN_RECORDING_DAYS = 1
/** Ten years. */
export const MAX_RECORDING_DAYS = 3650
export const MIN_RECORDING_GIGABYTES = 1
/** A petabyte. */
export const MAX_RECORDING_GIGABYTES = 1_000_000
/** What led to an alarm. */
const DEFAULT_SECONDS_BEFORE = 10
/** As long as look-back can keep. */
export const MAX_SECONDS_BEFORE = 3600
/** A system whose disk is full does not work well. */
const DEFAULT_FREE_GIGABYTES = 5

const REPORTED = { reported: true } as const

export const recordingSection = section('recording', {
  /** Absolute; empty for a folder of the system. */
  folder: pathSetting(),
  format: setting(() => z.enum(RECORDING_FORMATS), 'mkv', REPORTED),
  /** After which a file is ended and the next one begun. */
  partMinutes: setting(
    () => z.int().min(MIN_PART_MINUTES).max(MAX_PART_MINUTES),
    DEFAULT_PART_MINUTES,
    REPORTED,
  ),
  /** A recording begins with as many of the seconds before it as look-back has. */
  secondsBefore: setting(
    () => z.int().min(0).max(MAX_SECONDS_BEFORE),
    DEFAULT_SECONDS_BEFORE,
    REPORTED,
  ),
  /** For how long recordings are kept; `null` is forever. */
  days: setting(
    () => z.int().min(MIN_RECORDING_DAYS).max(MAX_RECORDING_DAYS).nullable(),
    null,
    REPORTED,
  ),
  /** What all recordings may take, in thousands of millions of bytes; `null` is the whole disk. */
  gigabytes: setting(
    () => z.number().min(MIN_RECORDING_GIGABYTES).max(MAX_RECORDING_GIGABYTES).nullable(),
    null,
    REPORTED,
  ),
  /** What stays free on the disk: the oldest recordings are deleted for it. */
  freeGigabytes: setting(
    () => z.number().min(0).max(MAX_RECORDING_GIGABYTES),
    DEFAULT_FREE_GIGABYTES,
    REPORTED,
  ),
  /** Not reported: names of cameras. */
  schedule: setting(
    (): z.ZodType<RecordingSchedule | null> =>
      z
        .strictObject({ cameras: ruleCamerasSchema(), times: scheduleSchema().nullable() })
        .nullable(),
    null,
    { reported: false },
  ),
})
export type RecordingSettings = ValuesOf<typeof recordingSection>
