/** What the rest of Camwall needs of recordings. */
import { resolve } from 'node:path'
import type { RecordedCounts, RecordingFormat } from '../contract/recording.ts'

export interface Recording {
  /** By camera, since Camwall started. */
  readonly counts: ReadonlyMap<string, RecordedCounts>
  /** Records cameras for some seconds from now on, for example because of an alarm. */
  recordFor(cameras: readonly string[], seconds: number): void
}

export const NO_RECORDING: Recording = { counts: new Map(), recordFor: () => undefined }

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
