import { expect, test } from 'vitest'
import { freeName } from '../../../../src-main/app/layouts/free-name.ts'
import { MAX_LAYOUT_NAME_LENGTH } from '../../../../src-main/contract/limits.ts'

test.each([
  ['Barn', [], 'Barn'],
  ['Barn', ['barn'], 'Barn 2'],
  ['Barn', ['Barn', 'BARN 2'], 'Barn 3'],
  ['b'.repeat(MAX_LAYOUT_NAME_LENGTH), ['b'.repeat(MAX_LAYOUT_NAME_LENGTH)], `${'b'.repeat(58)} 2`],
])('%s beside %j is %s', (name, others, expected) => {
  expect(
    freeName(
      name,
      others.map((other) => ({ name: other })),
    ),
  ).toBe(expected)
})
