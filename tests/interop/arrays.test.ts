/** Arrays of every type by unmodified Python senders: each is answered, and shown by the formulas that the docs give. */
import { afterEach, describe, expect, test } from 'vitest'
import { ENGLISH } from '../../src-main/contract/text/text.ts'
import { ArrayConverter } from '../../src-main/pixels/array-converter.ts'
import { BYTES_PER_PIXEL, type PackedPixels } from '../../src-main/pixels/pixels.ts'
import type { PictureMessage, ReceivedMessage } from '../../src-main/receive/imagezmq/message.ts'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { HubLog } from '../support/hub-log.ts'
import { promptReplies } from '../support/limits.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** The hub rounds half to even, as numpy.rint does, but computes most types in 32 bits. */
const TOLERANCE = 1

interface Sent {
  readonly name: string
  readonly reply: string
  /** Base64 of BGR; only of random arrays. */
  readonly documented?: string
  readonly opencv?: string | null
}

/** Runs a Python sender to its end. */
async function sendAll(script: string) {
  const log = new HubLog()
  const hub = await openImageHub(
    {
      mode: 'req-rep',
      listen: 'tcp://127.0.0.1:*',
      replies: promptReplies(),
    },
    log.listener,
  )
  closing.push(() => hub.stop())
  const python = new PythonProgram<Sent>(script, [hub.address])
  closing.push(() => python.kill())
  await python.end()
  const received = new Map(log.messages.map((message) => [message.camera ?? '', message]))
  return { lines: python.lines, received }
}

const converter = new ArrayConverter()

function shownBgr(message: PictureMessage): Uint8Array {
  const { picture, body } = message
  if (picture.kind !== 'raw') throw new Error(`${message.camera} is no array.`)
  return toBgr(converter.toPixels(picture, Uint8Array.from(body)))
}

function toBgr({ width, height, order, data }: PackedPixels): Uint8Array {
  const bytes = BYTES_PER_PIXEL[order]
  return Uint8Array.from(
    { length: 3 * width * height },
    (_, index) => data[Math.floor(index / 3) * bytes + (order === 'gray' ? 0 : index % 3)] ?? 0,
  )
}

function distance(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return Infinity
  return a.reduce((most, level, index) => Math.max(most, Math.abs(level - (b[index] ?? 0))), 0)
}

function pictureOf(message: ReceivedMessage | undefined): PictureMessage {
  if (message?.kind !== 'picture') throw new Error(`${message?.camera} became ${message?.kind}.`)
  return message
}

describe.skipIf(PYTHON === undefined)('arrays by unmodified Python senders', () => {
  test('of every type, byte order and number of channels', async () => {
    const { lines, received } = await sendAll('arrays.py')
    expect(lines.length).toBeGreaterThan(120)
    expect(lines.filter(({ opencv }) => typeof opencv === 'string').length).toBeGreaterThan(35)
    const wrong = lines.filter(({ name, reply, documented = '', opencv }) => {
      const shown = shownBgr(pictureOf(received.get(name)))
      const expected = [documented, opencv ?? documented]
      const isRight = expected.every(
        (base64) => distance(shown, Buffer.from(base64, 'base64')) <= TOLERANCE,
      )
      return reply !== 'OK' || !isRight
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('as programs send them', async () => {
    const { lines, received } = await sendAll('array_cases.py')
    expect(new Set(lines.map(({ reply }) => reply))).toEqual(new Set(['OK']))
    const pixel = (name: string, index: number) => [
      ...shownBgr(pictureOf(received.get(name))).subarray(3 * index, 3 * index + 3),
    ]
    const array = (name: string) => pictureOf(received.get(name)).picture
    const [MAGENTA, WHITE, BLACK] = [
      [255, 0, 255],
      [255, 255, 255],
      [0, 0, 0],
    ]

    expect(array('depth')).toMatchObject({ kind: 'raw', width: 400, height: 300, channels: 1 })
    expect([0, 401].map((index) => pixel('depth', index))).toEqual([MAGENTA, MAGENTA])
    expect(pixel('depth', 1)).toEqual(BLACK)
    expect(pixel('depth', 300 * 400 - 1)).toEqual(WHITE)
    expect(pixel('float32', 0)).toEqual([128, 128, 128])
    expect(pixel('uint16', 0)).toEqual([128, 128, 128])
    expect(pixel('big-endian', 0)).toEqual([128, 128, 128])
    expect(array('mask')).toMatchObject({ values: { kind: 'bool' }, channels: 1 })
    expect(array('probabilities')).toMatchObject({ values: { kind: 'float', bytes: 2 } })
    expect(array('labels')).toMatchObject({ values: { kind: 'int', bytes: 4 } })
    expect(array('flow')).toMatchObject({ values: { kind: 'float', bytes: 4 }, channels: 2 })
    expect(pixel('flow', 0)[2]).toBe(0)
    expect(array('slice')).toMatchObject({ width: 200, height: 50 })
    expect(array('transposed')).toMatchObject({ width: 300, height: 400 })
    expect(pixel('transposed', 301)).toEqual(MAGENTA)
    const size = { kind: 'encoded', width: 640, height: 480 }
    expect(array('jpeg')).toEqual({ ...size, format: 'jpeg' })
    expect(array('jpeg-column')).toEqual({ ...size, format: 'jpeg' })
    expect(array('png-row')).toEqual({ ...size, format: 'png' })
    expect(array('webp')).toEqual({ ...size, format: 'webp' })
  })

  test('that are no picture are refused with what to send, or are events, and answered', async () => {
    const { received } = await sendAll('array_cases.py')
    const why = (name: string) => {
      const message = received.get(name)
      return message?.kind === 'malformed' ? ENGLISH.say(message.why) : message?.kind
    }
    for (const name of ['four-numbers', 'jpeg-as-int16', 'one-number', 'batch'])
      expect(why(name)).toMatch(/\[height, width, channels\]/)
    expect(why('numbers')).toMatch(/not a JPEG/)
    for (const name of ['no-rows', 'no-columns', 'no-channels', 'nothing'])
      expect(why(name)).toMatch(/empty/)
    expect(why('channels-first')).toMatch(/channels come last/)
    expect(why('complex')).toMatch(/complex64.*numpy\.abs/)
    for (const name of ['text', 'bytes']) expect(why(name)).toBe('event')
    expect(why('long-double')).toMatch(/float64/)
    expect(why('fields')).toMatch(/one field/)
    expect(why('object')).toMatch(/objects/)
  })
})
