/** What this window shows of the wall and points at. */
import { describe, expect, test } from 'vitest'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, tilesOf } from '../support/stand-in-bridge.ts'

const FOUR = ['a', 'b', 'c', 'd'].map((name) => aCamera(name))

describe('one tile solo', () => {
  test('is this window’s own affair', async () => {
    const { bridge, store } = await openStore(FOUR)
    store.view.showSolo('b')
    expect(store.view.now).toMatchObject({ solo: 'b', current: 'b', focusRequests: 1 })
    expect(store.voice.spoken.getState()).toBe('b shown solo.')
    store.view.showAll()
    expect(store.view.now).toMatchObject({ solo: undefined, current: 'b', focusRequests: 2 })
    expect(bridge.asked).toEqual([])
  })

  test('ends when its camera is taken away', async () => {
    const { bridge, store } = await openStore(FOUR)
    store.view.showSolo('b')
    bridge.publishCameras({ gone: ['b'] })
    expect(store.view.now).toMatchObject({ solo: undefined, current: 'c' })
  })

  test('is nothing for a tile that is not there', async () => {
    const { store } = await openStore(FOUR)
    store.view.showSolo('nobody')
    expect(store.mode).toBe('all')
  })

  test('ends the selection, so that commands act on what is seen', async () => {
    const { store } = await openStore(FOUR)
    store.view.selectThese(['a', 'c'])
    store.view.showSolo('b')
    expect(store.view.targets.map(({ id }) => id)).toEqual(['b'])
    expect(store.view.now.selection.ids.size).toBe(0)
  })
})

describe('before tiles go, the focus moves', () => {
  test.for([
    { gone: ['b'], next: 'c' },
    { gone: ['a', 'c'], next: 'd' },
    { gone: ['c', 'd'], next: 'b' },
  ])('from $gone to $next', async ({ gone, next }) => {
    const { store } = await openStore(FOUR)
    store.view.selectThese(gone)
    store.view.leave(new Set(gone))
    expect(store.view.now).toMatchObject({ current: next, focusRequests: 1 })
    expect(store.view.now.selection.ids.size).toBe(0)
  })

  test('nowhere if none stays; solo ends', async () => {
    const { store } = await openStore(FOUR)
    store.view.showSolo('b')
    store.view.leave(new Set(['a', 'b', 'c', 'd']))
    expect(store.view.now).toMatchObject({ solo: undefined, current: 'b' })
  })
})

describe('the current tile', () => {
  test.for([
    { gone: ['b'], current: 'c' },
    { gone: ['b', 'c', 'd'], current: 'a' },
  ])('is $current when $gone leave the wall', async ({ gone, current }) => {
    const { bridge, store } = await openStore(FOUR)
    store.view.setCurrent('b', { focus: false })
    bridge.publish({ tiles: tilesOf('a', 'b', 'c', 'd').filter(({ id }) => !gone.includes(id)) })
    expect(store.view.now.current).toBe(current)
  })

  test('is the first one of another layout, so that its first page is shown', async () => {
    const { bridge, store } = await openStore(FOUR)
    store.view.setCurrent('b', { focus: false })
    bridge.publish({ tiles: FOUR.map(({ name }) => ({ id: `other ${name}`, camera: name })) })
    expect(store.view.now.current).toBe('other a')
  })
})

describe('commands act on', () => {
  test('the current tile when nothing is selected, else what is selected, as it lies', async () => {
    const { store } = await openStore(FOUR)
    store.view.setCurrent('b', { focus: false })
    expect(store.view.targets.map(({ id }) => id)).toEqual(['b'])
    store.view.toggle('d')
    store.view.toggle('a')
    expect(store.view.targets.map(({ id }) => id)).toEqual(['a', 'd'])
  })
})

describe('the selection', () => {
  test('is announced', async () => {
    const { store } = await openStore(FOUR)
    const spoken = () => store.voice.spoken.getState()
    store.view.selectOne('c')
    expect(spoken()).toBe('c selected.')
    store.view.selectAll()
    expect(spoken()).toBe('4 tiles selected.')
    expect(store.view.clearSelection()).toBe(true)
    expect(spoken()).toBe('Selection cleared.')
    expect(store.view.clearSelection()).toBe(false)
  })

  test('begins a range at the tile that was current', async () => {
    const { store } = await openStore(FOUR)
    store.view.selectTo('c', 'b')
    expect([...store.view.now.selection.ids]).toEqual(['b', 'c'])
    store.view.selectTo('a', 'c')
    expect([...store.view.now.selection.ids]).toEqual(['a', 'b'])
  })

  test('takes no tiles that have left the wall', async () => {
    const { store } = await openStore(FOUR)
    store.view.selectThese(['gone', 'b', 'c'])
    expect(store.view.now.selection).toEqual({ ids: new Set(['b', 'c']), anchor: undefined })
    expect(store.voice.spoken.getState()).toBe('2 tiles selected.')
  })

  test('loses tiles that leave the wall', async () => {
    const { bridge, store } = await openStore(FOUR)
    store.view.selectThese(['a', 'b'])
    bridge.publishCameras({ gone: ['a'] })
    expect(store.view.now.selection).toEqual({ ids: new Set(['b']), anchor: undefined })
  })
})
