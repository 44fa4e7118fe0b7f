/** Finds the recordings at a path, and which of them follow each other. */
import { readdirSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { DiskFile } from '../capture/disk-file.ts'
import { openMatroska } from '../capture/matroska/matroska-recording.ts'
import type { RecordedFrame } from '../capture/recording.ts'

/** Files of a folder that are looked at; a day of a full wall in parts of ten minutes has more than a third of it. */
const MAX_FILES = 100_000

interface Found {
  readonly path: string
  /** Milliseconds since the epoch. */
  readonly startsAt: number
  /** Files of the same camera follow each other. */
  readonly camera: string
}

/** Files that are played one after the other, for example the parts of a camera's recording. */
export interface Lane {
  readonly startsAt: number
  readonly paths: readonly string[]
}

/**
 * @param path - of a file, or of a folder with files in it or in folders below
 * @throws Error if there is nothing at the path
 */
export function lanesAt(path: string): readonly Lane[] {
  const isFolder = statSync(path).isDirectory()
  const paths = isFolder
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((each) => join(path, each))
    : [path]
  const found = paths
    .filter((each) => extname(each) === '.mkv' || !isFolder)
    .slice(0, MAX_FILES)
    .flatMap((each) => look(each))
  const byCamera = new Map<string, Found[]>()
  for (const each of found) {
    const others = byCamera.get(each.camera)
    if (others === undefined) byCamera.set(each.camera, [each])
    else others.push(each)
  }
  return [...byCamera.values()].map((files) => {
    const inOrder = files.toSorted((one, other) => one.startsAt - other.startsAt)
    const paths = inOrder.map((each) => each.path)
    return { startsAt: inOrder[0]?.startsAt ?? 0, paths }
  })
}

/** One that cannot be read is left out. */
function look(path: string): readonly Found[] {
  for (const { frame, time } of framesOf(path))
    return [{ path, startsAt: time, camera: frame.camera }]
  return []
}

/** The frames of a file, which is open until the last one is taken. */
export function* framesOf(path: string): Generator<RecordedFrame> {
  const file = new DiskFile(path)
  try {
    yield* openMatroska(file, basename(path, extname(path)))?.frames() ?? []
  } finally {
    file.close()
  }
}
