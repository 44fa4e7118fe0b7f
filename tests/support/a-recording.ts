/** What tests of recordings need: frames, a simple format, a manifest in memory, and a clock that the test moves. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { CapturedFrame } from '../../src-main/capture/captured-frame.ts'
import type { RecordingWriter } from '../../src-main/capture/recording-writer.ts'
import { systemDisk, type Disk } from '../../src-main/consumers/recorder/disk/disk.ts'
import type {
  FinishedFile,
  FoundFile,
  ListedFile,
  Manifest,
  NewFile,
} from '../../src-main/consumers/recorder/disk/manifest.ts'
import type { PartFormat } from '../../src-main/consumers/recorder/disk/part-format.ts'

/** @param mark - its body has some bytes with this value */
export function aFrame(camera: string, mark: number, changes: Partial<CapturedFrame> = {}) {
  return {
    camera,
    fields: [],
    picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
    sentAt: undefined,
    arrivedAt: 1000 + mark,
    body: new Uint8Array(10).fill(mark),
    ...changes,
  } satisfies CapturedFrame
}

/** A disk that gets full when the test says so, also in the middle of a write. */
export function fillableDisk() {
  const state = { isFull: false, freeBytes: 1e12 }
  const check = () => {
    if (state.isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  const disk: Disk = {
    ...systemDisk,
    freeBytes: () => state.freeBytes,
    create: (path) => {
      check()
      const file = systemDisk.create(path)
      return {
        write: (pieces, at) => {
          if (state.isFull) file.write(pieces.slice(0, pieces.length / 2), at)
          check()
          file.write(pieces, at)
        },
        sync: () => file.sync(),
        truncate: (bytes) => file.truncate(bytes),
        isThere: () => file.isThere(),
        close: () => file.close(),
      }
    },
  }
  return { disk, state }
}

const HEAD = Buffer.from('HEAD')
const TAIL = Buffer.from('TAIL')

/** A file of its frames' bodies, each of ten bytes, between a head and a tail. Frames are held until they are flushed. */
export const bodiesFormat: PartFormat = {
  extension: 'mkv',
  holdsAll: false,
  newWriter: (first) => bodiesWriter(first),
  finish: (path) => finishBodies(path),
}

function bodiesWriter(first: CapturedFrame): RecordingWriter {
  let held: Uint8Array[] = []
  const flush = () => held.splice(0)
  return {
    begin: () => HEAD,
    accepts: ({ picture }) => picture.kind === 'encoded' && picture.width === first.picture.width,
    add: ({ body }) => {
      held = [...held, body]
      return []
    },
    flush,
    end: () => ({
      append: [...flush(), TAIL],
      patches: [{ offset: 0, bytes: Buffer.from('DONE') }],
    }),
  }
}

function finishBodies(path: string): boolean {
  const all = readFileSync(path)
  const frames = Math.floor((all.length - HEAD.length) / 10)
  if (frames <= 0) return false
  const whole = all.subarray(0, HEAD.length + 10 * frames)
  const finished = Buffer.concat([whole, TAIL])
  finished.write('DONE', 0)
  writeFileSync(path, finished)
  return true
}

/** The marks of the frames of a file, whether it is finished or not. */
export function marksIn(path: string): readonly number[] {
  const all = readFileSync(path)
  const end = all.subarray(-TAIL.length).equals(TAIL) ? all.length - TAIL.length : all.length
  const marks: number[] = []
  for (let at = HEAD.length; at + 10 <= end; at += 10) marks.push(all[at] ?? 0)
  return marks
}

export function isFinished(path: string): boolean {
  return readFileSync(path).subarray(0, 4).toString() === 'DONE'
}

type Row = NewFile & { readonly id: number } & Partial<FinishedFile> & {
    readonly isProtected?: boolean
  }

/** Opens a manifest with these rows, in place of its file. */
export const openManifestWith = (rows: Row[]) => (path: string) => {
  writeFileSync(path, '', { flag: 'a' })
  return new ManifestInMemory(rows)
}

function byEnd(one: ListedFile, other: ListedFile): number {
  return one.endedAt - other.endedAt || one.id - other.id
}

/** Its rows are in a list, which outlives it as a file would. */
export class ManifestInMemory implements Manifest {
  readonly #rows: Row[]

  constructor(rows: Row[]) {
    this.#rows = rows
  }

  begin(file: NewFile): number {
    const id = this.#rows.length + 1
    this.#rows.push({ ...file, id })
    return id
  }

  finish(id: number, file: FinishedFile): void {
    this.#change(id, file)
  }

  forget(id: number): void {
    const index = this.#rows.findIndex((row) => row.id === id)
    if (index >= 0) this.#rows.splice(index, 1)
  }

  forgetAll(ids: readonly number[]): void {
    for (const id of ids) this.forget(id)
  }

  get bytes(): number {
    return this.#rows
      .filter(({ isProtected }) => isProtected !== true)
      .reduce((sum, { bytes = 0 }) => sum + bytes, 0)
  }

  oldest(most: number, after?: ListedFile): readonly ListedFile[] {
    return this.#rows
      .flatMap(({ id, path, bytes, endedAt, isProtected }) =>
        bytes === undefined || endedAt === undefined || isProtected === true
          ? []
          : [{ id, path, bytes, endedAt }],
      )
      .toSorted(byEnd)
      .filter((file) => after === undefined || byEnd(file, after) > 0)
      .slice(0, most)
  }

  unfinished() {
    return this.#rows.filter(({ bytes }) => bytes === undefined)
  }

  between(from: number, to: number): readonly FoundFile[] {
    return this.#rows
      .filter(({ at, endedAt = to }) => at <= to && endedAt >= from)
      .map(({ id, path, camera, format, at, bytes, endedAt, isProtected = false }) => ({
        ...{ id, path, camera, format, begunAt: at, bytes, endedAt, isProtected },
      }))
  }

  listed(from: number, to: number, after: number, most: number): readonly FoundFile[] {
    return this.between(from, to)
      .filter(({ id }) => id > after)
      .toSorted((one, other) => one.id - other.id)
      .slice(0, most)
  }

  protect(cameras: readonly string[], _from: number, _to: number, isProtected: boolean): void {
    for (const { id, camera } of [...this.#rows])
      if (cameras.includes(camera)) this.#change(id, { isProtected })
  }

  close(): void {
    // The rows stay.
  }

  #change(id: number, change: Partial<Row>): void {
    const index = this.#rows.findIndex((row) => row.id === id)
    const row = this.#rows[index]
    if (row !== undefined) this.#rows[index] = { ...row, ...change }
  }
}
