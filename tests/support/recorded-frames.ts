/** What Python senders sent, and what is in the files of a recording. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { DiskFile } from '../../src-main/capture/disk-file.ts'
import type { Report } from '../../src-main/app/report/report.ts'
import { openRecording, RECORDING_EXTENSIONS } from '../../src-main/capture/open-recording.ts'

/** Of `recorded_senders.py`. */
export interface RecordedSender {
  readonly name: string
  readonly address: string
  readonly kind: 'jpg' | 'bgr'
  readonly frames: number
  readonly fps: number
  /** Whether a frame has the time at which it was sent. */
  readonly timed: boolean
  /** Of the noise that it sends. */
  readonly seed: number
}

/** A line of that program. */
export interface KnownFrame {
  readonly name: string
  readonly sha256: string
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number
  /** The same, as the frame says it. */
  readonly sent: number | null
}

export interface FoundFrame {
  readonly name: string
  readonly sha256: string
  /** At which it is played, in milliseconds since the epoch. */
  readonly time: number
}

/** The frames of all recordings below a folder, file after file in the order of their names. */
export async function framesBelow(folder: string): Promise<readonly FoundFrame[]> {
  const entries = await readdir(folder, { recursive: true })
  const files = entries.filter((name) => RECORDING_EXTENSIONS.includes(extname(name))).toSorted()
  return files.flatMap((name) => framesOf(join(folder, name)))
}

export function framesOf(path: string): readonly FoundFrame[] {
  const file = new DiskFile(path)
  try {
    const recording = openRecording(file, '')
    return [...(recording?.frames() ?? [])].map(({ time, frame }) => ({
      name: frame.camera,
      sha256: createHash('sha256').update(frame.body).digest('hex'),
      time,
    }))
  } finally {
    file.close()
  }
}

/** Frames of all cameras that were to be recorded, and are in no file. */
export function unrecordedIn({ cameras }: Report): number {
  return cameras.reduce((sum, { recorded }) => sum + (recorded?.dropped ?? 0), 0)
}
