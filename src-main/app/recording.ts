/** What the rest of Camwall needs of recordings. */
import { resolve } from 'node:path'
import type { TimeRange } from '../capture/past.ts'
import type { RecordedFile } from '../capture/recorded-file.ts'
import type { RecordedCounts, RecordedDay, RecordingFormat } from '../contract/recording.ts'

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
  /** Files that may have frames between two times, of all cameras: `filesOf` has those of one. */
  between(range: TimeRange): Promise<readonly RecordedFile[]>
  /** Files of these cameras that were written in that time stay when space is needed, or not any more. */
  protect(cameras: readonly string[], range: TimeRange, isProtected: boolean): Promise<void>
}

const NO_FILES: RecordedFiles = {
  days: () => Promise.resolve([]),
  between: () => Promise.resolve([]),
  protect: () => Promise.resolve(),
}

export const NO_RECORDING: Recording = {
  counts: new Map(),
  recordFor: () => undefined,
  files: NO_FILES,
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
