/** Where the outline of a zoom window is on the tile of the whole picture. */
import { expect, test } from 'vitest'
import { appearanceIn, UNZOOMED, type ViewedTile } from '../../../src-renderer/store/tile-view.ts'
import type { WallTile } from '../../../src-renderer/store/wall-tile.ts'
import type { SceneTile } from '../../../src-renderer/wall/scene.ts'
import { windowOutlines } from '../../../src-renderer/wall/window-outlines.ts'

const QUARTER = { zoom: 4, x: 0.25, y: 0.5 }

function aTile(id: string, differs: Partial<ViewedTile> = {}): WallTile {
  const shape = { width: 1600, height: 900 }
  const appearance = { state: 'live' } as const
  return {
    id,
    camera: 'Pi',
    label: 'Pi',
    shape,
    fills: false,
    view: UNZOOMED,
    appearance,
    ...differs,
  }
}

function shown(tile: WallTile, width: number, height: number): SceneTile {
  const rect = { x: 0, y: 0, width, height }
  return { tile, rect, appearance: appearanceIn(tile, rect), index: 0 }
}

function outlineOf(whole: WallTile, window: WallTile, sides: readonly [SceneTile, ...SceneTile[]]) {
  const views = [{ tile: window.id, windowOf: whole.id, ...window.view }]
  return windowOutlines(sides, [whole, window], views).get(whole.id)
}

test('it has the part of the window, also while the window is on another page', () => {
  const [whole, window] = [aTile('t1'), aTile('t2', { view: QUARTER })]
  const expected = [{ window: 't2', rect: { x: 0.125, y: 0.375, width: 0.25, height: 0.25 } }]
  const here = shown(whole, 1600, 900)
  expect(outlineOf(whole, window, [here, shown(window, 800, 450)])).toEqual(expected)
  expect(outlineOf(whole, window, [here])).toEqual(expected)
})

test('on a turned picture it is turned, too', () => {
  const turn = { quarters: 1, mirrored: false } as const
  const shape = { width: 900, height: 1600 }
  const appearance = { state: 'live', turn } as const
  const whole = aTile('t1', { shape, appearance })
  const window = aTile('t2', { shape, appearance, view: QUARTER })
  expect(outlineOf(whole, window, [shown(whole, 900, 1600)])?.[0]?.rect).toEqual({
    x: 0.375,
    y: 0.125,
    width: 0.25,
    height: 0.25,
  })
})

test('a window that fills a tile of another shape shows less, and a cut picture shows more of the outline', () => {
  const [whole, window] = [aTile('t1'), aTile('t2', { view: QUARTER, fills: true })]
  const half = outlineOf(whole, window, [shown(whole, 1600, 900), shown(window, 800, 900)])
  expect(half?.[0]?.rect).toEqual({ x: 0.1875, y: 0.375, width: 0.125, height: 0.25 })
  const cut = aTile('t1', { fills: true })
  const wide = outlineOf(cut, aTile('t2', { view: QUARTER }), [shown(cut, 800, 900)])
  expect(wide?.[0]?.rect).toEqual({ x: -0.25, y: 0.375, width: 0.5, height: 0.25 })
})
