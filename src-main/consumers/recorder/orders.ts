/** The messages between the recorder and its thread. */
import type { CapturedFrame } from '../../capture/captured-frame.ts'
import type { TimeRange } from '../../capture/past.ts'
import type {
  DeletableFiles,
  DeletedFiles,
  Deletion,
  PackedFiles,
  RecordedDay,
  RecordingFailure,
  RecordingFormat,
} from '../../contract/recording.ts'
import type { Amounts } from './tally.ts'

/** Which recordings are kept. `null` is no limit. */
export interface Retention {
  readonly days: number | null
  /** Of all files together that are not protected. */
  readonly bytes: number | null
  /** What stays free on the disk, in bytes. */
  readonly freeBytes: number
}

/** Files that are to be deleted, and cannot be. */
export interface Undeleted {
  readonly files: number
  /** Why the first of them cannot; in English, from the system. */
  readonly why: string
}

export interface RecordingPlan {
  /** Absolute. Created when it is first opened, but not again if it goes missing: its disk is not there then. */
  readonly folder: string
  readonly format: RecordingFormat
  /** Minutes after which a file is ended and the next one begun. */
  readonly partMinutes: number
  readonly retention: Retention
}

/** What can be asked of the folder of the recordings. */
export interface FolderCalls {
  /** The oldest first. */
  days(): readonly RecordedDay[]
  /** Those that may have frames between two times, in the order in which they were begun. */
  files(between: TimeRange): PackedFiles
  /** Files of these cameras that were written in that time stay when space is needed, or not any more. */
  protect(cameras: readonly string[], between: TimeRange, isProtected: boolean): void
  deletable(deletion: Deletion): DeletableFiles
  /**
   * Deletes some of them, for a fraction of a second: recordings wait meanwhile.
   *
   * @param at - of `deletable`
   * @param next - of the last call; 0 for the first one
   */
  delete(deletion: Deletion, at: number, next: number): DeletedFiles
}

export type FolderCall = {
  readonly [Name in keyof FolderCalls]: {
    readonly name: Name
    readonly args: Parameters<FolderCalls[Name]>
  }
}[keyof FolderCalls]

export type RecordingOrder =
  /** Their bodies are the thread's now. Several of them share a block of memory. */
  | { readonly kind: 'frames'; readonly frames: readonly CapturedFrame[] }
  /** Ends the files of these cameras; an empty name is that of the file of all cameras. */
  | { readonly kind: 'end'; readonly cameras: readonly string[] }
  | { readonly kind: 'plan'; readonly plan: RecordingPlan }
  /** Is answered by an `answer` with the same id. */
  | { readonly kind: 'call'; readonly id: number; readonly call: FolderCall }
  /** Ends all files. The last order. */
  | { readonly kind: 'close' }

export type RecordingReport =
  /** The thread has dealt with an order of frames, or with a plan. */
  | { readonly kind: 'taken' }
  /** Memory of frames that are written. It is the recorder's again. */
  | { readonly kind: 'freed'; readonly memory: readonly ArrayBuffer[] }
  /** Since the last report: what is in the files, and what is lost. */
  | { readonly kind: 'counted'; readonly written: Amounts; readonly dropped: Amounts }
  /** Nothing can be written at present, or it can again. Sent when that changes. */
  | { readonly kind: 'failure'; readonly failure: DiskFailure | undefined }
  /** Sent when their number changes, unless there are none any more. */
  | { readonly kind: 'undeleted'; readonly undeleted: Undeleted }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: FolderAnswer }
  | { readonly kind: 'closed' }

/** `failed`: the folder cannot be opened. */
export type FolderAnswer = { readonly result: unknown } | { readonly failed: DiskFailure }

/** In place of a camera, for the file of all cameras. */
export const EVERY_CAMERA = ''

export interface DiskFailure {
  readonly reason: RecordingFailure
  /** In English, from the system. */
  readonly why: string
}
