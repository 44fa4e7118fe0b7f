/**
 * What was recorded, from the files of recordings. They are untrusted, and read when a moment is asked for: it belongs into a
 * thread of its own.
 */
import { openIndex, type OpenedIndex } from './open-index.ts'
import type { Past, PastFrame, TimeRange } from './past.ts'
import { filesOf, type RecordedFile } from './recorded-file.ts'
import { RecordedTrack } from './recorded-track.ts'
import type { FramePlace } from './recording.ts'

/** For how long the last frame of a file is shown: a new file of the same camera begins within that. */
export const LASTS_MS = 2000
/** How long ago an unfinished file was read when it is read again for more. Recorders write once a second. */
const GROWS_MS = 1000
/** Times what reading it took: a large one of all cameras takes seconds, in which nothing is played. */
const READING_SHARE = 20
/** Files that are open at a time, twice as many as most walls have cameras. Systems allow some hundred. */
const MAX_OPEN = 128

interface OpenFile extends OpenedIndex {
  /** When it may have grown enough to be read again, by the monotonic clock. */
  readonly growsAt: number
  readonly tracks: Map<string, RecordedTrack>
}

/** It has nothing until `update`, and must be closed. */
export class RecordedPast implements Past {
  #files: readonly RecordedFile[] = []
  #range: TimeRange = { from: 0, to: 0 }
  /** In the order in which they were used. */
  readonly #open = new Map<string, OpenFile>()
  /** Paths of files, since `closeUnused`. */
  readonly #used = new Set<string>()
  /** Of cameras, in the order of their frames. */
  readonly #filesOf = new Map<string, readonly RecordedFile[]>()

  /** From now on. Files that were finished meanwhile are read anew. */
  update(files: readonly RecordedFile[], range: TimeRange): void {
    const ends = new Map(files.map(({ path, to }) => [path, to]))
    for (const { path, to } of this.#files)
      if (!ends.has(path) || ends.get(path) !== to) this.#closeFile(path)
    this.#files = files
    this.#range = range
    this.#filesOf.clear()
  }

  /** Whose frames a file has. One of all cameras is opened for that. */
  camerasIn(file: RecordedFile): readonly string[] {
    if (file.camera !== undefined) return [file.camera]
    return [...(this.#opened(file)?.index.cameras ?? [])]
  }

  at(camera: string, time: number): PastFrame | undefined {
    const frame = this.#shown(camera, time)?.read()
    if (frame === undefined) return undefined
    const { body } = frame
    // What is read of a file has memory of its own.
    return { ...frame, time: frame.arrivedAt, body: body as Uint8Array<ArrayBuffer> }
  }

  /** When the frame arrived that is shown at a time, which costs less than reading it; `undefined` if there is none. */
  timeAt(camera: string, time: number): number | undefined {
    return this.#shown(camera, time)?.arrivedAt
  }

  next(camera: string, time: number): number | undefined {
    const isBefore = (arrivedAt: number) => arrivedAt <= time
    for (const file of this.#filesOfCamera(camera)) {
      if ((file.to ?? Infinity) + LASTS_MS < time) continue
      const place = this.#track(file, camera, isBefore)?.first(isBefore)
      if (place !== undefined) return place.arrivedAt
    }
    return undefined
  }

  previous(camera: string, time: number): number | undefined {
    return this.#last(camera, (arrivedAt) => arrivedAt < time)?.place.arrivedAt
  }

  range(): TimeRange {
    return this.#range
  }

  /**
   * Closes the files that were not used since the last call. A file that is deleted takes space until it is closed.
   *
   * @returns whether others are open
   */
  closeUnused(): boolean {
    for (const path of this.#open.keys()) if (!this.#used.has(path)) this.#closeFile(path)
    this.#used.clear()
    return this.#open.size > 0
  }

  close(): void {
    for (const { file } of this.#open.values()) file.close()
    this.#open.clear()
  }

  #shown(camera: string, time: number): FramePlace | undefined {
    const found = this.#last(camera, (arrivedAt) => arrivedAt <= time)
    const lastsUntil = (found?.file.to ?? Infinity) + LASTS_MS
    return time <= lastsUntil ? found?.place : undefined
  }

  #last(
    camera: string,
    isBefore: (arrivedAt: number) => boolean,
  ): { readonly file: RecordedFile; readonly place: FramePlace } | undefined {
    for (const file of this.#filesOfCamera(camera).toReversed()) {
      if (!isBefore(file.from)) continue
      const place = this.#track(file, camera, isBefore)?.last(isBefore)
      if (place !== undefined) return { file, place }
    }
    return undefined
  }

  #filesOfCamera(camera: string): readonly RecordedFile[] {
    const known = this.#filesOf.get(camera)
    if (known !== undefined) return known
    const files = filesOf(this.#files, camera, this.#range)
    this.#filesOf.set(camera, files)
    return files
  }

  #track(
    file: RecordedFile,
    camera: string,
    isBefore: (arrivedAt: number) => boolean,
  ): RecordedTrack | undefined {
    const track = this.#trackIn(this.#opened(file), camera)
    const mayHaveGrown = performance.now() > (this.#open.get(file.path)?.growsAt ?? 0)
    if (file.to !== undefined || !mayHaveGrown || track?.isBehind(isBefore) !== true) return track
    this.#closeFile(file.path)
    return this.#trackIn(this.#opened(file), camera)
  }

  #trackIn(open: OpenFile | undefined, camera: string): RecordedTrack | undefined {
    if (open?.index.cameras.has(camera) !== true) return undefined
    const known = open.tracks.get(camera)
    if (known !== undefined) return known
    const track = new RecordedTrack(open.index, camera)
    open.tracks.set(camera, track)
    return track
  }

  /** @returns `undefined` if it is gone, cannot be read, or is no recording */
  #opened({ path }: RecordedFile): OpenFile | undefined {
    const open = this.#open.get(path) ?? openFile(path)
    if (open === undefined) return undefined
    this.#used.add(path)
    this.#open.delete(path)
    this.#open.set(path, open)
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= MAX_OPEN) break
      this.#closeFile(oldest)
    }
    return open
  }

  #closeFile(path: string): void {
    this.#open.get(path)?.file.close()
    this.#open.delete(path)
  }
}

function openFile(path: string): OpenFile | undefined {
  const begun = performance.now()
  const opened = openIndex(path)
  if (opened === undefined) return undefined
  const now = performance.now()
  const growsAt = now + Math.max(GROWS_MS, READING_SHARE * (now - begun))
  return { ...opened, growsAt, tracks: new Map() }
}
