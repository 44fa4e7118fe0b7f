/** Finds the recordings at a path, and which of them follow each other. */
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { DiskFile } from '../capture/disk-file.ts'
import { openRecording, RECORDING_EXTENSIONS } from '../capture/open-recording.ts'
import type { RecordedFrame } from '../capture/recording.ts'

/** Files of a folder that are looked at; a day of a full wall in parts of ten minutes has more than a third of it. */
const MAX_FILES = 100_000

export interface FoundFile {
  readonly path: string
  /** The time of its first frame, in milliseconds since the epoch by the camera's clock. */
  readonly startsAt: number
  /** When that frame arrived, by the clock of the computer that recorded all cameras. */
  readonly arrivedAt: number
}

/** Files that are played one after the other: the parts of a camera's recording, or of one of several cameras. */
export type Lane = readonly [FoundFile, ...FoundFile[]]

/**
 * @param path - of a file, or of a folder with files in it or in folders below
 * @throws Error if there is nothing at the path
 */
export function lanesAt(path: string): readonly Lane[] {
  const isFolder = statSync(path).isDirectory()
  const paths = isFolder
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((each) => join(path, each))
    : [path]
  const lanes = new Map<string, [FoundFile, ...FoundFile[]]>()
  for (const each of paths.filter((name) => !isFolder || isRecording(name)).slice(0, MAX_FILES)) {
    const found = look(each)
    if (found === undefined) continue
    const others = lanes.get(found.lane)
    if (others === undefined) lanes.set(found.lane, [found.file])
    else others.push(found.file)
  }
  for (const lane of lanes.values()) lane.sort(byArrival)
  return [...lanes.values()]
}

function isRecording(name: string): boolean {
  return RECORDING_EXTENSIONS.includes(extname(name))
}

function byArrival(one: FoundFile, other: FoundFile): number {
  return one.arrivedAt - other.arrivedAt
}

/** @returns `undefined` if it cannot be read: it is left out */
function look(path: string): { readonly lane: string; readonly file: FoundFile } | undefined {
  for (const { frame, time } of framesOf(path)) {
    const { camera, arrivedAt } = frame
    // The frames of all cameras are in the same file of this format.
    const lane = extname(path) === '.mcap' ? dirname(path) : camera
    return { lane, file: { path, startsAt: time, arrivedAt } }
  }
  return undefined
}

/** The frames of a file, which is open until the last one is taken. */
export function* framesOf(path: string): Generator<RecordedFrame> {
  const file = new DiskFile(path)
  try {
    yield* openRecording(file, basename(path, extname(path)))?.frames() ?? []
  } finally {
    file.close()
  }
}
