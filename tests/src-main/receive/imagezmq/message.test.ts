import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  buildArrayMessage,
  buildEncodedMessage,
  MAX_HEADER_BYTES,
  parseMessage,
  type ReceivedMessage,
} from '../../../../src-main/receive/imagezmq/message.ts'
import { MAX_NAME_LENGTH } from '../../../../src-main/contract/limits.ts'
import { dtypeOf, VALUE_TYPES } from '../../../support/arrays.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const encoder = new TextEncoder()

/** In English. */
function whyOf(message: ReceivedMessage): string {
  return message.kind === 'malformed' ? ENGLISH.say(message.why) : ''
}

function parse(header: unknown, body: Uint8Array): ReceivedMessage {
  return parseMessage([encoder.encode(JSON.stringify(header)), body])
}

describe('pictures', () => {
  test('a JPEG is recognised by its bytes, and its size is read from its header', () => {
    const body = jpegHeader(640, 480)
    expect(parse({ msg: 'Barn' }, body)).toEqual({
      kind: 'picture',
      camera: 'Barn',
      msg: 'Barn',
      fields: [],
      picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
      body,
      bytes: '{"msg":"Barn"}'.length + body.length,
    })
  })

  const TYPES = VALUE_TYPES.map((values) => [dtypeOf(values), values] as const)
  test.each(TYPES)('an array of %s has one to four channels', (dtype, values) => {
    for (const [shape, channels] of [
      [[2, 3], 1],
      [[2, 3, 1], 1],
      [[2, 3, 2], 2],
      [[2, 3, 3], 3],
      [[2, 3, 4], 4],
    ] as const) {
      const body = new Uint8Array(6 * channels * values.bytes).fill(1)
      expect(parse({ msg: 'Pi', dtype, shape }, body)).toMatchObject({
        kind: 'picture',
        camera: 'Pi',
        picture: { kind: 'raw', values, channels, width: 3, height: 2 },
        array: { dtype, shape },
      })
    }
  })

  test('an array in one dimension is the encoded picture that it holds', () => {
    const body = jpegHeader(640, 480)
    const { length } = body
    for (const shape of [[length], [length, 1], [1, length], [length, 1, 1]]) {
      const message = parse({ msg: 'Pi', dtype: 'uint8', shape }, body)
      expect(message).toMatchObject({
        kind: 'picture',
        picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
      })
    }
  })

  test('a column or a row of other bytes is a picture of one column or row', () => {
    for (const shape of [
      [9, 1],
      [1, 9],
    ]) {
      const [height, width] = shape
      const message = parse({ msg: 'Pi', dtype: 'uint8', shape }, new Uint8Array(9))
      expect(message).toMatchObject({ picture: { kind: 'raw', width, height } })
    }
  })

  test('additional header keys are accepted', () => {
    expect(parse({ msg: 'Pi', sensor: 12.5 }, jpegHeader(8, 8)).kind).toBe('picture')
  })
})

describe('the age of a frame that a hub sends again', () => {
  test.each([
    [{ again: 12.5, via: ['hub'] }, 12_500],
    [{ again: 1e300, via: ['hub'] }, 365 * 24 * 3_600_000],
    [{ again: -1, via: ['hub'] }, undefined],
    [{ again: true, via: ['hub'] }, undefined],
    [{ again: 12.5 }, undefined],
  ])('of %j', (keys, age) => {
    const message = parse({ msg: 'Pi', ...keys }, jpegHeader(8, 8))
    expect(message.kind === 'picture' ? message.age : 'no picture').toBe(age)
  })
})

describe('the time at which a frame was sent', () => {
  test('is read in seconds since the epoch, also for arrays', () => {
    const sent = 1_763_800_000.125
    expect(parse({ msg: 'Pi', sent }, jpegHeader(8, 8))).toMatchObject({ sentAt: sent * 1000 })
    const array = { msg: 'Pi', dtype: 'uint8', shape: [5, 5], sent }
    expect(parse(array, new Uint8Array(25))).toMatchObject({ sentAt: sent * 1000 })
  })

  test.each(['', '"12.5"', 'null', 'true', '[12.5]', '{}', '0', '-0', '-12.5', '1e999', '-1e999'])(
    'is undefined for %j, and the picture is still shown',
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
    [null, undefined, []],
    [['a|jpg', 1], 'a', ['jpg']],
    [{ rpiName: 'pi1', object_temp: 36.5 }, 'pi1', []],
    ['{"camera_name": "gate", "counter": 3}', 'gate', []],
    ['', undefined, []],
    ['  |x', undefined, ['x']],
    ['a\u0000b\u202ec', 'a\ufffdb\ufffdc', []],
    ['\ud800', '\ufffd', []],
  ])('msg %j names camera %j', (msg, camera, fields) => {
    expect(parse({ msg }, jpegHeader(8, 8))).toMatchObject({ kind: 'picture', camera, fields })
  })

  test('a name of 10,000 letters is truncated', () => {
    const { camera } = parse({ msg: 'x'.repeat(10_000) }, jpegHeader(8, 8))
    expect(camera).toHaveLength(MAX_NAME_LENGTH)
  })

  test('what is not the name are readings', () => {
    const msg = { rpiName: 'pi1', object_temp: 36.5 }
    expect(parse({ msg }, jpegHeader(8, 8))).toMatchObject({ readings: { object_temp: 36.5 } })
    expect(parse({ msg: 'pi1' }, jpegHeader(8, 8))).not.toHaveProperty('readings')
  })

  test('a header as Python writes it is read', () => {
    const header = '{"msg": {"rpiName": "pi1", "temp": NaN}, "t": -Infinity}'
    const message = parseMessage([encoder.encode(header), jpegHeader(8, 8)])
    expect(message).toMatchObject({ kind: 'picture', camera: 'pi1', readings: { temp: NaN } })
  })

  test('__proto__ works like any other name', () => {
    expect(parse({ msg: '__proto__' }, jpegHeader(8, 8)).camera).toBe('__proto__')
  })
})

describe('events of imagenode', () => {
  test.each(['JeffOffice|Temp|77 F', 'Barn|Heartbeat', 'Driveway|Restart|rpi20|RPi'])(
    '%s with a black picture of 3x3 pixels is not a frame',
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
    ['one part', [encoder.encode('{"msg":"a"}')], undefined, /1 part\./],
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
    ['no picture', [encoder.encode('{"msg":"a"}'), encoder.encode('\x01')], 'a', /not a JPEG/],
    [
      'a BigTIFF',
      [encoder.encode('{"msg":"a"}'), encoder.encode('II+\0')],
      'a',
      /^BigTIFF.*Send JPEG/,
    ],
    ['truncated', [encoder.encode('{"msg":"a"}'), picture.subarray(0, 8)], 'a', /header.*JPEG/],
  ])('%s', (_name, parts, camera, why) => {
    const message = parseMessage(parts)
    expect(message).toMatchObject({ kind: 'malformed', camera })
    expect(whyOf(message)).toMatch(why)
  })

  test.each([
    [{ dtype: 'complex64', shape: [1, 1] }, 8, /type complex64.*numpy\.abs/],
    [{ dtype: '<U5', shape: [1] }, 21, /text \(<U5\)/],
    [{ dtype: 'object', shape: [1, 1] }, 8, /objects.*astype/],
    [{ dtype: "[('b', 'u1')]", shape: [1, 1] }, 1, /one field/],
    [{ dtype: 'float128', shape: [1, 1] }, 16, /float64/],
    [{ dtype: 'datetime64[s]', shape: [1, 1] }, 8, /type datetime64\[s\].*float64/],
    [{ dtype: 8, shape: [1, 1] }, 1, /type 8 /],
    [{ shape: [1, 1] }, 1, /Arrays of type nothing/],
    [{ dtype: 'uint8' }, 1, /shape nothing/],
    [{ dtype: 'uint8', shape: [2, 2, 3] }, 13, /has 12 bytes, but 13 arrived/],
    [{ dtype: 'float32', shape: [2, 2] }, 4, /has 16 bytes, but 4 arrived/],
    [{ dtype: 'uint8', shape: [2, 2, 5] }, 20, /5 channels.*come last/],
    [{ dtype: 'uint8', shape: [4] }, 4, /not a JPEG/],
    [{ dtype: 'float64', shape: [4] }, 32, /shape \[4\]/],
    [{ dtype: 'int8', shape: [4] }, 4, /shape \[4\]/],
    [{ dtype: 'float64', shape: [] }, 8, /shape \[\]/],
    [{ dtype: 'uint8', shape: [0] }, 0, /empty/],
    [{ dtype: 'uint8', shape: [0, 5, 3] }, 0, /shape \[0,5,3\] is empty/],
    [{ dtype: 'float32', shape: [5, 0] }, 0, /empty/],
    [{ dtype: 'uint8', shape: [2, 2] }, 0, /has 4 bytes, but 0 arrived/],
    [{ dtype: 'uint8', shape: [1, 1, 1, 1] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [-1, -1] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [0, 5] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [1.5, 2] }, 3, /shape/],
    [{ dtype: 'uint8', shape: ['2', '2'] }, 4, /shape/],
    [{ dtype: 'uint8', shape: [2 ** 53, 1] }, 1, /shape/],
    [{ dtype: 'uint8', shape: [2 ** 52, 2 ** 52, 4] }, 1, /but 1 arrived/],
  ])('array header %j with %i bytes', (header, bytes, why) => {
    const message = parse({ msg: 'a', ...header }, new Uint8Array(bytes))
    expect(message).toMatchObject({ kind: 'malformed', camera: 'a' })
    expect(whyOf(message)).toMatch(why)
  })

  test('a JPEG that claims 65,535 x 65,535 pixels is refused before it is decoded', () => {
    const message = parse({ msg: 'a' }, jpegHeader(65_535, 65_535))
    expect(whyOf(message)).toMatch(/too large/)
  })

  test('a header beyond its limit is not parsed', () => {
    const header = encoder.encode(`{"msg":"${'x'.repeat(MAX_HEADER_BYTES)}"}`)
    expect(parseMessage([header, jpegHeader(8, 8)])).toMatchObject({ kind: 'malformed' })
  })
})

describe('properties', () => {
  test('any message is classified without throwing, and its bytes are counted', () => {
    const part = fc.uint8Array({ maxLength: 200 })
    const parts = fc.array(part, { maxLength: 5 })
    fc.assert(
      fc.property(parts, (given) => {
        const bytes = given.reduce((sum, { length }) => sum + length, 0)
        expect(parseMessage(given).bytes).toBe(bytes)
      }),
    )
  })

  test('any JSON header with any body is classified without throwing', () => {
    fc.assert(
      fc.property(fc.json(), fc.uint8Array(), (header, body) => {
        parseMessage([encoder.encode(header), body])
      }),
    )
  })

  test('a built message can be parsed', () => {
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
