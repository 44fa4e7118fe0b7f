/** Frames for recordings, and recordings in memory. */
import type { CapturedFrame } from '../../src-main/capture/captured-frame.ts'
import { bytesInMemory } from '../../src-main/capture/file-bytes.ts'
import type { Finish, RecordedFrame, Recording } from '../../src-main/capture/recording.ts'
import type { Patch, RecordingWriter } from '../../src-main/capture/recording-writer.ts'
import { readPicture } from '../../src-main/receive/imagezmq/read-picture.ts'
import { jpegHeader } from './pictures.ts'

/** When the recordings begin. */
export const STARTS_AT = Date.UTC(2026, 10, 26, 12, 30, 15, 250)

/** A frame as it comes from the wire. */
export function capturedFrame(body: Uint8Array, facts: Partial<CapturedFrame> = {}): CapturedFrame {
  const picture = readPicture({ ...facts.array }, body)
  if ('why' in picture) throw new Error(`No picture: ${picture.why.key}`)
  return {
    camera: 'barn',
    fields: [],
    picture,
    sentAt: undefined,
    arrivedAt: STARTS_AT,
    body,
    ...facts,
  }
}

/** A JPEG whose bytes no other number has. */
export function numberedJpeg(number: number, length = 40): Uint8Array {
  const head = jpegHeader(32, 24)
  const filling = Array.from({ length }, (_, index) => (number * 31 + index * 7) % 251)
  return Uint8Array.from([...head.subarray(0, -2), ...filling, 0xff, 0xd9])
}

/** Ten a second. */
export function numberedFrames(count: number, length?: number): readonly CapturedFrame[] {
  return Array.from({ length: count }, (_, index) =>
    capturedFrame(numberedJpeg(index, length), {
      sentAt: STARTS_AT + 100 * index + 0.123,
      arrivedAt: STARTS_AT + 100 * index + 5,
      fields: ['jpg', String(index)],
    }),
  )
}

/** Everything of a file that is appended before its end; `flushEvery` frames are one second. */
export function appended(
  writer: RecordingWriter,
  frames: readonly CapturedFrame[],
  flushEvery = Infinity,
): Uint8Array {
  const parts = [writer.begin()]
  for (const [index, frame] of frames.entries()) {
    parts.push(...writer.add(frame))
    if ((index + 1) % flushEvery === 0) parts.push(...writer.flush())
  }
  return Buffer.concat(parts)
}

/** A whole file. */
export function recorded(
  writer: RecordingWriter,
  frames: readonly CapturedFrame[],
  flushEvery = Infinity,
): Uint8Array {
  const begun = appended(writer, frames, flushEvery)
  const { append, patches } = writer.end()
  return patched(Buffer.concat([begun, ...append]), patches)
}

/** Carries out what finishing a file says. */
export function finished(bytes: Uint8Array, finish: Finish): Uint8Array {
  if (finish.kind !== 'cut') return bytes
  const { keep, ending } = finish
  return patched(Buffer.concat([bytes.subarray(0, keep), ...ending.append]), ending.patches)
}

export function patched(bytes: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (const { offset, bytes: patch } of patches) copy.set(patch, offset)
  return copy
}

type Open = (file: ReturnType<typeof bytesInMemory>, nameless: string) => Recording | undefined

export function framesIn(open: Open, bytes: Uint8Array, from?: number): readonly RecordedFrame[] {
  return [...(open(bytesInMemory(bytes), 'nameless')?.frames(from) ?? [])]
}
