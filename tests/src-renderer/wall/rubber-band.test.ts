/** Which tiles a rectangle touches that was drawn from the ground. */
import { expect, test } from 'vitest'
import { between, dragBand, touchedBy } from '../../../src-renderer/wall/rubber-band.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

const RECTS = [
  { x: 0, y: 0, width: 200, height: 150 },
  { x: 203, y: 0, width: 200, height: 150 },
  { x: 0, y: 153, width: 200, height: 150 },
]

test('is drawn from any of its corners', () => {
  const rect = { x: 10, y: 20, width: 30, height: 40 }
  expect(between({ x: 10, y: 20 }, { x: 40, y: 60 })).toEqual(rect)
  expect(between({ x: 40, y: 20 }, { x: 10, y: 60 })).toEqual(rect)
})

test('takes what it touches, and not what it only comes beside', () => {
  expect(touchedBy(between({ x: 201, y: 140 }, { x: 210, y: 160 }), RECTS)).toEqual([1])
  expect(touchedBy(between({ x: 199, y: 151 }, { x: 201, y: 154 }), RECTS)).toEqual([2])
  expect(touchedBy(between({ x: 202, y: 151 }, { x: 100, y: 10 }), RECTS)).toEqual([0])
  expect(touchedBy(between({ x: 200, y: 150 }, { x: 203, y: 153 }), RECTS)).toEqual([])
})

test('beyond the edge of the wall it takes no tile of another page', async () => {
  const { store } = await openStore(['a', 'b'].map((name) => aCamera(name)))
  const a = { x: 0, y: 0, width: 200, height: 150 }
  store.view.setRects([a, { ...a, x: 400 }], { width: 400, height: 300 }, new Map([['a', a]]))
  const band = { hidden: true, style: {} } as HTMLElement
  dragBand(store, band, false).move({ x: 190, y: 10 }, { x: 450, y: 100 }, { shiftKey: false })
  expect([...store.view.now.selection.ids]).toEqual(['a'])
})
