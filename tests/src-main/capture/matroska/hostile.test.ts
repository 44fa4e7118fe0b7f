import { expect, test } from 'vitest'
import { bytesInMemory, type FileBytes } from '../../../../src-main/capture/file-bytes.ts'
import { finishMatroska } from '../../../../src-main/capture/matroska/finish.ts'
import { openMatroska } from '../../../../src-main/capture/matroska/matroska-recording.ts'
import { MatroskaWriter } from '../../../../src-main/capture/matroska/writer.ts'
import { mutated } from '../../../support/mutations.ts'
import { appended, framesIn, numberedFrames, recorded } from '../../../support/recordings.ts'

const MUTATIONS = 300
const FRAMES = numberedFrames(25)
const whole = recorded(writer(), FRAMES, 10)
const cut = appended(writer(), FRAMES, 10)

test('a damaged file gives the pictures that can be read, and ends', () => {
  let read = 0
  for (let number = 0; number < MUTATIONS; number++) {
    const bytes = mutated(whole, number)
    const file = watched(bytes)
    const frames = [...(openMatroska(file, 'nameless')?.frames() ?? [])]
    for (const { frame, time } of frames) {
      expect(Number.isNaN(new Date(time).getTime())).toBe(false)
      expect(frame.body.byteLength).toBeLessThanOrEqual(bytes.byteLength)
    }
    // Elements may overlap once, as a cluster in another; not again and again.
    expect(file.bytesRead).toBeLessThan(20 * bytes.byteLength)
    read += frames.length
  }
  expect(read).toBeGreaterThan(MUTATIONS)
  expect(read).toBeLessThan(MUTATIONS * FRAMES.length)
})

test('a damaged file that was cut off can be finished, and is whole then', () => {
  for (let number = 0; number < MUTATIONS; number++) {
    const bytes = mutated(cut, number)
    const plan = finishMatroska(bytesInMemory(bytes))
    if (plan.kind !== 'cut') continue
    expect(plan.keep).toBeLessThanOrEqual(bytes.byteLength)
    expect(plan.frames).toBeLessThanOrEqual(FRAMES.length)
  }
})

test('sizes that no file has allocate nothing', () => {
  const huge = Uint8Array.from(whole)
  const cluster = huge.findIndex((_, index) => huge.subarray(index, index + 4).join() === CLUSTER)
  huge.set([0x01, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], cluster + 4)
  expect(framesIn(openMatroska, huge)).toEqual([])
})
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75].join()

test('a file of empty elements ends', () => {
  const empty = Uint8Array.from({ length: 400_000 }, (_, index) => (index % 2 === 0 ? 0xec : 0x80))
  const file = watched(Buffer.concat([cut, empty]))
  expect([...(openMatroska(file, 'nameless')?.frames() ?? [])].length).toBe(20)
  expect(file.bytesRead).toBeLessThan(empty.byteLength / 2)
})

/** Counts what is read of it. */
function watched(bytes: Uint8Array): FileBytes & { readonly bytesRead: number } {
  const file = bytesInMemory(bytes)
  let bytesRead = 0
  return {
    size: file.size,
    read: (offset, length) => {
      const read = file.read(offset, length)
      bytesRead += read.byteLength
      return read
    },
    get bytesRead() {
      return bytesRead
    },
  }
}

function writer(): MatroskaWriter {
  const [first] = FRAMES
  if (first === undefined) throw new Error('There is no frame.')
  return new MatroskaWriter(first)
}
