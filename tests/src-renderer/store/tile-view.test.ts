/** Which part of a picture a zoomed tile shows, however it is turned and mirrored. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WHOLE } from '../../../src-main/pixels/part.ts'
import type { Rect } from '../../../src-main/contract/rect.ts'
import { MAX_ZOOM, type TileView } from '../../../src-main/features/views/contract.ts'
import {
  appearanceIn,
  framingOf,
  panned,
  partOf,
  placeOfSent,
  sentPlace,
  UNZOOMED,
  zoomedAbout,
  type Framing,
  type ViewedTile,
} from '../../../src-renderer/store/tile-view.ts'

const turn = fc.record({
  quarters: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
  mirrored: fc.boolean(),
})
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const place = fc.record({ x: fraction, y: fraction })
/** Uncut, or cut in one direction. */
const cut = fc
  .tuple(fc.double({ min: 0.2, max: 1, noNaN: true }), fc.boolean())
  .map(([side, isWide]) => (isWide ? { width: 1, height: side } : { width: side, height: 1 }))
const framing: fc.Arbitrary<Framing> = fc.record({ turn, cut })
const AS_SENT: Framing = { turn: undefined, cut: { width: 1, height: 1 } }
/** A view that is possible with a framing. */
const framed = fc
  .tuple(framing, fc.double({ min: 1.5, max: MAX_ZOOM, noNaN: true }), place)
  .map(([framing, zoom, { x, y }]) => ({
    framing,
    view: panned({ zoom, x, y }, { x: 0, y: 0 }, framing),
  }))

function shown(view: TileView, { turn, cut }: Framing) {
  const part = partOf(view, cut)
  return {
    ...(turn === undefined ? {} : { turn }),
    ...(part === undefined ? {} : { part }),
  }
}

function aTile(differs: Partial<ViewedTile> = {}): ViewedTile {
  const shape = { width: 1600, height: 900 }
  return { shape, fills: true, view: UNZOOMED, appearance: { state: 'live' }, ...differs }
}

function aRect(width: number, height: number): Rect {
  return { x: 0, y: 0, width, height }
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
  const zoom = fc.double({ min: 1, max: MAX_ZOOM, noNaN: true })
  fc.assert(
    fc.property(zoom, place, cut, (zoom, { x, y }, cut) => {
      const part = partOf({ zoom, x, y }, cut) ?? WHOLE
      expect(Math.min(part.x, part.y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(part.x + part.width, part.y + part.height)).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})

test('what is under the pointer stays there when the picture is enlarged', () => {
  const factor = fc.double({ min: 1, max: 4, noNaN: true })
  fc.assert(
    fc.property(framed, place, factor, ({ view, framing }, place, factor) => {
      const before = sentPlace(place, shown(view, framing))
      const after = sentPlace(place, shown(zoomedAbout(view, factor, place, framing), framing))
      expect(after.x).toBeCloseTo(before.x, 9)
      expect(after.y).toBeCloseTo(before.y, 9)
    }),
  )
})

test('a picture that is dragged follows the pointer, unless it would end within the tile', () => {
  fc.assert(
    fc.property(framing, place, (framing, by) => {
      const view = { zoom: 8, x: 0.5, y: 0.5 }
      const moved = panned(view, by, framing)
      const at = sentPlace({ x: 0.5, y: 0.5 }, shown(view, framing))
      const now = placeOfSent(at, shown(moved, framing))
      expect(now.x).toBeCloseTo(0.5 + by.x, 9)
      expect(now.y).toBeCloseTo(0.5 + by.y, 9)
    }),
  )
  expect(panned({ zoom: 2, x: 0.5, y: 0.5 }, { x: 9, y: -9 }, AS_SENT)).toEqual({
    zoom: 2,
    x: 0.25,
    y: 0.75,
  })
})

test('the zoom has limits, and a picture that is nearly shown in full is shown in full', () => {
  expect(zoomedAbout(UNZOOMED, 1e6, { x: 0, y: 0 }, AS_SENT).zoom).toBe(MAX_ZOOM)
  expect(zoomedAbout({ zoom: 2, x: 0.3, y: 0.4 }, 0.502, { x: 1, y: 1 }, AS_SENT)).toEqual(UNZOOMED)
})

test('places of the shown picture and of the one that was sent are the same, both ways', () => {
  fc.assert(
    fc.property(framed, place, ({ view, framing }, place) => {
      const how = shown(view, framing)
      const again = placeOfSent(sentPlace(place, how), how)
      expect(again.x).toBeCloseTo(place.x, 9)
      expect(again.y).toBeCloseTo(place.y, 9)
    }),
  )
})

test('a picture that fills a tile of another shape is cut at two of its edges', () => {
  expect(appearanceIn(aTile(), aRect(800, 900)).part).toEqual({
    x: 0.25,
    y: 0,
    width: 0.5,
    height: 1,
  })
  const upright = { quarters: 1, mirrored: false } as const
  const turned = aTile({
    shape: { width: 900, height: 1600 },
    appearance: { state: 'live', turn: upright },
  })
  expect(appearanceIn(turned, aRect(900, 800)).part).toEqual({
    x: 0.25,
    y: 0,
    width: 0.5,
    height: 1,
  })
  expect(appearanceIn(aTile({ fills: false }), aRect(800, 900)).part).toBeUndefined()
})

test('a tile of the picture’s shape, to a pixel, shows all of it: the paths of whole pictures stay in use', () => {
  expect(appearanceIn(aTile(), aRect(800, 451)).part).toBeUndefined()
  expect(appearanceIn(aTile(), aRect(0, 0)).part).toBeUndefined()
})

test('a cut picture is moved without zoom, to its edges, and zoom enlarges what is shown', () => {
  const framing = framingOf(aTile(), aRect(800, 900))
  const moved = panned(UNZOOMED, { x: -0.2, y: 0.4 }, framing)
  expect(moved).toEqual({ zoom: 1, x: 0.6, y: 0.5 })
  expect(panned(moved, { x: -9, y: 0 }, framing).x).toBe(0.75)
  expect(partOf({ ...moved, zoom: 2 }, framing.cut)).toEqual({
    x: 0.475,
    y: 0.25,
    width: 0.25,
    height: 0.5,
  })
})
