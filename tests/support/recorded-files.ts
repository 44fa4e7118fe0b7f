/** Recordings on a disk, written by Camwall's own writers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CapturedFrame } from '../../src-main/capture/captured-frame.ts'
import { MatroskaWriter } from '../../src-main/capture/matroska/writer.ts'
import { McapWriter } from '../../src-main/capture/mcap/writer.ts'
import type { RecordedFile } from '../../src-main/capture/recorded-file.ts'
import type { RecordingFormat } from '../../src-main/contract/recording.ts'
import { appended, recorded } from './recordings.ts'

interface FileToWrite {
  readonly format: RecordingFormat
  readonly frames: readonly [CapturedFrame, ...CapturedFrame[]]
  /** It is still being written. */
  readonly isOpen?: true
  /** Frames that are written to the file together, as in a second. */
  readonly flushEvery?: number
}

/** A folder that is deleted at the end of the test. */
export async function aFolder(closing: { push(close: () => Promise<void>): unknown }) {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-recorded-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What the manifest says of it. */
export async function writeRecording(
  folder: string,
  name: string,
  { format, frames, isOpen, flushEvery = 4 }: FileToWrite,
): Promise<RecordedFile> {
  const [first] = frames
  const path = join(folder, `${name}.${format}`)
  const writer = format === 'mkv' ? new MatroskaWriter(first) : new McapWriter()
  const bytes = (isOpen === true ? appended : recorded)(writer, frames, flushEvery)
  await writeFile(path, bytes)
  return {
    path,
    camera: format === 'mkv' ? first.camera : undefined,
    format,
    from: first.arrivedAt,
    to: isOpen === true ? undefined : (frames.at(-1) ?? first).arrivedAt,
    bytes: bytes.byteLength,
    isProtected: false,
  }
}
