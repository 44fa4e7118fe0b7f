/** Stretches of recordings that the real writers wrote. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CapturedFrame } from '../../../../src-main/capture/captured-frame.ts'
import { MatroskaWriter } from '../../../../src-main/capture/matroska/writer.ts'
import { McapWriter } from '../../../../src-main/capture/mcap/writer.ts'
import type { RecordedFile } from '../../../../src-main/capture/recorded-file.ts'
import type { RecordingWriter } from '../../../../src-main/capture/recording-writer.ts'
import {
  camerasIn,
  recordedBytes,
  recordedFrames,
  type RecordedStretch,
} from '../../../../src-main/features/export/recorded-frames.ts'
import { capturedFrame, numberedJpeg, recorded, STARTS_AT } from '../../../support/recordings.ts'

/** Frames that are a second in the file. */
const A_SECOND = 10

/** Ten a second, whose senders' clocks are wrong. @param from - the number of the first */
function framesOf(camera: string, from: number, count: number): readonly CapturedFrame[] {
  return Array.from({ length: count }, (_, index) =>
    capturedFrame(numberedJpeg(from + index), {
      camera,
      arrivedAt: STARTS_AT + 100 * (from + index),
      sentAt: STARTS_AT + 100 * (from + index) - 3_600_000,
    }),
  )
}

async function write(
  name: string,
  camera: string | undefined,
  writer: RecordingWriter,
  frames: readonly CapturedFrame[],
): Promise<RecordedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-recorded-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, name)
  const bytes = recorded(writer, frames, A_SECOND)
  await writeFile(path, bytes)
  return {
    path,
    camera,
    format: name.endsWith('mkv') ? 'mkv' : 'mcap',
    from: frames[0]?.arrivedAt ?? 0,
    to: frames.at(-1)?.arrivedAt,
    bytes: bytes.byteLength,
    isProtected: false,
  }
}

async function matroska(camera: string, from: number, count: number): Promise<RecordedFile> {
  const frames = framesOf(camera, from, count)
  const [first = capturedFrame(numberedJpeg(0))] = frames
  return write(`${camera}.mkv`, camera, new MatroskaWriter(first), frames)
}

/** The numbers of the frames by their times. */
function numbersIn(stretch: RecordedStretch): readonly string[] {
  return [...recordedFrames(stretch)].map(({ frame: { camera, time, body } }) => {
    const number = Math.round((time - STARTS_AT) / 100)
    expect(Buffer.from(body)).toEqual(Buffer.from(numberedJpeg(number)))
    return `${camera} ${number}`
  })
}

const at = (number: number) => STARTS_AT + 100 * number

test('Matroska: from the frame that was shown, over the end of a file', async () => {
  const files = [
    await matroska('Barn', 0, 35),
    await matroska('Barn', 35, 20),
    await matroska('Gate', 0, 40),
  ]
  const stretch = { files, cameras: ['Barn'], from: at(32) + 50, to: at(37) }
  expect(numbersIn(stretch)).toEqual([
    'Barn 32',
    'Barn 33',
    'Barn 34',
    'Barn 35',
    'Barn 36',
    'Barn 37',
  ])
  expect(numbersIn({ ...stretch, files: files.slice(1), from: at(54), to: at(90) })).toEqual([
    'Barn 54',
  ])
  expect(numbersIn({ ...stretch, cameras: [] })).toEqual([])
})

test('MCAP: a slow camera begins with what it showed long before', async () => {
  const [slow] = framesOf('Slow', 0, 1)
  const frames = framesOf('Barn', 1, 50)
  const file = await write(
    'all.mcap',
    undefined,
    new McapWriter(),
    slow ? [slow, ...frames] : frames,
  )
  expect(camerasIn([file])).toEqual(['Slow', 'Barn'])
  const stretch = { files: [file], cameras: ['Slow', 'Barn'], from: at(48), to: at(50) }
  expect(numbersIn(stretch).toSorted()).toEqual(['Barn 48', 'Barn 49', 'Barn 50', 'Slow 0'])
})

test('MCAP: the seconds before an alarm are there, which are in the file behind later frames of others', async () => {
  const frames = [...framesOf('Barn', 0, 61), ...framesOf('Gate', 40, 21)]
  const file = await write('all.mcap', undefined, new McapWriter(), frames)
  const stretch = { files: [file], cameras: ['Barn', 'Gate'], from: at(42), to: at(45) }
  const numbers = [42, 43, 44, 45]
  expect(numbersIn(stretch).toSorted()).toEqual([
    ...numbers.map((number) => `Barn ${number}`),
    ...numbers.map((number) => `Gate ${number}`),
  ])
  const shares = [...recordedFrames(stretch)].map(({ share }) => share)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('frames of one millisecond are all there', async () => {
  const [first = capturedFrame(numberedJpeg(1)), ...others] = framesOf('Barn', 0, 3)
  const frames = [first, ...others].map((frame) => ({ ...frame, arrivedAt: at(5) }))
  const file = await write('Barn.mkv', 'Barn', new MatroskaWriter(first), frames)
  const found = [...recordedFrames({ files: [file], cameras: ['Barn'], from: at(4), to: at(6) })]
  expect(found.map(({ frame }) => Buffer.from(frame.body))).toEqual(
    frames.map(({ body }) => Buffer.from(body)),
  )
})

test('it tells how far it is; files that are gone, or no recordings, are left out', async () => {
  const files = [await matroska('Barn', 0, 11), await matroska('Gate', 0, 11)]
  const gone = { ...(await matroska('Yard', 0, 1)), path: join(tmpdir(), 'camwall-gone.mkv') }
  const stretch = { files, cameras: ['Barn', 'Gate'], from: at(0), to: at(10) }
  const shares = [...recordedFrames(stretch)].map(({ share }) => share)
  expect(shares).toHaveLength(22)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect([shares[0], shares[5], shares[21]]).toEqual([0, 0.25, 1])
  expect(numbersIn({ ...stretch, files: [gone], cameras: ['Yard'] })).toEqual([])
  expect(camerasIn([{ ...gone, camera: undefined }])).toEqual([])
  await writeFile(files[0]?.path ?? '', 'no recording')
  expect(numbersIn({ ...stretch, cameras: ['Barn'] })).toEqual([])
})

test('what cannot be read is counted, but not a file that has nothing yet', async () => {
  const barn = await matroska('Barn', 0, 35)
  const bytes = await readFile(barn.path)
  const jpeg = numberedJpeg(20)
  bytes.fill(0, bytes.indexOf(jpeg), bytes.indexOf(jpeg) + jpeg.byteLength)
  await writeFile(barn.path, bytes)
  const gone = { ...barn, path: join(tmpdir(), 'camwall-gone.mkv') }
  const frames = recordedFrames({
    files: [gone, { ...gone, to: undefined }, barn],
    ...{ cameras: ['Barn'], from: at(0), to: at(34) },
  })
  let step = frames.next()
  while (step.done !== true) step = frames.next()
  expect(step.value).toEqual({ files: 1, frames: 1 })
})

test('the bytes of a stretch are a part of those of its files', async () => {
  const file = { ...(await matroska('Barn', 0, 101)), bytes: 1000 }
  const all = { ...file, camera: undefined, bytes: 100 }
  const bytes = (from: number, to: number) =>
    recordedBytes([file, all], { cameras: ['Barn'], from: at(from), to: at(to) })
  expect([bytes(0, 100), bytes(-50, 200), bytes(20, 30), bytes(200, 300)]).toEqual([
    1100, 1100, 110, 0,
  ])
  const others = { cameras: ['Gate'], from: at(0), to: at(100) }
  expect(recordedBytes([file, all], others)).toBe(100)
  const growing = { ...file, to: undefined }
  expect(recordedBytes([growing], { cameras: ['Barn'], from: at(0), to: at(100) })).toBe(1000)
})
