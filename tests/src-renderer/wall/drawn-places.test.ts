/** When the label of a tile may be shown: while its picture is where the label is. */
import { beforeEach, describe, expect, test } from 'vitest'
import {
  DrawnPlaces,
  type CameraRect,
  type LaidPlaces,
} from '../../../src-renderer/wall/drawn-places.ts'

const LEFT = { x: 0, y: 0, width: 40, height: 30, camera: 'barn' }
const RIGHT = { x: 43, y: 0, width: 40, height: 30, camera: 'yard' }

let drawn: DrawnPlaces

beforeEach(() => {
  drawn = new DrawnPlaces()
})

interface Laid {
  readonly a?: CameraRect
  readonly b?: CameraRect
  readonly lifted?: string
}

function laid({ a = LEFT, b = RIGHT, lifted }: Laid = {}): LaidPlaces {
  return { rects: new Map(Object.entries({ a, b })), lifted }
}

function send(places?: Laid): number {
  return drawn.send(laid(places))
}

test('a tile is there when the painter has drawn it there', () => {
  const first = send()
  expect(drawn.isAt('a', laid())).toBe(false)
  drawn.drawn(first)
  expect(drawn.isAt('a', laid())).toBe(true)
  expect(drawn.isAt('a', laid({ a: RIGHT }))).toBe(false)
  expect(drawn.isAt('unknown', laid())).toBe(false)
})

test('a tile that does not move stays there while others move', () => {
  drawn.drawn(send())
  const places = { b: { ...RIGHT, x: 50 } }
  const moved = send(places)
  expect(drawn.isAt('a', laid(places))).toBe(true)
  expect(drawn.isAt('b', laid(places))).toBe(false)
  drawn.drawn(moved)
  expect(drawn.isAt('b', laid(places))).toBe(true)
})

test('a tile that was moved away and back is there when the last move is drawn', () => {
  drawn.drawn(send())
  const away = send({ a: RIGHT, b: LEFT })
  const back = send()
  expect(drawn.isAt('a', laid())).toBe(false)
  drawn.drawn(away)
  expect(drawn.isAt('a', laid())).toBe(false)
  drawn.drawn(back)
  expect(drawn.isAt('a', laid())).toBe(true)
})

test('a tile of another size is drawn again', () => {
  drawn.drawn(send())
  const larger = { a: { ...LEFT, width: 42 } }
  const resized = send(larger)
  expect(drawn.isAt('a', laid(larger))).toBe(false)
  drawn.drawn(resized)
  expect(drawn.isAt('a', laid(larger))).toBe(true)
})

test('a hotspot that shows another camera is drawn again', () => {
  drawn.drawn(send())
  const other = { a: { ...LEFT, camera: 'gate' } }
  expect(drawn.isAt('a', laid(other))).toBe(false)
  const changed = send(other)
  expect(drawn.isAt('a', laid(other))).toBe(false)
  drawn.drawn(changed)
  expect(drawn.isAt('a', laid(other))).toBe(true)
})

test('a layout that the painter leaves out is drawn with a later one', () => {
  const swapped = { a: RIGHT, b: LEFT }
  send()
  send(swapped)
  drawn.drawn(send(swapped))
  expect(drawn.isAt('a', laid(swapped))).toBe(true)
})

describe('a lifted tile', () => {
  const LIFTED = { lifted: 'a' }

  test('stays where it was until it has a canvas of its own', () => {
    drawn.drawn(send())
    const lifted = send(LIFTED)
    expect(drawn.isAt('a', laid(LIFTED))).toBe(true)
    expect(drawn.isLifted('a')).toBe(false)
    drawn.drawn(lifted)
    expect(drawn.isAt('a', laid(LIFTED))).toBe(true)
    expect(drawn.isLifted('a')).toBe(true)
  })

  test('keeps its canvas while others move', () => {
    drawn.drawn(send(LIFTED))
    send({ ...LIFTED, b: LEFT })
    expect(drawn.isLifted('a')).toBe(true)
    expect(drawn.isAt('a', laid({ ...LIFTED, b: LEFT }))).toBe(true)
  })

  test('that is put back comes from where it was carried', () => {
    drawn.drawn(send(LIFTED))
    expect(drawn.isAt('a', laid())).toBe(false)
    const back = send()
    expect(drawn.isAt('a', laid())).toBe(false)
    expect(drawn.isLifted('a')).toBe(false)
    drawn.drawn(back)
    expect(drawn.isAt('a', laid())).toBe(true)
  })
})
