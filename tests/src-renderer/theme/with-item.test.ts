import { expect, test } from 'vitest'
import { DAYS } from '../../../src-main/contract/alarm-rule.ts'
import { withDay, withItem } from '../../../src-renderer/theme/with-item.ts'

test('what is chosen keeps the order of the list, and what is not there any more', () => {
  expect(withItem(['a', 'b', 'c'], ['c'], 'a', true)).toEqual(['a', 'c'])
  expect(withItem(['a', 'b'], ['a', 'gone'], 'a', false)).toEqual(['gone'])
  expect(withDay(['sun'], 'mon', true)).toEqual(['mon', 'sun'])
  expect(withDay(DAYS, 'wed', false)).toEqual(['mon', 'tue', 'thu', 'fri', 'sat', 'sun'])
})
