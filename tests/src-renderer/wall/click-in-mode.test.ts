/** Tiles are moved, swapped and resized by single clicks: with the same requests as by dragging. */
import { expect, test } from 'vitest'
import { DEFAULT_LAYOUT, type WallLayout } from '../../../src-main/contract/layout.ts'
import type { Point } from '../../../src-main/contract/rect.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import { resizeByClick } from '../../../src-renderer/features/arrange/resize-by-click.ts'
import { clickInMode } from '../../../src-renderer/wall/click-in-mode.ts'
import { composeScene } from '../../../src-renderer/wall/scene.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

/** A step of the grid of the kind `free` is 20 pixels wide and high. */
const AREA = { width: 960, height: 720, scale: 1 }
const FREE: WallLayout = {
  ...DEFAULT_LAYOUT,
  kind: 'free',
  gap: 'none',
  free: { a: [0, 0, 16, 12], b: [32, 24, 16, 12] },
}

async function open(layout: WallLayout, cameras: readonly string[]) {
  const opened = await openStore(
    cameras.map((name) => aCamera(name)),
    { layout },
  )
  const { store } = opened
  const click = (point: Point) => {
    const scene = composeScene({
      size: AREA,
      tiles: store.tiles.all,
      held: undefined,
      heldCell: undefined,
      solo: undefined,
      layout: store.main.topics.getState()?.layout ?? layout,
      page: 0,
      isForAll: true,
    })
    store.view.setRects(scene.arrangement.tiles, AREA, new Map())
    const { target } = store.clickMode
    if (target !== undefined) clickInMode(store, scene, { target, point })
  }
  return { ...opened, click }
}

test('a tile takes the place of the tile that is clicked', async () => {
  const { store, bridge, order, click } = await open(DEFAULT_LAYOUT, ['a', 'b', 'c', 'd'])
  runCommand(store, 'move-tile')
  click({ x: 900, y: 700 })
  expect(order()).toEqual(['b', 'c', 'd', 'a'])
  expect(bridge.asked).toEqual([['tiles:move', ['a'], undefined]])
  expect(store.clickMode.target).toBeUndefined()
})

test('two selected tiles swap places at once, a single one with the tile that is clicked', async () => {
  const { store, bridge, click } = await open(DEFAULT_LAYOUT, ['a', 'b', 'c', 'd'])
  store.view.selectThese(['b', 'd'])
  runCommand(store, 'swap-tiles')
  expect(store.voice.spoken.getState()).toBe('b and d have swapped places.')
  store.view.selectOne('a')
  runCommand(store, 'swap-tiles')
  expect(store.clickMode.target).toMatchObject({ act: 'swap', tile: 'a' })
  click({ x: 900, y: 700 })
  expect(bridge.asked).toEqual([
    ['tiles:swap', 'b', 'd'],
    ['tiles:swap', 'a', 'd'],
  ])
  expect(store.clickMode.target).toBeUndefined()
  runCommand(store, 'swap-tiles')
  click({ x: 10, y: 10 })
  expect(bridge.asked).toHaveLength(2)
  expect(store.clickMode.target).toBeUndefined()
})

test('in Free, its centre goes where it is clicked', async () => {
  const { store, bridge, click } = await open(FREE, ['a', 'b'])
  runCommand(store, 'move-tile')
  click({ x: 160 + 80, y: 120 + 60 })
  expect(bridge.asked).toEqual([
    ['layout:change', { free: { a: [4, 3, 16, 12], b: [32, 24, 16, 12] } }],
  ])
})

test('in Free, the corner that is nearest goes where it is clicked, until that is done', async () => {
  const { store, bridge, click } = await open(FREE, ['a', 'b'])
  runCommand(store, 'resize-tile')
  click({ x: 240, y: 200 })
  expect(bridge.asked.at(-1)).toMatchObject(['layout:change', { free: { a: [0, 0, 12, 9] } }])
  click({ x: 400, y: 300 })
  expect(bridge.asked.at(-1)).toMatchObject(['layout:change', { free: { a: [0, 0, 20, 15] } }])
  expect(store.back()).toBe(true)
  expect(store.clickMode.target).toBeUndefined()
})

test('buttons make a tile larger and smaller, in Free and in Fit all', async () => {
  const free = await open(FREE, ['a', 'b'])
  free.click({ x: 0, y: 0 })
  const [a] = free.store.tiles.all
  if (a !== undefined) resizeByClick(free.store, a, 1)
  expect(free.bridge.asked).toMatchObject([['layout:change', { free: { a: [0, 0, 18, 14] } }]])
  const fit = await open(DEFAULT_LAYOUT, ['a', 'b'])
  for (const by of [-1, 1, 1, 1, -1] as const) if (a !== undefined) resizeByClick(fit.store, a, by)
  expect(fit.bridge.asked).toEqual(
    [2, 3, 2].map((size) => ['layout:change', { sizes: { a: size } }]),
  )
})

test('commands set the size of all selected tiles, and only in Fit all', async () => {
  const { store, bridge } = await open(DEFAULT_LAYOUT, ['a', 'b', 'c'])
  store.view.selectThese(['a', 'c'])
  runCommand(store, 'size-2')
  expect(store.voice.spoken.getState()).toBe('2 tiles: size 2 × 2.')
  runCommand(store, 'size-1')
  expect(bridge.asked).toEqual([
    ['layout:change', { sizes: { a: 2, c: 2 } }],
    ['layout:change', { sizes: {} }],
  ])
  const free = await open(FREE, ['a', 'b'])
  runCommand(free.store, 'size-2')
  expect(free.bridge.asked).toEqual([])
})

test('a locked layout cannot be arranged, and the mode ends with its tile, or when the layout is locked', async () => {
  const locked = await open({ ...FREE, isLocked: true }, ['a', 'b'])
  runCommand(locked.store, 'resize-tile')
  expect(locked.store.clickMode.target).toBeUndefined()
  const { store, bridge } = await open(FREE, ['a', 'b'])
  runCommand(store, 'resize-tile')
  bridge.publishCameras({ gone: ['a'] })
  expect(store.clickMode.target).toBeUndefined()
  runCommand(store, 'move-tile')
  bridge.publish({ layout: { ...FREE, isLocked: true } })
  expect(store.clickMode.target).toBeUndefined()
})
