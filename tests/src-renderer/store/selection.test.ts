/** Which tiles are selected after what. */
import { describe, expect, test } from 'vitest'
import {
  isSameSelection,
  NOTHING_SELECTED,
  selectionOn,
  selectOne,
  selectThese,
  selectTo,
  toggle,
} from '../../../src-renderer/store/selection.ts'

const ORDER = ['a', 'b', 'c', 'd', 'e']

test('a click selects one, with Ctrl it adds and takes away', () => {
  const one = selectOne('b')
  const two = toggle(one, 'd')
  expect(two).toEqual({ ids: new Set(['b', 'd']), anchor: 'd' })
  expect(toggle(two, 'b')).toEqual({ ids: new Set(['d']), anchor: 'b' })
})

describe('a range', () => {
  test('goes from the tile that was selected last, either way', () => {
    const from = selectOne('c')
    expect(selectTo(from, ORDER, 'e')).toEqual({ ids: new Set(['c', 'd', 'e']), anchor: 'c' })
    expect(selectTo(from, ORDER, 'a')).toEqual({ ids: new Set(['a', 'b', 'c']), anchor: 'c' })
  })

  test('keeps its beginning while its end moves', () => {
    const wide = selectTo(selectOne('b'), ORDER, 'e')
    expect(selectTo(wide, ORDER, 'c')).toEqual({ ids: new Set(['b', 'c']), anchor: 'b' })
  })

  test('is one tile when nothing was selected, or the beginning has left', () => {
    expect(selectTo(NOTHING_SELECTED, ORDER, 'd').ids).toEqual(new Set(['d']))
    expect(selectTo(selectOne('left'), ORDER, 'd')).toEqual(selectOne('d'))
  })
})

test('what has left the wall is selected no longer', () => {
  const selection = selectThese(['a', 'c'])
  expect(selectionOn(selection, ORDER)).toBe(selection)
  expect(selectionOn(selection, ['b', 'c'])).toEqual({ ids: new Set(['c']), anchor: undefined })
})

test('two selections are the same whichever was selected first', () => {
  const one = { ids: new Set(['a', 'b']), anchor: 'a' }
  expect(isSameSelection(one, { ids: new Set(['b', 'a']), anchor: 'a' })).toBe(true)
  expect(isSameSelection(one, { ids: new Set(['a', 'c']), anchor: 'a' })).toBe(false)
  expect(isSameSelection(one, { ...one, anchor: 'b' })).toBe(false)
})
