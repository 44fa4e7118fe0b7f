/** The frames of a stretch in files of recordings. They are untrusted, and read one by one: it belongs into a thread of its own. */
import { openIndex } from '../../capture/open-index.ts'
import type { PastFrame } from '../../capture/past.ts'
import type { RecordedFile } from '../../capture/recorded-file.ts'
import { RecordedTrack } from '../../capture/recorded-track.ts'
import type { FramePlace, RecordingIndex } from '../../capture/recording.ts'
import type { CameraStretch } from './camera-stretch.ts'

export interface RecordedStretch extends CameraStretch {
  /** That may have frames of it, in the order in which they were begun. */
  readonly files: readonly RecordedFile[]
}

/** A frame, and how much of the stretch was read with it, from 0 to 1. */
export interface ReadFrame {
  readonly frame: PastFrame
  readonly share: number
}

/** What is missing of a stretch. */
export interface Unread {
  /** Finished recordings that were deleted meanwhile, or are none any more. */
  readonly files: number
  /** Damaged ones. */
  readonly frames: number
}

/** The cameras of which files have frames; those that are gone have none. */
export function camerasIn(files: readonly RecordedFile[]): readonly string[] {
  const cameras = new Set<string>()
  for (const file of files)
    if (file.camera !== undefined) cameras.add(file.camera)
    else {
      const opened = openIndex(file.path)
      for (const camera of opened?.index.cameras ?? []) cameras.add(camera)
      opened?.file.close()
    }
  return [...cameras]
}

/**
 * File after file, in the order of each. Each camera begins with the frame that it showed when the stretch begins, if the file has
 * it, so that all of them have a picture from there on.
 */
export function* recordedFrames(stretch: RecordedStretch): Generator<ReadFrame, Unread> {
  const unread = { files: 0, frames: 0 }
  const { files, cameras, from, to } = stretch
  const chosen = new Set(cameras)
  const own = files.filter(({ camera }) => camera === undefined || chosen.has(camera))
  for (const [number, file] of own.entries()) {
    const opened = openIndex(file.path)
    if (opened === undefined) {
      // One that has just been begun has nothing to read yet.
      if (file.to !== undefined) unread.files += 1
      continue
    }
    let within = 0
    try {
      for (const place of placesIn(opened.index, stretch, chosen)) {
        const frame = place.read()
        if (frame === undefined) {
          unread.frames += 1
          continue
        }
        within = Math.max(within, (place.arrivedAt - from) / Math.max(1, to - from))
        // What is read of a file has memory of its own.
        const body = frame.body as PastFrame['body']
        const past = { ...frame, time: place.arrivedAt, body }
        yield { frame: past, share: (number + within) / own.length }
      }
    } finally {
      opened.file.close()
    }
  }
  return unread
}

/**
 * About how many bytes of files are of a stretch, if each grew evenly. A file of all cameras counts as a whole. Pure.
 */
export function recordedBytes(
  files: readonly RecordedFile[],
  { cameras, from, to }: CameraStretch,
): number {
  const chosen = new Set(cameras)
  const parts = files
    .filter(({ camera }) => camera === undefined || chosen.has(camera))
    .map((file) => {
      const end = file.to ?? to
      const within = Math.min(end, to) - Math.max(file.from, from)
      return file.bytes * Math.min(1, Math.max(0, within / Math.max(1, end - file.from)))
    })
  return Math.round(parts.reduce((sum, bytes) => sum + bytes, 0))
}

function* placesIn(
  index: RecordingIndex,
  { from, to }: CameraStretch,
  chosen: ReadonlySet<string>,
): Generator<FramePlace, void> {
  const tracks = [...index.cameras]
    .filter((camera) => chosen.has(camera))
    .map((camera) => new RecordedTrack(index, camera))
  for (const track of tracks) {
    const shown = track.last((arrivedAt) => arrivedAt <= from)
    if (shown !== undefined) yield shown
  }
  // Only those of one camera are in the order of time: a recording begins with what look-back has of its camera.
  const groups = new Set(tracks.flatMap((track) => track.groupsBetween({ from, to })))
  for (const group of index.groups.filter((each) => groups.has(each)))
    for (const place of group.places()) {
      const { camera, arrivedAt } = place
      if (chosen.has(camera) && arrivedAt > from && arrivedAt <= to) yield place
    }
}
