/** JSON as Python writes it is read; text in strings stays what it is, and everything else is refused as before. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePythonJson } from '../../../../src-main/receive/imagezmq/python-json.ts'

describe('constants of Python', () => {
  test.each<[string, unknown]>([
    ['{"msg": "b18s", "t": NaN, "u": -Infinity}', { msg: 'b18s', t: NaN, u: -Infinity }],
    ['[NaN,Infinity,-Infinity, NaN]', [NaN, Infinity, -Infinity, NaN]],
    ['NaN', NaN],
    [' Infinity\n', Infinity],
    ['{"NaN": NaN}', { NaN }],
    ['{"a": "NaN", "b": NaN, "c": "NaNN"}', { a: 'NaN', b: NaN, c: 'NaNN' }],
    ['["\\u004eaN", NaN]', ['NaN', NaN]],
    ['["-Infinity, NaN \\" NaN", Infinity]', ['-Infinity, NaN " NaN', Infinity]],
    ['["\\\\", NaN, "\\\\"]', ['\\', NaN, '\\']],
    ['{"a": 1, "b": [1.5, "x", null, true]}', { a: 1, b: [1.5, 'x', null, true] }],
  ])('%s', (text, value) => {
    expect(parsePythonJson(text)).toEqual(value)
  })

  test.each([
    '',
    'hello',
    '{"a": nan}',
    '{"a": +Infinity}',
    '{"a": -NaN}',
    '{"a": 1Infinity}',
    '{"a": Infinity1}',
    '{"a": NaNNaN}',
    '{"a": NaN NaN}',
    '{"a": xNaN}',
    '{NaN: 1}',
    '{"a": NaN',
    '{"a": "NaN',
    '["\\x", NaN]',
    '"NaN',
  ])('%s is refused', (text) => {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError)
  })
})

describe('properties', () => {
  /** Any JSON value, with the constants among its numbers and the words for them among its strings. */
  const string = fc.oneof(
    fc.constantFrom('NaN', 'NaNN', 'Infinity', '-Infinity', '"NaN', '\\NaN', '\\'),
    fc.string({ unit: 'binary' }),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      string,
      fc.constantFrom(NaN, Infinity, -Infinity, null, true, false),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(string, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    ),
  }))

  /** As Python's `json.dumps` writes it. */
  function python(given: unknown): string {
    if (typeof given === 'number') return Number.isFinite(given) ? String(given) : `${given}`
    if (Array.isArray(given)) return `[${given.map(python).join(', ')}]`
    if (typeof given !== 'object' || given === null) return JSON.stringify(given)
    const members = Object.entries(given).map(
      ([key, one]) => `${JSON.stringify(key)}: ${python(one)}`,
    )
    return `{${members.join(', ')}}`
  }

  test('whatever Python writes is read as what it was', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(parsePythonJson(python(given))).toEqual(given)
      }),
    )
  })

  test('a text that JSON.parse reads has the same value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parsePythonJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('time grows with the length only, whatever the quotes', () => {
    const start = performance.now()
    for (const part of ['\\"', '"', '"\\', 'NaN"', 'NaN,', '-Infinity', 'NaN,"\\x",', '1,'])
      expect(() => parsePythonJson(`[NaN,${part.repeat(65_536 / part.length)}`)).toThrow(
        SyntaxError,
      )
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
