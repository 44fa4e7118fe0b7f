import { expect, test, describe } from 'vitest'
import { bytesInMemory } from '../../../../src-main/capture/file-bytes.ts'
import { finishMatroska } from '../../../../src-main/capture/matroska/finish.ts'
import { openMatroska } from '../../../../src-main/capture/matroska/matroska-recording.ts'
import { MatroskaWriter } from '../../../../src-main/capture/matroska/writer.ts'
import type { CapturedFrame } from '../../../../src-main/capture/captured-frame.ts'
import { isoTime } from '../../../../src-main/lib/iso-time.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import {
  capturedFrame,
  framesIn,
  numberedFrames,
  numberedJpeg,
  patched,
  recorded,
  STARTS_AT,
} from '../../../support/recordings.ts'

describe('what is read equals what was written', () => {
  test('JPEGs, their fields, and their times with all digits', () => {
    const frames = numberedFrames(25)
    const read = framesIn(openMatroska, write(frames))
    expect(read.map(({ frame }) => frame)).toEqual(frames)
    expect(read.map(({ time }) => time)).toEqual(frames.map((_, index) => STARTS_AT + 100 * index))
  })

  test('without a send time, the time of arrival', () => {
    const frames = [0, 40.6, 81].map((ms) =>
      capturedFrame(numberedJpeg(1), { arrivedAt: STARTS_AT + ms }),
    )
    const read = framesIn(openMatroska, write(frames))
    expect(read.map(({ frame }) => frame)).toEqual(frames)
    expect(read.map(({ time }) => time - STARTS_AT)).toEqual([0, 41, 81])
  })

  test('in a file that begins before its first frame, at the times that are given', () => {
    const [first = capturedFrame(numberedJpeg(0)), second = first] = numberedFrames(2)
    const writer = new MatroskaWriter(first, STARTS_AT - 2000)
    const parts = [writer.begin(), ...writer.addAt(first, STARTS_AT - 500)]
    parts.push(...writer.addAt(second, STARTS_AT + 3000))
    const { append, patches } = writer.end()
    const bytes = patched(Buffer.concat([...parts, ...append]), patches)
    expect(framesIn(openMatroska, bytes)).toEqual([
      { time: STARTS_AT - 500, frame: first },
      { time: STARTS_AT + 3000, frame: second },
    ])
  })

  test.each([
    { dtype: 'uint8', shape: [2, 3] },
    { dtype: 'uint8', shape: [2, 3, 3] },
    { dtype: 'uint8', shape: [2, 3, 4] },
    { dtype: '>u2', shape: [2, 3] },
    { dtype: 'float32', shape: [2, 3, 2] },
    { dtype: 'bool', shape: [2, 24] },
  ])('arrays: $dtype $shape', (array) => {
    const bytes = array.shape.reduce((product, side) => product * side, sizeOf(array.dtype))
    const body = Uint8Array.from({ length: bytes }, (_, index) => index)
    const frames = [0, 1, 2].map((index) =>
      capturedFrame(body.toReversed(), { array, arrivedAt: STARTS_AT + index }),
    )
    expect(framesIn(openMatroska, write(frames)).map(({ frame }) => frame)).toEqual(frames)
  })

  test('other encoded pictures', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d494844520000028000' + '0001e008', 'hex')
    const frames = [capturedFrame(Uint8Array.from(png))]
    expect(framesIn(openMatroska, write(frames)).map(({ frame }) => frame)).toEqual(frames)
  })

  test('a camera whose name is any text', () => {
    const frames = [capturedFrame(numberedJpeg(1), { camera: 'Übersicht „Hof“ 🐄/..' })]
    expect(framesIn(openMatroska, write(frames))[0]?.frame.camera).toBe('Übersicht „Hof“ 🐄/..')
  })

  test('frames from a time on', () => {
    const frames = numberedFrames(95)
    const bytes = write(frames)
    for (const index of [0, 1, 9, 10, 11, 50, 94])
      expect(framesIn(openMatroska, bytes, STARTS_AT + 100 * index)[0]?.frame).toEqual(
        frames[index],
      )
    expect(framesIn(openMatroska, bytes, STARTS_AT + 9500)).toEqual([])
  })
})

function sizeOf(dtype: string): number {
  return { uint8: 1, bool: 1, '>u2': 2, float32: 4 }[dtype] ?? 0
}

describe('times in a file', () => {
  const times = (sent: readonly (number | undefined)[], arrived: readonly number[]) => {
    const frames = arrived.map((ms, index) => {
      const reported = sent[index]
      const sentAt = reported === undefined ? undefined : STARTS_AT + reported
      return capturedFrame(numberedJpeg(index), { sentAt, arrivedAt: STARTS_AT + ms })
    })
    const read = framesIn(openMatroska, write(frames))
    expect(read.map(({ frame }) => frame)).toEqual(frames)
    return read.map(({ time }) => time - STARTS_AT)
  }

  test('a sender’s clock that is wrong all the time is kept', () => {
    expect(times([-9e8, -9e8 + 50, -9e8 + 90], [0, 50, 100])).toEqual([-9e8, -9e8 + 50, -9e8 + 90])
  })

  test('a clock that is set back goes on by the intervals of arrival, and never runs back', () => {
    expect(times([0, 100, -5000, -4900], [0, 100, 200, 310])).toEqual([0, 100, 200, 310])
    expect(times([], [0, 100, -5000, -4900])).toEqual([0, 100, 100, 200])
  })

  test('a clock that is set forward goes on by the intervals of arrival', () => {
    expect(times([0, 100, 9e8, 9e8 + 100], [0, 100, 200, 310])).toEqual([0, 100, 200, 310])
  })

  test('a gap is kept', () => {
    expect(times([0, 7_200_000], [0, 7_200_000])).toEqual([0, 7_200_000])
  })

  test('a year that no file has is not the file’s', () => {
    const frame = capturedFrame(numberedJpeg(0), { sentAt: Date.UTC(5000, 0) })
    expect(framesIn(openMatroska, write([frame])).map(({ time }) => isoTime(time))).toEqual([
      isoTime(STARTS_AT),
    ])
  })
})

describe('what belongs into one file', () => {
  const [first] = numberedFrames(1)
  const writer = () => new MatroskaWriter(first ?? fail())
  const raw = capturedFrame(new Uint8Array(768), { array: { dtype: 'uint8', shape: [24, 32] } })

  test('pictures of one camera, kind and size', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452' + '0000002000000018' + '08', 'hex')
    expect(writer().accepts(capturedFrame(numberedJpeg(9)))).toBe(true)
    expect(writer().accepts(capturedFrame(numberedJpeg(9), { camera: 'Barn' }))).toBe(false)
    expect(writer().accepts(capturedFrame(jpegHeader(32, 25)))).toBe(false)
    expect(writer().accepts(capturedFrame(Uint8Array.from(png)))).toBe(false)
    expect(writer().accepts(raw)).toBe(false)
  })

  test('arrays of one type', () => {
    const other = capturedFrame(new Uint8Array(1536), {
      array: { dtype: 'uint16', shape: [24, 32] },
    })
    const rawWriter = new MatroskaWriter(raw)
    expect(rawWriter.accepts(raw)).toBe(true)
    expect(rawWriter.accepts(other)).toBe(false)
    expect(rawWriter.accepts(capturedFrame(numberedJpeg(9)))).toBe(false)
  })
})

test('a second of frames is held back at most, and of large ones less', () => {
  const frames = numberedFrames(31)
  const writer = new MatroskaWriter(frames[0] ?? fail())
  writer.begin()
  const counts = frames.map((frame) => (writer.add(frame).length > 0 ? 1 : 0))
  expect(counts.flatMap((count, index) => (count === 1 ? [index] : []))).toEqual([10, 20, 30])

  const large = [0, 1, 2].map(() => capturedFrame(jpegOf(3_000_000)))
  const largeWriter = new MatroskaWriter(large[0] ?? fail())
  largeWriter.begin()
  expect(large.map((frame) => largeWriter.add(frame).length > 0)).toEqual([false, false, true])
})

test('a file that was ended is whole', () => {
  expect(finishMatroska(bytesInMemory(write(numberedFrames(25))))).toEqual({ kind: 'whole' })
})

/** Its header, and then nothing. */
function jpegOf(bytes: number): Uint8Array {
  const jpeg = new Uint8Array(bytes)
  jpeg.set(jpegHeader(32, 24).subarray(0, -2))
  jpeg.set([0xff, 0xd9], bytes - 2)
  return jpeg
}

function write(frames: readonly CapturedFrame[]): Uint8Array {
  return recorded(new MatroskaWriter(frames[0] ?? fail()), frames)
}

function fail(): never {
  throw new Error('There is no frame.')
}
