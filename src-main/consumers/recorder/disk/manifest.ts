/**
 * Which files Camwall recorded in a folder. It is in that folder, and goes with it to another disk. Only files that it lists are
 * ever changed or deleted.
 */

/** In the folder of the recordings. */
export const MANIFEST_NAME = 'camwall-recordings.sqlite'

export interface NewFile {
  /** Within the folder, with `/`: `2026-11-26/Barn 2026-11-26T17-03-59.123+0100.mkv`. */
  readonly path: string
  /** Empty for a file of all cameras. */
  readonly camera: string
  readonly format: string
  /** When its first frame arrived, in milliseconds since the epoch. */
  readonly at: number
}

export interface ListedFile {
  readonly id: number
  readonly path: string
  readonly bytes: number
  /** As in `FinishedFile`. */
  readonly endedAt: number
}

export interface UnfinishedFile {
  readonly id: number
  readonly path: string
  readonly format: string
}

export interface FinishedFile {
  readonly bytes: number
  /** When it was written last, in milliseconds since the epoch, by this computer's clock: those of senders may be wrong. */
  readonly endedAt: number
}

export interface FoundFile extends Omit<NewFile, 'at'> {
  readonly id: number
  readonly begunAt: number
  /** Both `undefined` until it is finished. */
  readonly bytes: number | undefined
  readonly endedAt: number | undefined
  readonly isProtected: boolean
}

/** Nobody else writes into the folder while it is open. */
export interface Manifest {
  /** On the disk when it returns: no file is made that is not listed. @returns its id */
  begin(file: NewFile): number
  finish(id: number, file: FinishedFile): void
  /** The file is none of Camwall's any more. */
  forget(id: number): void
  /** The same for several files, which the disk takes at once. */
  forgetAll(ids: readonly number[]): void
  /** The bytes of all finished files that are not protected. */
  readonly bytes: number
  /** The finished files that may be deleted, from the oldest on. @param after - those up to that one are left out */
  oldest(most: number, after?: ListedFile): readonly ListedFile[]
  /** Those that were begun and not finished, the newest first. */
  unfinished(): readonly UnfinishedFile[]
  /** Those that may have frames between two times, in milliseconds since the epoch, in the order in which they were begun. */
  between(from: number, to: number): readonly FoundFile[]
  /** The same by their ids. @param after - the id of the one before */
  listed(from: number, to: number, after: number, most: number): readonly FoundFile[]
  /** Files of these cameras that were written in that time stay, or not any more. An empty camera is that of a file of all cameras. */
  protect(cameras: readonly string[], from: number, to: number, isProtected: boolean): void
  close(): void
}

/** @throws Error if it cannot be opened: the folder is away, full, or another Camwall has it open */
export type OpenManifest = (path: string) => Manifest
