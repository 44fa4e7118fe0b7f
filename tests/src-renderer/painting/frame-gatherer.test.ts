/** Frames as the main process splits them, put together again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FrameMessage, FramePart } from '../../../src-main/contract/frame.ts'
import { FrameSplitter, PART_BYTES } from '../../../src-main/desktop/ipc/frame-parts.ts'
import { Buffers } from '../../../src-renderer/painting/buffers.ts'
import { FrameGatherer } from '../../../src-renderer/painting/frame-gatherer.ts'

const PICTURE = { kind: 'encoded', format: 'jpeg', width: 640, height: 480 } as const

function frame(id: number, length: number): FrameMessage {
  const body = new Uint8Array(length)
  for (let index = 0; index < length; index++) body[index] = (index * 31 + id) & 255
  return { id, camera: `Camera ${id}`, picture: PICTURE, body }
}

/** What arrives at the other end of the port. */
function cross(splitter: FrameSplitter, frame: FrameMessage): FramePart[] {
  const parts: FramePart[] = []
  splitter.split(frame, (part) => parts.push(structuredClone(part)))
  return parts
}

test('every frame arrives as it was, whatever its length', () => {
  const splitter = new FrameSplitter()
  const buffers = new Buffers()
  const gatherer = new FrameGatherer(buffers)
  const length = fc.oneof(
    fc.constantFrom(1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES),
    fc.integer({ min: 1, max: 5 * PART_BYTES }),
  )
  fc.assert(
    fc.property(fc.array(length, { minLength: 1, maxLength: 8 }), (lengths) => {
      for (const [id, length] of lengths.entries()) {
        const sent = frame(id, length)
        const arrived = cross(splitter, sent).map((part) => gatherer.take(part))
        expect(arrived.slice(0, -1).every((one) => one === undefined)).toBe(true)
        const whole = arrived.at(-1)
        expect({ ...whole, body: undefined }).toEqual({ ...sent, body: undefined })
        expect(Buffer.compare(whole?.body ?? Buffer.alloc(0), sent.body)).toBe(0)
        if (whole !== undefined) buffers.giveBack(whole.body)
      }
    }),
  )
})

describe('parts', () => {
  test.runIf('transfer' in ArrayBuffer.prototype)('give their memory back at once', () => {
    const gatherer = new FrameGatherer(new Buffers())
    for (const part of cross(new FrameSplitter(), frame(1, 3 * PART_BYTES))) {
      gatherer.take(part)
      expect(part.bytes.length).toBe(0)
    }
  })

  test('are small enough to go along with their message', () => {
    for (const part of cross(new FrameSplitter(), frame(1, 1_000_000)))
      expect(part.bytes.buffer.byteLength).toBeLessThanOrEqual(PART_BYTES)
  })

  test('of a small frame do not cost more than it has, but for a few bytes', () => {
    const [part] = cross(new FrameSplitter(), frame(1, 5000))
    expect(part?.bytes.buffer.byteLength).toBeLessThan(10_000)
  })

  test('a frame whose end never came is forgotten for the next one', () => {
    const gatherer = new FrameGatherer(new Buffers())
    const splitter = new FrameSplitter()
    const [first] = cross(splitter, frame(1, 3 * PART_BYTES))
    expect(first && gatherer.take(first)).toBeUndefined()
    const next = cross(splitter, frame(2, 10)).map((part) => gatherer.take(part))
    expect(next).toMatchObject([{ id: 2, body: frame(2, 10).body }])
  })

  test('a part of a frame that never began is nothing', () => {
    const [, second] = cross(new FrameSplitter(), frame(1, 2 * PART_BYTES))
    expect(second && new FrameGatherer(new Buffers()).take(second)).toBeUndefined()
  })
})
