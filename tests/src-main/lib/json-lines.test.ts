import { expect, test } from 'vitest'
import { readJsonLines } from '../../../src-main/lib/json-lines.ts'

const TEXT = `{
  "hub": {
    "mode":
      "pull",
    "connect": ["a",
      "b"]
  }
}`

test.each([
  [[], 1],
  [['hub'], 2],
  [['hub', 'mode'], 3],
  [['hub', 'connect', 1], 6],
  [['hub', 'missing'], 2],
  [['missing', 'too'], 1],
])('the value at %j is on line %d', (path, line) => {
  const json = readJsonLines(TEXT)
  expect(json).toMatchObject({ ok: true, value: JSON.parse(TEXT) as unknown })
  expect(json.ok && json.lineOf(path)).toBe(line)
})

test('Windows’ and old line ends count once', () => {
  const json = readJsonLines('{\r\n"a": 1,\r"b": 2\n}')
  expect(json.ok && json.lineOf(['b'])).toBe(3)
})

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', 3, 'comma expected'],
  ['{\n  "a": 1,\n}', 3, 'property name expected'],
  ['{ "a": 1 } // no comment', 1, 'invalid comment token'],
  ['', 1, 'value expected'],
])('%j is not JSON', (text, line, why) => {
  const json = readJsonLines(text)
  expect(json.ok ? [] : json.faults).toContainEqual({ line, why })
})
