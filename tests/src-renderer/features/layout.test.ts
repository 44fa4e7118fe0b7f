/** Pages of this window: turned by a command, and in turn. */
import { afterEach, expect, test, vi } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import { layout } from '../../../src-renderer/features/layout/layout.ts'
import { patchForKind } from '../../../src-renderer/features/layout/shown-cells.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, tilesOf } from '../support/stand-in-bridge.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const

async function open() {
  return openStore(
    NAMES.map((name) => aCamera(name)),
    { tiles: tilesOf(...NAMES), layout: { ...DEFAULT_LAYOUT, kind: '2x2', dwell: 5 } },
  )
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a page that is turned makes its first tile the current one; after the last comes the first', async () => {
  vi.stubGlobal('document', { activeElement: null })
  const { store } = await open()
  store.view.selectThese(['a', 'b'])
  runCommand(store, 'next-page')
  expect(store.view.now.current).toBe('e')
  expect(store.view.targets.map(({ id }) => id)).toEqual(['e'])
  expect(store.voice.spoken.getState()).toBe('Page 2 of 2.')
  runCommand(store, 'next-page')
  expect(store.view.now.current).toBe('a')
  runCommand(store, 'previous-page')
  expect(store.view.now.current).toBe('e')
})

test('pages are shown in turn; what a person does pauses that', async () => {
  vi.stubGlobal('document', { activeElement: null })
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  const { store } = await open()
  vi.useFakeTimers()
  const stop = layout.start(store)
  runCommand(store, 'cycle-pages')
  vi.advanceTimersByTime(4000)
  page.dispatchEvent(new Event('pointermove'))
  vi.advanceTimersByTime(4000)
  expect(store.view.now.current).toBe('a')
  vi.advanceTimersByTime(1000)
  expect(store.view.now.current).toBe('e')
  runCommand(store, 'cycle-pages')
  vi.advanceTimersByTime(20_000)
  expect(store.view.now.current).toBe('e')
  stop()
})

test('in Free all tiles stay where they are at first, unless they are on several pages', async () => {
  const { store } = await open()
  const area = { width: 480, height: 360 }
  const rects = NAMES.map((_, index) => ({ x: 240 * index, y: 0, width: 240, height: 180 }))
  store.view.setRects(rects, area, new Map())
  const four = { ...DEFAULT_LAYOUT, kind: '2x2' } as const
  expect(patchForKind(store, four, 'free')).toEqual({ kind: 'free' })
  const { free } = patchForKind(store, { ...four, kind: '3x3' }, 'free')
  expect(Object.keys(free ?? {})).toEqual(NAMES)
})

test('in a locked layout nothing is moved, added or removed', async () => {
  const { store, order } = await openStore(
    NAMES.map((name) => aCamera(name)),
    { tiles: tilesOf(...NAMES), layout: { ...DEFAULT_LAYOUT, isLocked: true } },
  )
  for (const id of ['move-later', 'twin-tile', 'remove-tile'] as const) runCommand(store, id)
  expect(order()).toEqual(NAMES)
  expect(store.voice.spoken.getState()).toBe('The layout is locked.')
})

const TWO = ['l1', 'l2'].map((id) => ({
  ...{ id, name: id, count: 5, cameras: { by: 'all' } as const },
  ...{ newcomers: 'append' as const, keepsPlaces: false },
}))

/** Two layouts that are shown in turn, five seconds each. */
async function openTwo() {
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('window', new EventTarget())
  const opened = await openStore(
    NAMES.map((name) => aCamera(name)),
    {
      tiles: tilesOf(...NAMES),
      layout: { ...DEFAULT_LAYOUT, kind: '2x2', dwell: 5 },
      layouts: TWO,
    },
  )
  vi.useFakeTimers()
  return { ...opened, stop: layout.start(opened.store) }
}

test('layouts are shown in turn, after all pages of each if these are cycled, too', async () => {
  const { store, bridge, stop } = await openTwo()
  runCommand(store, 'cycle-layouts')
  vi.advanceTimersByTime(5000)
  expect(bridge.asked).toEqual([['layouts:show-in-turn', 'l2']])
  runCommand(store, 'cycle-pages')
  bridge.publish({ tiles: NAMES.map((name) => ({ id: `l2 ${name}`, camera: name })) })
  expect(store.view.now.current).toBe('l2 a')
  vi.advanceTimersByTime(5000)
  expect(store.view.now.current).toBe('l2 e')
  expect(bridge.asked).toHaveLength(1)
  vi.advanceTimersByTime(5000)
  expect(bridge.asked).toHaveLength(2)
  runCommand(store, 'cycle-layouts')
  runCommand(store, 'cycle-pages')
  vi.advanceTimersByTime(20_000)
  expect(bridge.asked).toHaveLength(2)
  stop()
})

test('with one layout to show in turn, pages that are not cycled stay, and one that is deleted is none', async () => {
  const { store, bridge, stop } = await openTwo()
  store.cycledLayouts.setState(['l1'], true)
  vi.advanceTimersByTime(15_000)
  expect([store.view.now.current, bridge.asked]).toEqual(['a', []])
  bridge.publish({ layouts: TWO.slice(1) })
  expect(store.cycledLayouts.getState()).toEqual([])
  stop()
})

test.each(['cycle-layouts', 'cycle-pages'] as const)(
  '%s turns nothing on under a dialog, which may be about what is shown',
  async (cycle) => {
    const { store, bridge, stop } = await openTwo()
    runCommand(store, cycle)
    runCommand(store, 'rename-layout')
    vi.advanceTimersByTime(15_000)
    expect(bridge.asked).toEqual([])
    expect(store.view.now.current).toBe('a')
    store.closeDialog()
    vi.advanceTimersByTime(5000)
    expect([bridge.asked.length, store.view.now.current]).toEqual(
      cycle === 'cycle-layouts' ? [1, 'a'] : [0, 'e'],
    )
    stop()
  },
)

test('nor under a menu of the system, and what is shown then stays for its time', async () => {
  const { store, bridge, stop } = await openTwo()
  const { request } = bridge
  let close: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (close = resolve))
  bridge.request = async (name, ...args) => {
    if (name === 'menu:layout') await closed
    return request(name, ...args)
  }
  runCommand(store, 'cycle-layouts')
  void store.openMenu('menu:layout', { x: 1, y: 2 })
  await vi.advanceTimersByTimeAsync(18_000)
  expect(bridge.asked).toEqual([])
  close()
  await vi.advanceTimersByTimeAsync(4000)
  expect(bridge.asked).toEqual([['menu:layout', { x: 1, y: 2 }]])
  await vi.advanceTimersByTimeAsync(1000)
  expect(bridge.asked.slice(1)).toEqual([['layouts:show-in-turn', 'l2']])
  stop()
})
