/** Tiles on their way to another place, solo and together, while others come and go. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withMoved } from '../../../src-main/contract/tiles.ts'
import {
  carriedTo,
  followerOf,
  holdTiles,
  isMoved,
  keptHeld,
  orderWith,
  placeOf,
} from '../../../src-renderer/store/held-tiles.ts'
import { tilesOf } from '../support/stand-in-bridge.ts'

const ORDER = ['a', 'b', 'c', 'd']

describe('one tile', () => {
  test('lies where it was until it is carried', () => {
    const held = holdTiles(ORDER, 'b', ['b'], 'pointer')
    expect(placeOf(held)).toBe(1)
    expect(isMoved(ORDER, held)).toBe(false)
    const carried = carriedTo(held, ORDER, 3)
    expect(orderWith(ORDER, carried)).toEqual(['a', 'c', 'd', 'b'])
    expect(followerOf(ORDER, carried)).toBeUndefined()
    expect(carriedTo(carried, ORDER, 3)).toBe(carried)
  })
})

describe('several tiles', () => {
  test('come together around the one that was taken', () => {
    const held = holdTiles(ORDER, 'c', ['c', 'a'], 'pointer')
    expect(held).toMatchObject({ ids: ['a', 'c'], to: 1 })
    expect(orderWith(ORDER, held)).toEqual(['b', 'a', 'c', 'd'])
    expect(placeOf(held)).toBe(2)
  })

  test('go as far as the others let them', () => {
    const held = holdTiles(ORDER, 'c', ['b', 'c'], 'pointer')
    expect(orderWith(ORDER, carriedTo(held, ORDER, 0))).toEqual(['b', 'c', 'a', 'd'])
    expect(orderWith(ORDER, carriedTo(held, ORDER, 3))).toEqual(['a', 'd', 'b', 'c'])
  })
})

describe('when others come or go', () => {
  test.each([
    ['another comes before it', ['x', 'a', 'b', 'c', 'd'], 3],
    ['another comes after it', ['a', 'b', 'c', 'd', 'x'], 2],
    ['one before it goes', ['a', 'c', 'd'], 1],
    ['the one after it goes', ['a', 'b', 'c'], 2],
    ['only it is left', ['a'], 0],
  ])('carried before the last tile: %s', (_, now, to) => {
    const held = carriedTo(holdTiles(ORDER, 'a', ['a'], 'pointer'), ORDER, 2)
    expect(keptHeld(held, ORDER, now)?.to).toBe(to)
  })

  test('those that nobody has moved stay where they are', () => {
    const held = holdTiles(ORDER, 'b', ['b', 'c'], 'keyboard')
    const now = ['x', 'a', 'b', 'c', 'y', 'd']
    expect(orderWith(now, keptHeld(held, ORDER, now) ?? held)).toEqual(now)
  })

  test('one that leaves is held no longer, and all are let go without the one that was taken', () => {
    const held = holdTiles(ORDER, 'b', ['b', 'c'], 'pointer')
    expect(keptHeld(held, ORDER, ['a', 'b', 'd'])).toMatchObject({ ids: ['b'], to: 1 })
    expect(keptHeld(held, ORDER, ['a', 'c', 'd'])).toBeUndefined()
  })
})

test('a drop requests the order that was shown from the main process', () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 10 })
  const order = Array.from({ length: 10 }, (_, index) => `t${index}`)
  fc.assert(
    fc.property(some, fc.nat(), fc.integer({ min: -2, max: 12 }), (indices, who, place) => {
      const ids = indices.map((index) => `t${index}`)
      const tile = ids[who % ids.length] ?? ''
      const held = carriedTo(holdTiles(order, tile, ids, 'pointer'), order, place)
      const asked = withMoved(tilesOf(...order), held.ids, followerOf(order, held), () => true)
      expect(asked.map(({ id }) => id)).toEqual(orderWith(order, held))
    }),
  )
})
