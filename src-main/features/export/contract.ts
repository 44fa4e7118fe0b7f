/** Export: a stretch of the past is saved as files. Its requests, topic and commands. */
import { z } from 'zod'
import { ruleCamerasSchema, type RuleCameras } from '../../contract/alarm-rule.ts'
import {
  CAPTION_HEIGHT,
  MAX_CAPTION_WIDTH,
  TIME_CHARACTERS,
  type Captions,
} from '../../contract/captions.ts'
import type { CommandContract } from '../../contract/command.ts'
import { MAX_NAME_LENGTH, MAX_TILES } from '../../contract/limits.ts'
import { ARRAY_FORMATS, type ArrayFormat } from '../../contract/picture-files.ts'
import { request } from '../../contract/request.ts'
import type { Message } from '../../contract/text/text.ts'

/** `mkv`: a Matroska file for each camera. `pictures`: a file for each frame. */
export const EXPORT_FORMATS = ['mkv', 'pictures'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Of which past a stretch is: of what look-back keeps, or of the recordings. */
export const EXPORT_SOURCES = ['look-back', 'recordings'] as const
export type ExportSourceName = (typeof EXPORT_SOURCES)[number]

/**
 * What is to be saved. Times are in milliseconds since the epoch; in look-back, `undefined` is the oldest or the newest one that is
 * kept.
 */
export interface Stretch {
  readonly source: ExportSourceName
  readonly cameras: RuleCameras
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export interface ExportOrder extends Stretch {
  readonly format: ExportFormat
  /** Of raw arrays that are saved as pictures. */
  readonly arrays: ArrayFormat
  /** Names and times are burned into the pictures, of these cameras. Without them, frames are saved as they were sent. */
  readonly captions?: Captions | undefined
}

/** What a stretch has now. */
export interface StretchAmount {
  /** Both in milliseconds since the epoch. */
  readonly from: number
  readonly to: number
  /** Of which there are frames. */
  readonly cameras: readonly string[]
  /** `undefined` if they would have to be counted. */
  readonly frames: number | undefined
  /** As they were sent; for recordings an estimate. */
  readonly bytes: number
}

export interface ExportTopics {
  readonly export: ExportState
}

export interface ExportState {
  readonly running?: ExportProgress
  /** What came of the last one, until it is dismissed. */
  readonly news?: ExportNews
}

export interface ExportProgress {
  readonly cameras: number
  /** From 0 to 100. */
  readonly percent: number
  /** The disk has taken nothing for some seconds. */
  readonly isStuck: boolean
}

export interface ExportNews {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly what: Message
  readonly todo?: Message
  /** Not everything was saved. */
  readonly isFailure: boolean
  /** There is a folder to show. */
  readonly hasFolder: boolean
}

const time = () => z.number().min(0).max(Number.MAX_SAFE_INTEGER).optional()
const stretch = () => ({
  source: z.enum(EXPORT_SOURCES),
  cameras: ruleCamerasSchema(),
  from: time(),
  to: time(),
})

const drawnText = () =>
  z
    .strictObject({
      width: z.int().min(1).max(MAX_CAPTION_WIDTH),
      gray: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
    })
    .refine(({ width, gray }) => gray.byteLength === width * CAPTION_HEIGHT)
const captions = () =>
  z.strictObject({
    names: z
      .array(z.strictObject({ camera: z.string().max(MAX_NAME_LENGTH), drawn: drawnText() }))
      .max(MAX_TILES),
    characters: z.array(drawnText()).length(TIME_CHARACTERS.length),
  })

/**
 * Who may configure Camwall may save a stretch: the folder is chosen in a dialog of this computer, and may be any.
 */
export const exportRequests = {
  /** What would be saved; `undefined` if nothing is kept of that time. */
  'export:amount': request<[stretch: Stretch], StretchAmount | undefined>('view', () =>
    z.tuple([z.strictObject(stretch())]),
  ),
  /** Lets a person choose the folder, and saves the stretch there. Does nothing while another one is saved. */
  'export:start': request<[order: ExportOrder]>('configure', () =>
    z.tuple([
      z.strictObject({
        ...stretch(),
        format: z.enum(EXPORT_FORMATS),
        arrays: z.enum(ARRAY_FORMATS),
        captions: captions().optional(),
      }),
    ]),
  ),
  /** Ends it, also while the folder is chosen; what is saved already stays. */
  'export:cancel': request<[]>('configure', () => z.tuple([])),
  /** Shows the folder in the system's file manager. */
  'export:show': request<[]>('configure', () => z.tuple([])),
  /** Dismisses the news. */
  'export:dismiss': request<[]>('configure', () => z.tuple([])),
} as const

export const exportCommands = [
  {
    id: 'export',
    keys: ['Ctrl+s'],
    menu: { bar: 'file', group: 2 },
    on: 'wall',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
