/** What is in the folder of the recordings, by its manifest. Every call waits for the disk. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { TimeRange } from '../../../capture/past.ts'
import type { RecordedFile } from '../../../capture/recorded-file.ts'
import { RECORDING_FORMATS, type RecordedDay } from '../../../contract/recording.ts'
import { EVERY_CAMERA, type FolderCall, type FolderCalls } from '../orders.ts'
import type { FoundFile, Manifest } from './manifest.ts'
import { isOwnPath } from './part-path.ts'
import { recordedDays } from './recorded-days.ts'

export class RecordedFolder implements FolderCalls {
  readonly #folder: string
  readonly #manifest: Manifest
  readonly #now: () => number

  /** @param now - milliseconds since the epoch */
  constructor(folder: string, manifest: Manifest, now: () => number) {
    this.#folder = folder
    this.#manifest = manifest
    this.#now = now
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
    }
  }

  days(): readonly RecordedDay[] {
    const files = this.#manifest
      .between(-Infinity, Infinity)
      .map((file) => ({ ...file, bytes: file.bytes ?? this.#sizeOf(file) }))
    return recordedDays(files, this.#now())
  }

  /** Files that a person has deleted are left out. */
  files({ from, to }: TimeRange): readonly RecordedFile[] {
    return this.#manifest.between(from, to).flatMap((file) => this.#recordedFile(file) ?? [])
  }

  /** A file of all cameras is protected with each of them. */
  protect(cameras: readonly string[], { from, to }: TimeRange, isProtected: boolean): void {
    this.#manifest.protect([...cameras, EVERY_CAMERA], from, to, isProtected)
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
