/** A tile of the kind `fit` whose handle is dragged. */
import { expect, test } from 'vitest'
import { DEFAULT_LAYOUT, type WallLayout } from '../../../src-main/contract/layout.ts'
import type { Point } from '../../../src-main/contract/rect.ts'
import { dragSize } from '../../../src-renderer/wall/size-drag.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, settled, tilesOf } from '../support/stand-in-bridge.ts'

const FROM: Point = { x: 100, y: 100 }
const NO_KEYS = { shiftKey: false }

async function open(differs: Partial<WallLayout> = {}) {
  const layout = { ...DEFAULT_LAYOUT, ...differs }
  const opened = await openStore([aCamera('a'), aCamera('b')], { layout })
  const { store, bridge } = opened
  const rect = { x: 0, y: 0, width: 200, height: 150 }
  store.view.setRects([rect], { width: 800, height: 600 }, new Map([['a', rect]]))
  const drag = (x: number, y: number, handle: Parameters<typeof dragSize>[2] = 'se') => {
    const begun = dragSize(store, 'a', handle)
    begun?.move(FROM, { x: FROM.x + x, y: FROM.y + y }, NO_KEYS)
    return begun
  }
  const shown = () => store.sizeHand.held?.layout.sizes
  const spoken = () => store.voice.spoken.getState()
  return { store, bridge, drag, shown, spoken, asked: () => bridge.asked }
}

test('it grows while it is dragged, and is asked for when it is dropped', async () => {
  const { store, drag, shown, spoken, asked } = await open()
  const begun = drag(120, 0)
  expect(shown()).toEqual({ a: 2 })
  expect(store.mode).toBe('holding')
  expect(asked()).toEqual([])
  begun?.drop()
  expect(store.mode).toBe('all')
  expect(asked()).toEqual([['layout:change', { sizes: { a: 2 } }]])
  expect(store.main.topics.getState()?.layout.sizes).toEqual({ a: 2 })
  expect(spoken()).toBe('a: size 2 × 2.')
})

test('by half of a normal tile, also when it is large already', async () => {
  const { drag, shown, asked } = await open({ sizes: { a: 2, b: 3 } })
  const begun = drag(-60, 0)
  expect(shown()).toEqual({ b: 3 })
  begun?.move(FROM, { x: FROM.x - 40, y: FROM.y }, NO_KEYS)
  expect(shown()).toEqual({ a: 2, b: 3 })
  begun?.drop()
  expect(asked()).toEqual([])
})

test('put back, it has the size from before', async () => {
  const { store, drag, shown, spoken, asked } = await open()
  const begun = drag(999, 0)
  expect(shown()).toEqual({ a: 3 })
  begun?.cancel()
  expect(store.sizeHand.held).toBeUndefined()
  expect(asked()).toEqual([])
  expect(spoken()).toBe('a: size 1 × 1.')
})

test('Escape, another window and the end of its camera take it from the pointer', async () => {
  const { store, bridge, drag, asked } = await open()
  const escaped = drag(120, 0)
  expect(store.back()).toBe(true)
  escaped?.drop()
  drag(120, 0)
  bridge.publish({ layout: { ...DEFAULT_LAYOUT, sizes: { b: 2 } } })
  await settled()
  expect(store.sizeHand.held).toBeUndefined()
  const gone = drag(120, 0)
  bridge.publish({ tiles: tilesOf('b') })
  await settled()
  gone?.drop()
  expect(store.sizeHand.held).toBeUndefined()
  expect(asked()).toEqual([])
})

test('not in another kind, and not while the layout is locked', async () => {
  expect((await open({ kind: 'rows' })).drag(120, 0)).toBeUndefined()
  expect((await open({ isLocked: true })).drag(120, 0)).toBeUndefined()
})
