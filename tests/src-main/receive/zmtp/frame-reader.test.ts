import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FrameReader, MAX_COMMAND_BYTES } from '../../../../src-main/receive/zmtp/frame-reader.ts'
import { buildCommandFrame, buildMessage } from '../../../../src-main/receive/zmtp/frames.ts'
import { command, frame, message } from '../../../support/zmtp.ts'

const MAX_BYTES = 10_000_000

interface Read {
  readonly isCommand: boolean
  readonly hasMore: boolean
  readonly body: Uint8Array
}

function aReader(maxBytes = MAX_BYTES) {
  const frames: Read[] = []
  const reader = new FrameReader(maxBytes, (read) => frames.push(read))
  return { reader, frames }
}

/**
 * Delivers bytes as a socket does: into the memory that the reader names, if it names some, in pieces of at most these sizes, which
 * repeat.
 */
function deliver(reader: FrameReader, bytes: Uint8Array, sizes: readonly number[] = [Infinity]) {
  let direct = 0
  for (let at = 0, number = 0; at < bytes.byteLength; number++) {
    const most = sizes[number % sizes.length] ?? 1
    const { space } = reader
    const piece = bytes.subarray(at, at + Math.min(most, space?.byteLength ?? Infinity))
    at += piece.byteLength
    if (space === undefined) reader.read(piece)
    else {
      space.set(piece)
      reader.wrote(piece.byteLength)
      direct += piece.byteLength
    }
  }
  return direct
}

test('frames of one and of eight bytes of length, commands and parts', () => {
  const { reader, frames } = aReader()
  const long = Buffer.alloc(300, 7)
  reader.read(
    Buffer.concat([message('', 'head', long), command('PING'), frame(1, Buffer.from('x'), true)]),
  )
  expect(frames).toEqual([
    { isCommand: false, hasMore: true, body: new Uint8Array() },
    { isCommand: false, hasMore: true, body: Uint8Array.from(Buffer.from('head')) },
    { isCommand: false, hasMore: false, body: Uint8Array.from(long) },
    { isCommand: true, hasMore: false, body: Uint8Array.from(Buffer.from('\x04PING')) },
    { isCommand: false, hasMore: true, body: Uint8Array.from(Buffer.from('x')) },
  ])
})

test('however the bytes are split, the frames are the same', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.integer({ min: 200, max: 300_000 }).map((length) => new Uint8Array(length).fill(length)),
  )
  const messages = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  const sizes = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 70_000 })),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(messages, sizes, (sent, pieces) => {
      const bytes = Buffer.concat(sent.map((parts) => message(...parts)))
      const { reader, frames } = aReader()
      // A large frame in pieces of a byte would take minutes.
      deliver(
        reader,
        bytes,
        bytes.byteLength > 100_000 ? pieces.map((size) => size + 5000) : pieces,
      )
      const flat = sent.flatMap((parts) =>
        parts.map((body, index) => ({ hasMore: index < parts.length - 1, body })),
      )
      expect(frames.length).toBe(flat.length)
      for (const [index, { hasMore, body }] of flat.entries()) {
        expect(frames[index]?.hasMore).toBe(hasMore)
        expect(Buffer.compare(body, frames[index]?.body ?? new Uint8Array())).toBe(0)
      }
    }),
    { numRuns: 200 },
  )
})

test('each frame has its memory alone, and exactly as much as it needs', () => {
  const { reader, frames } = aReader()
  for (let number = 0; number < 3; number++)
    deliver(reader, message(Buffer.alloc(300_000, number), 'x'), [9000])
  for (const { body } of frames) expect(body.buffer.byteLength).toBe(body.byteLength)
  expect(new Set(frames.map(({ body }) => body.buffer)).size).toBe(frames.length)
})

test('the bytes of a large frame go into its memory, but for those that came with others', () => {
  const { reader } = aReader()
  const bytes = message('', Buffer.alloc(200), Buffer.alloc(1_000_000))
  expect(deliver(reader, bytes, [8192])).toBeGreaterThan(980_000)
})

describe('memory', () => {
  const head = (length: number) => {
    const bytes = frame(0, Buffer.alloc(0), true)
    bytes.writeBigUInt64BE(BigInt(length), 1)
    return bytes
  }

  test('grows with the bytes of a first frame, not with what its head says', () => {
    const { reader } = aReader()
    reader.read(head(8_000_000))
    expect(reader.space?.byteLength).toBe(65_536)
    let arrived = 0
    while (arrived < 4_000_000) {
      const free = reader.space?.byteLength ?? 0
      expect(arrived + free).toBeLessThanOrEqual(Math.max(65_536, 2 * arrived))
      reader.wrote(free)
      arrived += free
    }
  })

  test('is there at once for a frame as large as one that came whole', () => {
    const { reader } = aReader()
    deliver(reader, message(Buffer.alloc(1_000_000)))
    reader.read(head(1_000_000))
    expect(reader.space?.byteLength).toBe(1_000_000)
  })
})

describe('is refused before there is memory for it', () => {
  test.each([
    ['a length of 2^64 - 1', Buffer.from('02ffffffffffffffff', 'hex')],
    ['a length of 2^63', Buffer.from('028000000000000000', 'hex')],
    ['flags that no version has', Buffer.from('0800', 'hex')],
  ])('%s', (_, bytes) => {
    const { reader } = aReader()
    expect(() => reader.read(bytes)).toThrow(/too-large|malformed/)
    expect(reader.space).toBeUndefined()
  })

  test('a part and a command one byte above their limits', () => {
    const limit = (flags: number, bytes: number) => () =>
      aReader(1000).reader.read(frame(flags, Buffer.alloc(bytes), true))
    expect(limit(0, 1000)).not.toThrow()
    expect(limit(0, 1001)).toThrow('too-large')
    expect(() => aReader().reader.read(frame(4, Buffer.alloc(MAX_COMMAND_BYTES)))).not.toThrow()
    expect(() => aReader().reader.read(frame(4, Buffer.alloc(MAX_COMMAND_BYTES + 1)))).toThrow(
      'too-large',
    )
  })
})

test('what is built is what the RFC says', () => {
  expect(buildMessage(['', 'OK'])).toEqual(Buffer.from('010000024f4b', 'hex'))
  const long = Buffer.alloc(256, 1)
  expect(buildMessage([long, long])).toEqual(message(long, long))
  expect(buildCommandFrame(Buffer.from('\x04PONG'))).toEqual(command('PONG'))
})
