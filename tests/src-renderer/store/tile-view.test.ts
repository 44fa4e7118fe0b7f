/** Which part of a picture a zoomed tile shows, however it is turned and mirrored. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WHOLE } from '../../../src-main/pixels/part.ts'
import { MAX_ZOOM } from '../../../src-main/features/views/contract.ts'
import {
  panned,
  partOf,
  placeOfSent,
  sentPlace,
  UNZOOMED,
  zoomedAbout,
} from '../../../src-renderer/store/tile-view.ts'

const turn = fc.record({
  quarters: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
  mirrored: fc.boolean(),
})
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const place = fc.record({ x: fraction, y: fraction })
const view = fc
  .tuple(fc.double({ min: 1.5, max: MAX_ZOOM, noNaN: true }), place)
  .map(([zoom, { x, y }]) => panned({ zoom, x, y }, { x: 0, y: 0 }, undefined))

function shown(view: Parameters<typeof partOf>[0], turn: Parameters<typeof zoomedAbout>[3]) {
  const part = partOf(view)
  return {
    ...(turn === undefined ? {} : { turn }),
    ...(part === undefined ? {} : { part }),
  }
}

test('without zoom, all of the picture is shown', () => {
  expect(partOf(UNZOOMED)).toBeUndefined()
  expect(partOf({ zoom: 8, x: 0.5, y: 0.5 })).toEqual({
    x: 7 / 16,
    y: 7 / 16,
    width: 1 / 8,
    height: 1 / 8,
  })
})

test('the part lies within the picture, wherever its middle was asked to be', () => {
  fc.assert(
    fc.property(fc.double({ min: 1.01, max: MAX_ZOOM, noNaN: true }), place, (zoom, { x, y }) => {
      const part = partOf({ zoom, x, y }) ?? WHOLE
      expect(Math.min(part.x, part.y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(part.x + part.width, part.y + part.height)).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})

test('what is under the pointer stays there when the picture is enlarged', () => {
  const factor = fc.double({ min: 1, max: 4, noNaN: true })
  fc.assert(
    fc.property(view, turn, place, factor, (view, turn, place, factor) => {
      const before = sentPlace(place, shown(view, turn))
      const after = sentPlace(place, shown(zoomedAbout(view, factor, place, turn), turn))
      expect(after.x).toBeCloseTo(before.x, 9)
      expect(after.y).toBeCloseTo(before.y, 9)
    }),
  )
})

test('a picture that is dragged follows the pointer, unless it would end within the tile', () => {
  fc.assert(
    fc.property(turn, place, (turn, by) => {
      const view = { zoom: 8, x: 0.5, y: 0.5 }
      const moved = panned(view, by, turn)
      const at = sentPlace({ x: 0.5, y: 0.5 }, shown(view, turn))
      const now = placeOfSent(at, shown(moved, turn))
      expect(now.x).toBeCloseTo(0.5 + by.x, 9)
      expect(now.y).toBeCloseTo(0.5 + by.y, 9)
    }),
  )
  expect(panned({ zoom: 2, x: 0.5, y: 0.5 }, { x: 9, y: -9 }, undefined)).toEqual({
    zoom: 2,
    x: 0.25,
    y: 0.75,
  })
})

test('the zoom has limits, and a picture that is nearly shown in full is shown in full', () => {
  expect(zoomedAbout(UNZOOMED, 1e6, { x: 0, y: 0 }, undefined).zoom).toBe(MAX_ZOOM)
  expect(zoomedAbout({ zoom: 2, x: 0.3, y: 0.4 }, 0.502, { x: 1, y: 1 }, undefined)).toEqual(
    UNZOOMED,
  )
})

test('places of the shown picture and of the one that was sent are the same, both ways', () => {
  fc.assert(
    fc.property(view, turn, place, (view, turn, place) => {
      const how = shown(view, turn)
      const again = placeOfSent(sentPlace(place, how), how)
      expect(again.x).toBeCloseTo(place.x, 9)
      expect(again.y).toBeCloseTo(place.y, 9)
    }),
  )
})
