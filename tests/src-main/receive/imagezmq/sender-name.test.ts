/** A name is found in whatever a sender sends as its text, and the rest are readings of bounded size. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MAX_READING_KEY_LENGTH,
  MAX_READING_VALUE_LENGTH,
  MAX_READINGS,
  NO_READINGS,
} from '../../../../src-main/contract/readings.ts'
import { NAME_KEYS, readSenderText } from '../../../../src-main/receive/imagezmq/sender-name.ts'
import { MAX_NAME_LENGTH } from '../../../../src-main/contract/limits.ts'

describe('names', () => {
  test.each<[unknown, string | undefined, readonly string[]]>([
    ['Barn', 'Barn', []],
    ['Barn|jpg|moving', 'Barn', ['jpg', 'moving']],
    [' Front door ', 'Front door', []],
    ['http://10.0.0.9/video?.mjpeg', 'http://10.0.0.9/video?.mjpeg', []],
    ['[garage', '[garage', []],
    ['{not json}', '{not json}', []],
    ['"quoted"', '"quoted"', []],
    ['7', '7', []],
    [7, '7', []],
    [-0, '0', []],
    [2.5, '2.5', []],
    ['', undefined, []],
    ['   ', undefined, []],
    ['|jpg', undefined, ['jpg']],
    [NaN, undefined, []],
    [Infinity, undefined, []],
    [null, undefined, []],
    [true, undefined, []],
    [undefined, undefined, []],
    [[], undefined, []],
    [{}, undefined, []],
    [[1, 2.5], undefined, []],
    [['cam1|3f2a', 'alive', 1700.5], 'cam1', ['3f2a']],
    [[3, 'cam1'], 'cam1', []],
    [['', 'cam1'], 'cam1', []],
    [[['cam1', 3], 4], 'cam1', []],
    [[{ hostname: 'pi1', temp: 3 }, 'x'], 'pi1', []],
    ['["cam1|jpg", 7]', 'cam1', ['jpg']],
    ['{"camera_name": "gate", "counter": {}, "time": 1.5}', 'gate', []],
    ['{"camera_name": "gate", "t": NaN}', 'gate', []],
    ['{"counter": 5}', undefined, []],
    [{ rpiName: 'pi1', object_temp: 36.5 }, 'pi1', []],
    [{ 'RPI-Name': 'pi1|jpg' }, 'pi1', ['jpg']],
    [{ camera: { name: 'gate', fps: 3 } }, 'gate', []],
    [{ hostname: '', device: 'pi2' }, 'pi2', []],
    [{ id: 17, device: 'pi2' }, 'pi2', []],
    [{ camera: 0, hostname: 'pi3' }, 'pi3', []],
    [{ camera: 0, temp: 1 }, '0', []],
    [{ id: 17 }, '17', []],
    [{ temp: 36.5 }, undefined, []],
    [{ __proto__: { name: 'inherited' } }, undefined, []],
  ])('%j names %j', (msg, name, fields) => {
    expect(readSenderText(msg)).toMatchObject({ name, fields })
  })

  test('the keys of a dict count in their order, whatever their case', () => {
    const keys = [...NAME_KEYS]
    for (const [at, key] of keys.entries()) {
      const dict = Object.fromEntries(
        keys
          .slice(at)
          .toReversed()
          .map((one) => [one.toUpperCase(), one]),
      )
      expect(readSenderText(dict).name).toBe(key)
    }
  })
})

describe('readings', () => {
  test.each<[unknown, object]>([
    ['Barn|jpg', {}],
    [7, {}],
    [{ rpiName: 'pi1', object_temp: 36.5 }, { object_temp: 36.5 }],
    [{ rpiName: 'pi1', object_temp: NaN }, { object_temp: NaN }],
    [
      { name: 'a', on: true, off: false, none: null, list: [1, 2] },
      { on: true, off: false, list: '[1,2]' },
    ],
    [['cam1|3f2a', 'alive', 1700.5], { 2: 'alive', 3: 1700.5 }],
    [['cam1', { temp: 3 }], { temp: 3 }],
    ['{"camera_name": "gate", "counter": {}, "time": 1.5}', { counter: '{}', time: 1.5 }],
    [{ temp: 36.5 }, { temp: 36.5 }],
    [
      { camera: { name: 'gate', fps: 3 }, temp: 1 },
      { fps: 3, temp: 1 },
    ],
    [{ hostname: 'pi1', camera: 0 }, { camera: 0 }],
  ])('%j has %j', (msg, readings) => {
    expect(readSenderText(msg).readings).toEqual(readings)
  })

  test('none are always the same object', () => {
    expect(readSenderText('Barn').readings).toBe(NO_READINGS)
    expect(readSenderText({ name: 'Barn', a: null }).readings).toBe(NO_READINGS)
  })
})

describe('properties', () => {
  const msg = fc.oneof(
    fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }),
    fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), {
      maxKeys: 60,
      size: 'max',
    }),
    fc.json({ stringUnit: 'binary' }),
    fc.string({ unit: 'binary', maxLength: 2000 }),
  )

  function expectShowable(text: string, length: number): void {
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]/u)
    expect(Array.from(text).length).toBeLessThanOrEqual(length)
  }

  test('name, fields and readings are bounded and can be shown', () => {
    fc.assert(
      fc.property(msg, (given) => {
        const { name, fields, readings } = readSenderText(given)
        if (name !== undefined) expectShowable(name, MAX_NAME_LENGTH)
        expect(name).not.toBe('')
        expect(fields.length).toBeLessThan(16)
        for (const field of fields) expectShowable(field, MAX_NAME_LENGTH)
        const entries = Object.entries(readings)
        expect(entries.length).toBeLessThanOrEqual(MAX_READINGS)
        for (const [key, value] of entries) {
          expectShowable(key, MAX_READING_KEY_LENGTH)
          if (typeof value === 'string') expectShowable(value, MAX_READING_VALUE_LENGTH)
          else expect(['number', 'boolean']).toContain(typeof value)
        }
      }),
      { numRuns: Number(process.env['CAMWALL_FUZZ_RUNS'] ?? 300) },
    )
  })

  test('a dict as JSON text is read as the dict', () => {
    const value = fc.jsonValue({ maxDepth: 1 }) // A text is one level deeper than the dict in it.
    const dict = fc.dictionary(fc.constantFrom('name', 'Host', 'id', 'temp', 'x'), value)
    fc.assert(
      fc.property(dict, (given) => {
        const plain = JSON.parse(JSON.stringify(given)) as unknown
        expect(readSenderText(JSON.stringify(given))).toEqual(readSenderText(plain))
      }),
    )
  })

  test('what is nested as deep as a header can be is read without throwing', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"name":', '}'],
      ['{"a":', '}'],
    ] as const) {
      const depth = 10_000
      const text = `${open.repeat(depth)}"x"${close.repeat(depth)}`
      expect(() => readSenderText(text)).not.toThrow()
      expect(() =>
        readSenderText({ name: 'Barn', deep: JSON.parse(text) as unknown }),
      ).not.toThrow()
    }
  })
})
