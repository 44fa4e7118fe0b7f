import { expect, test } from 'vitest'
import { csvLine } from '../../../src-main/contract/csv.ts'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'no formula gets through: %j',
  (cell) => {
    expect(csvLine([cell]).replace(/^"/, '')).toMatch(/^'/)
  },
)

test('a cell with a comma, a quote or a line break is quoted, and others are not', () => {
  expect(['a', 'a,b', 'a"b', 'a\nb', '=a,b'].map((cell) => csvLine([cell]).trimEnd())).toEqual([
    'a',
    '"a,b"',
    '"a""b"',
    '"a\nb"',
    `"'=a,b"`,
  ])
})
