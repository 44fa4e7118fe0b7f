/** The store as a whole: how it starts and stops, what Escape undoes, and what a drag wakes. */
import { describe, expect, test } from 'vitest'
import { NO_COUNTS } from '../../../src-main/contract/camera.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

const THREE = [aCamera('a'), aCamera('b'), aCamera('c')]

describe('start', () => {
  test('takes the first state, and what changes after it', async () => {
    const { bridge, store } = await openStore(THREE)
    expect(store.view.now.current).toBe('a')
    const before = store.main.topics.getState()
    bridge.publish({ window: { id: 'w1', fullScreen: true, layout: 'l1' } })
    expect(store.main.topics.getState()).toEqual({
      ...before,
      window: { id: 'w1', fullScreen: true, layout: 'l1' },
    })
    expect(store.main.topics.getState()?.settings).toBe(before?.settings)
  })

  test('hears no more after its stop', async () => {
    const { bridge, stop } = await openStore(THREE)
    stop()
    expect(bridge.listenerCount).toBe(0)
  })

  test('follows the menu', async () => {
    const { bridge, store } = await openStore(THREE)
    store.view.showSolo('b')
    bridge.choose('settings')
    bridge.choose('all-cameras')
    expect(store.sheet.getState()).toBe('settings')
    expect(store.mode).toBe('all')
  })
})

test('Escape undoes one thing after the other', async () => {
  const { bridge, store } = await openStore(THREE, {
    window: { id: 'w1', fullScreen: true, layout: 'l1' },
  })
  store.openSheet('settings')
  store.view.showSolo('a')
  store.view.selectThese(['b'])
  store.hand.lift('a', ['a'], 'keyboard')
  const undone = () => ({
    mode: store.mode,
    selected: store.view.now.selection.ids.size,
    sheet: store.sheet.getState(),
  })
  expect(store.back()).toBe(true)
  expect(undone()).toEqual({ mode: 'solo', selected: 1, sheet: 'settings' })
  expect(store.back()).toBe(true)
  expect(undone()).toEqual({ mode: 'solo', selected: 0, sheet: 'settings' })
  expect(store.back()).toBe(true)
  expect(undone()).toEqual({ mode: 'all', selected: 0, sheet: 'settings' })
  expect(store.back()).toBe(true)
  expect(undone()).toEqual({ mode: 'all', selected: 0, sheet: undefined })
  expect(store.back()).toBe(true)
  expect(bridge.asked).toEqual([['window:full-screen', false]])
  bridge.publish({ window: { id: 'w1', fullScreen: false, layout: 'l1' } })
  expect(store.back()).toBe(false)
})

test('one panel at the right side is open at a time', async () => {
  const { store } = await openStore(THREE)
  store.toggleSheet('layout')
  store.toggleSheet('settings')
  expect(store.sheet.getState()).toBe('settings')
  store.toggleSheet('settings')
  expect(store.sheet.getState()).toBeUndefined()
})

test('the reason of a refused request is kept until it is dismissed', async () => {
  const { bridge, store } = await openStore(THREE)
  const refusal = message('message.picture-empty')
  bridge.refusal = refusal
  expect(await store.request('clipboard:write', 'text')).toBe(false)
  expect(store.main.trouble.getState()).toBe(refusal)
  store.main.dismissTrouble()
  expect(store.main.trouble.getState()).toBeUndefined()
  bridge.refusal = undefined
  expect(await store.request('clipboard:write', 'text')).toBe(true)
})

test('100 steps of a drag over 64 tiles ask nothing of the tiles that rest', async () => {
  const names = Array.from({ length: 64 }, (_, index) => `camera ${index}`)
  const { store } = await openStore(names.map((name) => aCamera(name)))
  const runs = { rows: 0, topics: 0, tiles: 0, view: 0, hand: 0 }
  for (const name of names) store.main.cameras.onCamera(name, () => (runs.rows += 1))
  store.main.cameras.onChange(() => (runs.rows += 1))
  store.main.topics.subscribe(() => (runs.topics += 1))
  store.tiles.state.subscribe(() => (runs.tiles += 1))
  store.view.state.subscribe(() => (runs.view += 1))
  store.hand.state.subscribe(() => (runs.hand += 1))
  store.hand.lift('camera 0', [], 'pointer')
  for (let step = 1; step <= 100; step++) store.hand.carry(step % 64)
  expect(runs).toEqual({ rows: 0, topics: 0, tiles: 0, view: 0, hand: 101 })
})

test('a change of one camera renders only what shows it', async () => {
  const { bridge, store } = await openStore(THREE)
  const woken: string[] = []
  for (const name of ['a', 'b', 'c']) store.main.cameras.onCamera(name, () => void woken.push(name))
  bridge.publishCameras({ changed: [{ name: 'b', received: 101 }] })
  bridge.publish({ totals: { ...NO_COUNTS, received: 1, painted: 1, bytes: 1 } })
  expect(woken).toEqual(['b'])
})
