/** What the rest of Camwall needs of recordings. */
import { resolve } from 'node:path'
import type { TimeRange } from '../capture/past.ts'
import {
  NO_FILES,
  NOTHING_DELETABLE,
  NOTHING_DELETED,
  type DeletableFiles,
  type DeletedFiles,
  type Deletion,
  type PackedFiles,
  type RecordedCounts,
  type RecordedDay,
  type RecordingFormat,
} from '../contract/recording.ts'

export interface Recording {
  /** By camera, since Camwall started. */
  readonly counts: ReadonlyMap<string, RecordedCounts>
  /** Records cameras for some seconds from now on, for example because of an alarm. */
  recordFor(cameras: readonly string[], seconds: number): void
  readonly files: RecordedFiles
}

/** What is in the folder of the recordings. All reject if it cannot be opened: it is away, or another Camwall has it. */
export interface RecordedFiles {
  /** Local days, the oldest first. */
  days(): Promise<readonly RecordedDay[]>
  /** Files that may have frames between two times, of all cameras; for the thread that reads them: `unpackFiles`. */
  between(range: TimeRange): Promise<PackedFiles>
  /** Files of these cameras that were written in that time stay when space is needed, or not any more. */
  protect(cameras: readonly string[], range: TimeRange, isProtected: boolean): Promise<void>
  /** What a person would delete. */
  deletable(deletion: Deletion): Promise<DeletableFiles>
  /** Deletes some of them. @param at - of `deletable`. @param next - of the last call; 0 for the first one */
  delete(deletion: Deletion, at: number, next: number): Promise<DeletedFiles>
}

const NOTHING_RECORDED: RecordedFiles = {
  days: () => Promise.resolve([]),
  between: () => Promise.resolve(NO_FILES),
  protect: () => Promise.resolve(),
  deletable: () => Promise.resolve(NOTHING_DELETABLE),
  delete: () => Promise.resolve(NOTHING_DELETED),
}

export const NO_RECORDING: Recording = {
  counts: new Map(),
  recordFor: () => undefined,
  files: NOTHING_RECORDED,
}

/** Flags of the command line. They override the settings for one run. */
export interface RecordFlags {
  /** Absolute. All cameras are recorded there. */
  readonly folder?: string
  readonly format?: RecordingFormat
  readonly partMinutes?: number
}

/** A folder of the command line is relative to the one in which it was typed. */
export function absolute({ folder, ...rest }: RecordFlags): RecordFlags {
  return folder === undefined ? rest : { ...rest, folder: resolve(folder) }
}
