import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildArrayMessage,
  buildEncodedMessage,
  MAX_HEADER_BYTES,
  MAX_NAME_LENGTH,
  parseMessage,
  type Message,
} from '../../../../src-main/receive/imagezmq/message.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const encoder = new TextEncoder()

function parse(header: unknown, body: Uint8Array): Message {
  return parseMessage([encoder.encode(JSON.stringify(header)), body])
}

describe('pictures', () => {
  test('a JPEG is known by its bytes, and its size by its own header', () => {
    const body = jpegHeader(640, 480)
    expect(parse({ msg: 'Barn' }, body)).toEqual({
      kind: 'picture',
      camera: 'Barn',
      fields: [],
      picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
      body,
      bytes: '{"msg":"Barn"}'.length + body.length,
    })
  })

  test.each([
    [[2, 3], 'gray', 6],
    [[2, 3, 1], 'gray', 6],
    [[2, 3, 3], 'bgr', 18],
    [[2, 3, 4], 'bgra', 24],
  ])('a uint8 array of shape %j is %s', (shape, pixels, bytes) => {
    const message = parse({ msg: 'Pi', dtype: 'uint8', shape }, new Uint8Array(bytes))
    expect(message).toMatchObject({
      kind: 'picture',
      camera: 'Pi',
      picture: { kind: 'raw', pixels, width: 3, height: 2 },
    })
  })

  test('extra header keys are welcome', () => {
    expect(parse({ msg: 'Pi', sensor: 12.5 }, jpegHeader(8, 8)).kind).toBe('picture')
  })
})

describe('the time at which a frame was sent', () => {
  test('is read from seconds since the epoch, of arrays too', () => {
    const sent = 1_763_800_000.125
    expect(parse({ msg: 'Pi', sent }, jpegHeader(8, 8))).toMatchObject({ sentAt: sent * 1000 })
    const array = { msg: 'Pi', dtype: 'uint8', shape: [5, 5], sent }
    expect(parse(array, new Uint8Array(25))).toMatchObject({ sentAt: sent * 1000 })
  })

  test.each(['', '"12.5"', 'null', 'true', '[12.5]', '{}', '0', '-0', '-12.5', '1e999', '-1e999'])(
    'is not told by %j, and the picture is shown all the same',
    (sent) => {
      const header = sent === '' ? '{"msg":"Pi"}' : `{"msg":"Pi","sent":${sent}}`
      const message = parseMessage([encoder.encode(header), jpegHeader(8, 8)])
      expect(message).toMatchObject({ kind: 'picture', camera: 'Pi' })
      expect(message).not.toHaveProperty('sentAt')
    },
  )
})

describe('names', () => {
  test.each([
    ['Barn', 'Barn', []],
    ['Barn|jpg', 'Barn', ['jpg']],
    ['WaterMeter Cam|jpg|moving', 'WaterMeter Cam', ['jpg', 'moving']],
    [7, '7', []],
    [null, 'null', []],
    [['a', 1], '["a",1]', []],
    ['', 'unnamed', []],
    ['  |x', 'unnamed', ['x']],
    ['a\u0000b\u202ec', 'a\ufffdb\ufffdc', []],
    ['\ud800', '\ufffd', []],
  ])('msg %j names camera %j', (msg, camera, fields) => {
    expect(parse({ msg }, jpegHeader(8, 8))).toMatchObject({ kind: 'picture', camera, fields })
  })

  test('a name of 10,000 letters is cut', () => {
    const { camera } = parse({ msg: 'x'.repeat(10_000) }, jpegHeader(8, 8))
    expect(camera).toHaveLength(MAX_NAME_LENGTH)
  })

  test('__proto__ is a name like any other', () => {
    expect(parse({ msg: '__proto__' }, jpegHeader(8, 8)).camera).toBe('__proto__')
  })
})

describe('events of imagenode', () => {
  test.each(['JeffOffice|Temp|77 F', 'Barn|Heartbeat', 'Driveway|Restart|rpi20|RPi'])(
    '%s with a black picture of 3x3 pixels is no frame',
    (msg) => {
      const [camera, ...fields] = msg.split('|')
      const event = parse({ msg, dtype: 'uint8', shape: [3, 3, 3] }, new Uint8Array(27))
      expect(event).toMatchObject({ kind: 'event', camera, fields })
      expect(parse({ msg }, jpegHeader(3, 3))).toMatchObject({ kind: 'event', camera, fields })
    },
  )

  test('a tiny picture without a field is a frame', () => {
    expect(parse({ msg: 'Pi' }, jpegHeader(3, 3)).kind).toBe('picture')
  })
})

describe('malformed messages', () => {
  const picture = jpegHeader(8, 8)
  test.each<[string, Uint8Array[], string | undefined, RegExp]>([
    ['no part', [], undefined, /0 parts/],
    ['one part', [encoder.encode('{"msg":"a"}')], undefined, /1 parts/],
    ['three parts', [encoder.encode('{"msg":"a"}'), picture, picture], undefined, /3 parts/],
    ['header not JSON', [encoder.encode('hello'), picture], undefined, /not JSON/],
    ['header a number', [encoder.encode('7'), picture], undefined, /not an object/],
    ['header null', [encoder.encode('null'), picture], undefined, /not an object/],
    ['header an array', [encoder.encode('[]'), picture], undefined, /not an object/],
    ['no msg', [encoder.encode('{}'), picture], undefined, /no "msg"/],
    [
      'inherited msg',
      [encoder.encode('{"__proto__":{"msg":"a"}}'), picture],
      undefined,
      /no "msg"/,
    ],
    ['empty body', [encoder.encode('{"msg":"a|b"}'), new Uint8Array()], 'a', /empty/],
    ['no picture', [encoder.encode('{"msg":"a"}'), encoder.encode('hello')], 'a', /no JPEG/],
    ['one byte', [encoder.encode('{"msg":"a"}'), encoder.encode('0')], 'a', /no JPEG/],
    ['cut off', [encoder.encode('{"msg":"a"}'), picture.subarray(0, 8)], 'a', /no JPEG/],
  ])('%s', (_name, parts, camera, why) => {
    expect(parseMessage(parts)).toMatchObject({
      kind: 'malformed',
      camera,
      why: expect.stringMatching(why) as string,
    })
  })

  test.each([
    [{ dtype: 'float32', shape: [1, 1] }, 4, /Arrays of float32/],
    [{ shape: [1, 1] }, 1, /Arrays of nothing/],
    [{ dtype: 'uint8' }, 1, /shape nothing/],
    [{ dtype: 'uint8', shape: [2, 2, 3] }, 13, /means 12 bytes, but 13 came/],
    [{ dtype: 'uint8', shape: [2, 2, 2] }, 8, /2 channels/],
    [{ dtype: 'uint8', shape: [4] }, 4, /shape \[4\]/],
    [{ dtype: 'uint8', shape: [1, 1, 1, 1] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [-1, -1] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [0, 5] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [1.5, 2] }, 3, /shape/],
    [{ dtype: 'uint8', shape: ['2', '2'] }, 4, /shape/],
    [{ dtype: 'uint8', shape: [2 ** 53, 1] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [2 ** 52, 2 ** 52, 4] }, 1, /means/],
  ])('array header %j with %i bytes', (header, bytes, why) => {
    const message = parse({ msg: 'a', ...header }, new Uint8Array(bytes))
    expect(message).toMatchObject({ kind: 'malformed', camera: 'a' })
    expect(message.kind === 'malformed' && message.why).toMatch(why)
  })

  test('a JPEG that claims 65,535 x 65,535 pixels is refused before it is decoded', () => {
    const message = parse({ msg: 'a' }, jpegHeader(65_535, 65_535))
    expect(message.kind === 'malformed' && message.why).toMatch(/too many/)
  })

  test('a header beyond its limit is not parsed', () => {
    const header = encoder.encode(`{"msg":"${'x'.repeat(MAX_HEADER_BYTES)}"}`)
    expect(parseMessage([header, jpegHeader(8, 8)])).toMatchObject({ kind: 'malformed' })
  })
})

describe('properties', () => {
  test('whatever arrives is told apart without throwing, and its bytes are counted', () => {
    const part = fc.uint8Array({ maxLength: 200 })
    const parts = fc.array(part, { maxLength: 5 })
    fc.assert(
      fc.property(parts, (given) => {
        const bytes = given.reduce((sum, { length }) => sum + length, 0)
        expect(parseMessage(given).bytes).toBe(bytes)
      }),
    )
  })

  test('any JSON header with any body is told apart without throwing', () => {
    fc.assert(
      fc.property(fc.json(), fc.uint8Array(), (header, body) => {
        parseMessage([encoder.encode(header), body])
      }),
    )
  })

  test('what is built is parsed back', () => {
    const sides = fc.integer({ min: 5, max: 40 })
    const name = fc.stringMatching(/^[\w .-]{1,40}$/).filter((text) => text.trim() === text)
    fc.assert(
      fc.property(name, sides, sides, fc.constantFrom(1, 3, 4), (text, width, height, channels) => {
        const data = new Uint8Array(width * height * channels)
        const [header, body] = buildArrayMessage(text, { shape: [height, width, channels], data })
        expect(parseMessage([encoder.encode(header), body])).toMatchObject({
          kind: 'picture',
          camera: text,
          picture: { kind: 'raw', width, height },
          body: data,
        })
        const jpeg = jpegHeader(width, height)
        const [jpegText, jpegBody] = buildEncodedMessage(text, jpeg)
        expect(parseMessage([encoder.encode(jpegText), jpegBody])).toMatchObject({
          camera: text,
          picture: { kind: 'encoded', format: 'jpeg', width, height },
        })
      }),
    )
  })
})
