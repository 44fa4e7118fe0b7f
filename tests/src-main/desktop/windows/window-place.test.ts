import { expect, test } from 'vitest'
import {
  beside,
  DEFAULT_SIZE,
  middleOf,
  placeOnScreen,
} from '../../../../src-main/desktop/windows/window-place.ts'

const screen = { x: 0, y: 24, width: 1920, height: 1056 }
const place = { id: 'w1', x: 100, y: 100, width: 800, height: 600, maximized: false }

test('a window opens at its last position', () => {
  expect(placeOnScreen(place, [screen])).toEqual({ x: 100, y: 100, width: 800, height: 600 })
  expect(placeOnScreen(undefined, [screen])).toEqual(DEFAULT_SIZE)
})

test('a window whose screen is missing keeps its size', () => {
  expect(placeOnScreen({ ...place, x: 2500 }, [screen])).toEqual({ width: 800, height: 600 })
})

test('a new window is offset from the one that opened it', () => {
  expect(beside(place, screen)).toEqual({ x: 132, y: 132, width: 800, height: 600 })
})

test('at the edge of a screen it is placed at the top left', () => {
  const size = { width: 800, height: 600 }
  expect(beside({ x: 1110, y: 470, ...size }, screen)).toEqual({ x: 0, y: 24, ...size })
})

test('a window can be centred on a screen', () => {
  expect(middleOf(screen)).toEqual({ x: 320, y: 152, ...DEFAULT_SIZE })
})
