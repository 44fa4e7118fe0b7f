import { expect, test } from 'vitest'
import { keepNewest } from '../../../src-main/lib/keep-newest.ts'

test('the oldest entries of a set are removed, down to the limit', () => {
  const set = new Set(['a', 'b', 'c', 'd'])
  keepNewest(set, 2)
  expect([...set]).toEqual(['c', 'd'])
})

test('an entry of a map that was added again is the newest', () => {
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ])
  map.delete('a')
  map.set('a', 3)
  keepNewest(map, 1)
  expect([...map]).toEqual([['a', 3]])
})

test('nothing is removed within the limit', () => {
  const set = new Set(['a', 'b'])
  keepNewest(set, 2)
  expect([...set]).toEqual(['a', 'b'])
})
