/** Pages of this window: turned by a command, and in turn. */
import { afterEach, expect, test, vi } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import { runCommand } from '../../../src-renderer/features/commands.ts'
import { layout } from '../../../src-renderer/features/layout/layout.ts'
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
  runCommand(store, 'next-page')
  expect(store.view.now.current).toBe('e')
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

test('in a locked layout nothing is moved, added or removed', async () => {
  const { store, order } = await openStore(
    NAMES.map((name) => aCamera(name)),
    { tiles: tilesOf(...NAMES), layout: { ...DEFAULT_LAYOUT, isLocked: true } },
  )
  for (const id of ['move-later', 'twin-tile', 'remove-tile'] as const) runCommand(store, id)
  expect(order()).toEqual(NAMES)
  expect(store.voice.spoken.getState()).toBe('The layout is locked.')
})

test('layouts are shown in turn, after all pages of each if these are cycled, too', async () => {
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('window', new EventTarget())
  const { store, bridge } = await openStore(
    NAMES.map((name) => aCamera(name)),
    {
      tiles: tilesOf(...NAMES),
      layout: { ...DEFAULT_LAYOUT, kind: '2x2', dwell: 5 },
      layouts: ['l1', 'l2'].map((id) => ({
        ...{ id, name: id, count: 5, cameras: { by: 'all' } as const },
        ...{ newcomers: 'append' as const, keepsPlaces: false },
      })),
    },
  )
  vi.useFakeTimers()
  const stop = layout.start(store)
  runCommand(store, 'cycle-layouts')
  vi.advanceTimersByTime(5000)
  expect(bridge.asked).toEqual([['layouts:show-in-turn', 'l2']])
  runCommand(store, 'cycle-pages')
  vi.advanceTimersByTime(5000)
  expect(store.view.now.current).toBe('e')
  expect(bridge.asked).toHaveLength(1)
  vi.advanceTimersByTime(5000)
  expect(bridge.asked).toHaveLength(2)
  runCommand(store, 'cycle-layouts')
  runCommand(store, 'cycle-pages')
  vi.advanceTimersByTime(20_000)
  expect(bridge.asked).toHaveLength(2)
  stop()
})
