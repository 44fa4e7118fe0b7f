/** What is in the folder of the recordings, by its manifest. Every call waits for the disk. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { TimeRange } from '../../../capture/past.ts'
import { packFiles, type RecordedFile } from '../../../capture/recorded-file.ts'
import {
  RECORDING_FORMATS,
  type DeletableFiles,
  type DeletedFiles,
  type Deletion,
  type PackedFiles,
  type RecordedDay,
} from '../../../contract/recording.ts'
import { EVERY_CAMERA, type FolderCall, type FolderCalls } from '../orders.ts'
import { canDelete, deletableOf, deleteFiles } from './deletion.ts'
import type { FoundFile, Manifest } from './manifest.ts'
import type { Clock } from './open-parts.ts'
import { isOwnPath } from './part-path.ts'
import { recordedDays } from './recorded-days.ts'

/** For which files are deleted at once. */
const DELETE_MS = 200
/** Rows that are read for that. */
const BATCH = 1000

export class RecordedFolder implements FolderCalls {
  readonly #folder: string
  readonly #manifest: Manifest
  readonly #clock: Clock

  constructor(folder: string, manifest: Manifest, clock: Clock) {
    this.#folder = folder
    this.#manifest = manifest
    this.#clock = clock
  }

  answer(call: FolderCall): unknown {
    switch (call.name) {
      case 'days':
        return this.days()
      case 'files':
        return this.files(...call.args)
      case 'protect':
        this.protect(...call.args)
        return undefined
      case 'deletable':
        return this.deletable(...call.args)
      case 'delete':
        return this.delete(...call.args)
    }
  }

  days(): readonly RecordedDay[] {
    const files = this.#manifest
      .between(-Infinity, Infinity)
      .map((file) => ({ ...file, bytes: file.bytes ?? this.#sizeOf(file) }))
    return recordedDays(files, this.#clock.now())
  }

  /** Files that a person has deleted are left out. */
  files({ from, to }: TimeRange): PackedFiles {
    const found = this.#manifest.between(from, to)
    return packFiles(found.flatMap((file) => this.#recordedFile(file) ?? []))
  }

  /** A file of all cameras is protected with each of them. */
  protect(cameras: readonly string[], { from, to }: TimeRange, isProtected: boolean): void {
    this.#manifest.protect([...cameras, EVERY_CAMERA], from, to, isProtected)
  }

  deletable(deletion: Deletion): DeletableFiles {
    const found = this.#manifest.between(deletion.from, deletion.to)
    return deletableOf(found, deletion, this.#clock.now())
  }

  delete(deletion: Deletion, at: number, next: number): DeletedFiles {
    const { from, to } = deletion
    const listed = this.#manifest.listed(from, to, next, BATCH)
    const end = this.#clock.steady() + DELETE_MS
    const mayGoOn = () => this.#clock.steady() < end
    const files = listed.filter((file) => canDelete(file, deletion, at))
    const { gone, last, ...deleted } = deleteFiles(this.#folder, files, mayGoOn)
    this.#manifest.forgetAll(gone)
    const isEnd = last === undefined && listed.length < BATCH
    return { ...deleted, next: isEnd ? undefined : (last ?? listed.at(-1)?.id) }
  }

  #recordedFile(found: FoundFile): RecordedFile | undefined {
    const { path, camera, begunAt, endedAt, isProtected } = found
    const format = RECORDING_FORMATS.find((each) => each === found.format)
    const bytes = this.#sizeOf(found)
    if (format === undefined || bytes === undefined) return undefined
    return {
      path: join(this.#folder, path),
      camera: camera === EVERY_CAMERA ? undefined : camera,
      format,
      from: begunAt,
      to: endedAt,
      bytes,
      isProtected,
    }
  }

  /** @returns `undefined` if it is not there, or not where Camwall would have made it */
  #sizeOf({ path }: FoundFile): number | undefined {
    if (!isOwnPath(path)) return undefined
    return statSync(join(this.#folder, path), { throwIfNoEntry: false })?.size
  }
}
