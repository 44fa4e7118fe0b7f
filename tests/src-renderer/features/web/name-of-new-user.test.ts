import { expect, test } from 'vitest'
import { whyNotAdded } from '../../../../src-renderer/features/web/name-of-new-user.ts'

test.each([
  ['', 'web.not-a-name'],
  ['a:b', 'web.not-a-name'],
  ['ann', 'web.name-taken'],
  ['anna', undefined],
])('%j beside ann: %s', (name, why) => {
  expect(whyNotAdded(name, [{ name: 'ann' }])).toBe(why)
})
