/** Finds the recordings at a path, and which of them follow each other. */
import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs'
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
 * @param path - of a file, or of a folder with files in it or in folders below; of these, what cannot be read is left out
 * @throws Error if there is nothing at the path, or it cannot be read
 */
export function lanesAt(path: string): readonly Lane[] {
  const isFolder = statSync(path).isDirectory()
  const paths = isFolder ? [...recordingsIn(path)].slice(0, MAX_FILES) : [path]
  const lanes = new Map<string, [FoundFile, ...FoundFile[]]>()
  for (const each of paths) {
    const frames = framesOf(each)
    const found = look(each, isFolder ? asFarAsReadable(frames) : frames)
    if (found === undefined) continue
    const others = lanes.get(found.lane)
    if (others === undefined) lanes.set(found.lane, [found.file])
    else others.push(found.file)
  }
  for (const lane of lanes.values()) lane.sort(byArrival)
  return [...lanes.values()]
}

/**
 * @param seen - folders that are not looked at again: links can lead to one that is above them
 * @throws Error if the folder cannot be read; folders below are left out then
 */
function* recordingsIn(folder: string, seen = new Set<string>()): Generator<string> {
  const real = realpathSync(folder)
  if (seen.has(real)) return
  seen.add(real)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const target = entry.isSymbolicLink() ? linkedBy(path) : entry
    if (target?.isDirectory() === true) yield* asFarAsReadable(recordingsIn(path, seen))
    else if (target?.isFile() === true && isRecording(path)) yield path
  }
}

/** @returns `undefined` if the link leads to nothing */
function linkedBy(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function isRecording(name: string): boolean {
  return RECORDING_EXTENSIONS.includes(extname(name))
}

function byArrival(one: FoundFile, other: FoundFile): number {
  return one.arrivedAt - other.arrivedAt
}

/** @returns `undefined` if there is no frame */
function look(
  path: string,
  frames: Iterable<RecordedFrame>,
): { readonly lane: string; readonly file: FoundFile } | undefined {
  for (const { frame, time } of frames) {
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

/** Ends without an error where what gives the items fails. @param failed - called then */
export function* asFarAsReadable<Item>(
  items: Iterable<Item>,
  failed?: (error: unknown) => void,
): Generator<Item> {
  try {
    yield* items
  } catch (error) {
    failed?.(error)
  }
}
