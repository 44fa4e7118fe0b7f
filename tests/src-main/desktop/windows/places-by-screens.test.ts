import { expect, test } from 'vitest'
import type { PlacesByScreens } from '../../../../src-main/app/settings/kept.ts'
import {
  placesOn,
  screensKey,
  withPlaces,
} from '../../../../src-main/desktop/windows/places-by-screens.ts'

function monitor(x: number, width = 1920) {
  const bounds = { x, y: 0, width, height: 1080 }
  return { bounds, workArea: bounds }
}

const place = (x: number) => ({ id: 'w1', x, y: 0, width: 800, height: 600, maximized: false })

test('the order of the monitors does not matter, their places and sizes do', () => {
  const both = screensKey([monitor(0), monitor(1920)])
  expect(screensKey([monitor(1920), monitor(0)])).toBe(both)
  expect(screensKey([monitor(0)])).not.toBe(both)
  expect(screensKey([monitor(0), monitor(1920, 1280)])).not.toBe(both)
})

test('a monitor that is lost and comes back restores places', () => {
  const both = screensKey([monitor(0), monitor(1920)])
  const one = screensKey([monitor(0)])
  let places: PlacesByScreens = withPlaces([], both, [place(2000)])
  expect(placesOn(places, one)).toBeUndefined()
  // The system has moved the window to the monitor that is left.
  places = withPlaces(places, one, [place(100)])
  expect(placesOn(places, both)).toEqual([place(2000)])
  expect(placesOn(places, one)).toEqual([place(100)])
})

test('the sets that were not used for longest are forgotten', () => {
  let places: PlacesByScreens = []
  for (let width = 1; width <= 9; width++) {
    places = withPlaces(places, screensKey([monitor(0, width)]), [place(width)])
    places = withPlaces(places, screensKey([monitor(0, 1)]), [place(0)])
  }
  expect(places).toHaveLength(8)
  expect(placesOn(places, screensKey([monitor(0, 1)]))).toEqual([place(0)])
  expect(placesOn(places, screensKey([monitor(0, 2)]))).toBeUndefined()
})
