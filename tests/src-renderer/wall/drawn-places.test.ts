/** When the label of a tile may be shown: while its picture is where the label is. */
import { beforeEach, expect, test } from 'vitest'
import { DrawnPlaces } from '../../../src-renderer/wall/drawn-places.ts'

const LEFT = { x: 0, y: 0, width: 40, height: 30 }
const RIGHT = { x: 43, y: 0, width: 40, height: 30 }

let places: DrawnPlaces

beforeEach(() => {
  places = new DrawnPlaces()
})

function send(a = LEFT, b = RIGHT): number {
  return places.send(new Map(Object.entries({ a, b })))
}

test('a tile is there when the painter has drawn it there', () => {
  const first = send()
  expect(places.has('a', LEFT)).toBe(false)
  places.drawn(first)
  expect(places.has('a', LEFT)).toBe(true)
  expect(places.has('a', RIGHT)).toBe(false)
  expect(places.has('unknown', LEFT)).toBe(false)
})

test('a tile that does not move stays there while others move', () => {
  places.drawn(send())
  const moved = send(LEFT, { ...RIGHT, x: 50 })
  expect(places.has('a', LEFT)).toBe(true)
  expect(places.has('b', { ...RIGHT, x: 50 })).toBe(false)
  places.drawn(moved)
  expect(places.has('b', { ...RIGHT, x: 50 })).toBe(true)
})

test('a tile that was moved away and back is there when the last move is drawn', () => {
  places.drawn(send())
  const away = send(RIGHT, LEFT)
  const back = send()
  expect(places.has('a', LEFT)).toBe(false)
  places.drawn(away)
  expect(places.has('a', LEFT)).toBe(false)
  places.drawn(back)
  expect(places.has('a', LEFT)).toBe(true)
})

test('a tile of another size is drawn again', () => {
  places.drawn(send())
  const larger = { ...LEFT, width: 42 }
  const resized = send(larger)
  expect(places.has('a', larger)).toBe(false)
  places.drawn(resized)
  expect(places.has('a', larger)).toBe(true)
})

test('a layout that the painter leaves out is drawn with a later one', () => {
  send()
  send(RIGHT, LEFT)
  places.drawn(send(RIGHT, LEFT))
  expect(places.has('a', RIGHT)).toBe(true)
})
