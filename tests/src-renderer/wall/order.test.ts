/** The order of tiles, with cameras that come and go. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  keptPlace,
  mergeOrder,
  moveTile,
  nextOf,
  tileOrder,
} from '../../../src-renderer/wall/order.ts'

describe('mergeOrder', () => {
  test('puts new cameras at the end, as they came', () => {
    expect(mergeOrder(['b', 'away', 'a'], ['new', 'a', 'b', 'newer'])).toEqual([
      'b',
      'away',
      'a',
      'new',
      'newer',
    ])
  })
})

describe('tileOrder', () => {
  test('leaves out cameras that are away', () => {
    expect(tileOrder(['b', 'away', 'a'], ['a', 'b', 'new'])).toEqual(['b', 'a', 'new'])
  })
})

describe('keptPlace', () => {
  const BEFORE = ['a', 'b', 'c', 'd']

  test.each([
    ['another comes before it', ['x', 'a', 'b', 'c', 'd'], 3],
    ['another comes after it', ['a', 'b', 'c', 'd', 'x'], 2],
    ['one before it goes', ['a', 'c', 'd'], 1],
    ['the one after it goes', ['a', 'b', 'c'], 2],
    ['only it is left', ['a'], 0],
  ])('carried before the last tile: %s', (_, now, place) => {
    // Carried to place 2 it lies between c and d.
    expect(keptPlace(BEFORE, now, 'a', 2)).toBe(place)
  })

  test('one that nobody has moved stays where it is, whatever comes beside it', () => {
    expect(keptPlace(BEFORE, ['a', 'b', 'x', 'c', 'd'], 'b', 1)).toBe(1)
    expect(keptPlace(BEFORE, ['x', 'a', 'b', 'c', 'd'], 'b', 1)).toBe(2)
  })
})

describe('moveTile', () => {
  test('keeps a camera that is away in its place', () => {
    const moved = moveTile(['a', 'away', 'b', 'c'], ['a', 'b', 'c'], 'c', 0)
    expect(moved).toEqual(['c', 'away', 'a', 'b'])
    expect(tileOrder(moved, ['a', 'b', 'c', 'away'])).toEqual(['c', 'away', 'a', 'b'])
  })

  test('moves a camera that has no saved place', () => {
    expect(moveTile(['a'], ['a', 'new'], 'new', 0)).toEqual(['new', 'a'])
  })

  test('changes nothing for a camera that is not on the wall', () => {
    expect(moveTile(['a', 'away'], ['a'], 'away', 0)).toEqual(['a', 'away'])
  })

  test('puts the tile where it was asked for, whoever is away', () => {
    const names = fc.uniqueArray(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(
        names,
        fc.infiniteStream(fc.boolean()),
        fc.nat(),
        fc.nat(),
        (all, isHere, who, where) => {
          const present = all.filter(() => isHere.next().value)
          const camera = present[who % Math.max(1, present.length)]
          if (camera === undefined) return
          const to = where % present.length
          const moved = moveTile(all, present, camera, to)
          expect(tileOrder(moved, present)[to]).toBe(camera)
          expect([...moved].sort()).toEqual([...all].sort())
          for (const [index, name] of all.entries())
            if (!present.includes(name)) expect(moved[index]).toBe(name)
          const others = (names: readonly string[]) =>
            tileOrder(names, present).filter((name) => name !== camera)
          expect(others(moved)).toEqual(others(all))
        },
      ),
    )
  })
})

describe('nextOf', () => {
  test('goes round', () => {
    expect(nextOf(['a', 'b', 'c'], 'c', 1)).toBe('a')
    expect(nextOf(['a', 'b', 'c'], 'a', -1)).toBe('c')
    expect(nextOf(['a'], 'a', 1)).toBe('a')
  })
})
