/** Tiles of the kind `free`, moved and resized by the pointer and by keys: the same commands give the same layout. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { DEFAULT_LAYOUT, type WallLayout } from '../../../src-main/contract/layout.ts'
import type { Point } from '../../../src-main/contract/rect.ts'
import { dragFreeTile, dragHandle, STEP_MS } from '../../../src-renderer/wall/free-drag.ts'
import { navigate, navigationFor } from '../../../src-renderer/wall/navigation.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

/** A step of the grid is 20 pixels wide and high, and a cell of 16 x 12 steps has the shape of the pictures. */
const AREA = { width: 960, height: 720 }
const LAYOUT: WallLayout = {
  ...DEFAULT_LAYOUT,
  kind: 'free',
  free: { a: [0, 0, 16, 12], b: [16, 0, 16, 12], c: [32, 0, 16, 12] },
}
const FROM: Point = { x: 100, y: 100 }
const NO_KEYS = { shiftKey: false }

async function open() {
  const cameras = ['a', 'b', 'c'].map((name) => aCamera(name))
  const opened = await openStore(cameras, { layout: LAYOUT })
  const { store, bridge } = opened
  store.view.setRects([], AREA, new Map())
  const offsets: Point[] = []
  const stage = { move: (offset: Point) => void offsets.push(offset) }
  const press = (...keys: readonly string[]) => {
    for (const key of keys) {
      const navigation = navigationFor(key, store.mode)
      if (navigation !== undefined) navigate(navigation, store)
    }
  }
  const asked = () => bridge.asked.filter(([name]) => name === 'layout:change')
  const spoken = () => store.voice.spoken.getState()
  return { ...opened, stage, offsets, press, asked, spoken }
}

const MOVED = [
  ['layout:change', { free: { a: [16, 12, 16, 12], b: [16, 0, 16, 12], c: [32, 0, 16, 12] } }],
]

test('a tile that is dragged snaps to the grid, and follows the pointer until then', async () => {
  const { store, stage, offsets, asked } = await open()
  const drag = dragFreeTile(store, stage, 'a', ['a'])
  drag.move(FROM, { x: 213, y: 205 }, NO_KEYS)
  drag.move(FROM, { x: 423, y: 335 }, NO_KEYS)
  expect(offsets.at(-1)).toEqual({ x: 323, y: 235 })
  drag.drop()
  expect(asked()).toEqual(MOVED)
  expect(store.main.topics.getState()?.layout.free['a']).toEqual([16, 12, 16, 12])
})

test('steps on the grid wait for each other, and a cancelled drag has none left', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { store, stage, asked } = await open()
  const cell = () => store.freeHand.held?.layout.free['a']
  const drag = dragFreeTile(store, stage, 'a', ['a'])
  drag.move(FROM, { x: 100, y: 120 }, NO_KEYS)
  drag.move(FROM, { x: 100, y: 140 }, NO_KEYS)
  expect(cell()).toEqual([0, 1, 16, 12])
  vi.advanceTimersByTime(STEP_MS)
  expect(cell()).toEqual([0, 2, 16, 12])
  drag.move(FROM, { x: 100, y: 160 }, NO_KEYS)
  drag.cancel()
  store.freeHand.lift('a', [], 'pointer')
  vi.advanceTimersByTime(STEP_MS)
  expect(cell()).toEqual([0, 0, 16, 12])
  expect(asked()).toEqual([])
})

test('keys move it to the same place', async () => {
  const { press, asked, spoken } = await open()
  press(' ', ...Array<string>(16).fill('ArrowRight'), ...Array<string>(12).fill('ArrowDown'))
  expect(spoken()).toBe('a at column 17, row 13, 16 wide and 12 high.')
  press('Enter')
  expect(asked()).toEqual(MOVED)
})

test('a neighbour that gave way comes back when the tile moves on', async () => {
  const { store, press } = await open()
  press(' ', ...Array<string>(4).fill('ArrowRight'))
  expect(store.freeHand.held?.layout.free['b']).not.toEqual([16, 0, 16, 12])
  press(...Array<string>(12).fill('ArrowDown'))
  expect(store.freeHand.held?.layout.free['b']).toEqual([16, 0, 16, 12])
})

const RESIZED = [
  ['layout:change', { free: { a: [0, 0, 12, 9], b: [16, 0, 16, 12], c: [32, 0, 16, 12] } }],
]

test('a handle resizes a tile and keeps its aspect, and so do keys', async () => {
  const byHandle = await open()
  const drag = dragHandle(byHandle.store, 'a', 'se')
  drag?.move(FROM, { x: 18, y: 70 }, NO_KEYS)
  drag?.drop()
  expect(byHandle.asked()).toEqual(RESIZED)
  const byKeys = await open()
  byKeys.press(' ', ...Array<string>(4).fill('Shift+ArrowLeft'), ' ')
  expect(byKeys.asked()).toEqual(RESIZED)
})

test('with another key, a tile gets another shape', async () => {
  const byHandle = await open()
  const drag = dragHandle(byHandle.store, 'a', 'e')
  drag?.move(FROM, { x: 60, y: 100 }, { shiftKey: true })
  drag?.drop()
  const byKeys = await open()
  byKeys.press(' ', 'Ctrl+Shift+ArrowLeft', 'Ctrl+Shift+ArrowLeft', ' ')
  expect(byKeys.asked()).toEqual(byHandle.asked())
  expect(byKeys.asked()).toMatchObject([['layout:change', { free: { a: [0, 0, 14, 12] } }]])
})

test('Escape puts a tile back, and one that is dropped where it was changes nothing', async () => {
  const { store, press, asked, spoken } = await open()
  press(' ', 'ArrowDown')
  store.back()
  expect(spoken()).toBe('a moved back to column 1, row 1, 16 wide and 12 high.')
  press(' ', 'ArrowDown', 'ArrowUp', ' ')
  expect(store.mode).toBe('all')
  expect(asked()).toEqual([])
})

test('selected tiles move together', async () => {
  const { store, press, asked } = await open()
  store.view.selectThese(['a', 'b'])
  press(' ', ...Array<string>(20).fill('ArrowDown'), ' ')
  expect(asked()).toMatchObject([
    ['layout:change', { free: { a: [0, 20, 16, 12], b: [16, 20, 16, 12], c: [32, 0, 16, 12] } }],
  ])
})

test('the main process’s confirmation does not end the next move, a change by another window does', async () => {
  const { bridge, store, press } = await open()
  press(' ', 'ArrowDown', ' ', ' ')
  const layout = store.main.topics.getState()?.layout ?? LAYOUT
  bridge.publish({ layout: structuredClone(layout) })
  expect(store.mode).toBe('holding')
  bridge.publish({ layout: LAYOUT })
  expect(store.mode).toBe('all')
})

test('a tile that is refused goes back', async () => {
  const { bridge, store, press } = await open()
  bridge.refusal = { key: 'voice.locked' }
  press(' ', 'ArrowDown', ' ')
  expect(store.main.topics.getState()?.layout.free['a']).toEqual([0, 1, 16, 12])
  await expect.poll(() => store.main.topics.getState()?.layout).toBe(LAYOUT)
})
