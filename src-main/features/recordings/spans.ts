/** What is recorded of each camera, from the files of recordings. Pure. */
import type { TimeRange } from '../../capture/past.ts'
import type { RecordedFile } from '../../capture/recorded-file.ts'
import { LASTS_MS } from '../../capture/recorded-past.ts'
import type { RecordedCamera, RecordedRange, RecordedSpan } from './contract.ts'

/** A file, and whose frames it has. */
export interface FileOfCameras {
  readonly file: RecordedFile
  readonly cameras: readonly string[]
  /** When it has no frames, by camera, as far as that is known. */
  readonly pauses?: ReadonlyMap<string, readonly TimeRange[]> | undefined
}

/**
 * @param range - what is outside of it is left out
 * @param now - until when files reach that are not finished, in milliseconds since the epoch
 */
export function rangeOf(
  files: readonly FileOfCameras[],
  range: TimeRange,
  now: number,
): RecordedRange {
  const byCamera = new Map<string, FileOfCameras[]>()
  for (const file of files)
    for (const camera of file.cameras) {
      const own = byCamera.get(camera)
      if (own === undefined) byCamera.set(camera, [file])
      else own.push(file)
    }
  return {
    cameras: [...byCamera]
      .map(([camera, ownFiles]) => cameraOf(camera, ownFiles, range, now))
      .filter(({ spans }) => spans.length > 0)
      .sort((one, other) => one.camera.localeCompare(other.camera)),
    bytes: bytesOf(files.map(({ file }) => file)),
  }
}

function cameraOf(
  camera: string,
  files: readonly FileOfCameras[],
  range: TimeRange,
  now: number,
): RecordedCamera {
  const own = files.map(({ file }) => file).filter((file) => file.camera === camera)
  const spans = files.flatMap(({ file, pauses }) =>
    spansOf(file, pauses?.get(camera) ?? [], range, now),
  )
  return { camera, bytes: bytesOf(own), spans: joinedSpans(spans) }
}

function bytesOf(files: readonly RecordedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Of a file, between its pauses. */
function spansOf(
  { from, to, isProtected }: RecordedFile,
  pauses: readonly TimeRange[],
  range: TimeRange,
  now: number,
): readonly RecordedSpan[] {
  const begins = [from, ...pauses.map((pause) => pause.to)]
  const ends = [...pauses.map((pause) => pause.from), to ?? Math.max(from, now)]
  return begins
    .map((begin, index) => ({
      from: Math.max(begin, range.from),
      to: Math.min(ends[index] ?? begin, range.to),
      isProtected,
    }))
    .filter((span) => span.to >= span.from)
}

/** In order, without overlaps, and as one where a file follows another. Protected is what any file protects. */
export function joinedSpans(spans: readonly RecordedSpan[]): readonly RecordedSpan[] {
  const joined: RecordedSpan[] = []
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const before = joined.at(-1)
    if (before === undefined || span.from > before.to + LASTS_MS) joined.push(span)
    else if (span.isProtected === before.isProtected)
      joined[joined.length - 1] = { ...before, to: Math.max(before.to, span.to) }
    else if (span.to > before.to) joined.push({ ...span, from: before.to })
  }
  return joined
}
