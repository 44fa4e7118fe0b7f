/** Tiles are picked up, moved, dropped and put back: announcements, and requests to the main process. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, tilesOf } from '../support/stand-in-bridge.ts'

const THREE = ['a', 'b', 'c'].map((name) => aCamera(name))

test('a tile is dropped in its new place', async () => {
  const { bridge, store, order } = await openStore(THREE, {
    tiles: tilesOf('a', 'away', 'b', 'c'),
  })
  const spoken = () => store.voice.spoken.getState()
  store.hand.lift('a', ['a'], 'keyboard')
  expect(spoken()).toContain('a picked up at position 1 of 3.')
  store.hand.carry(1)
  expect(spoken()).toBe('a at position 2 of 3.')
  store.hand.drop()
  expect(spoken()).toBe('a dropped at position 2 of 3.')
  expect(order()).toEqual(['b', 'a', 'c'])
  expect(bridge.asked).toEqual([['tiles:move', ['a'], 'c']])
})

test('several are dropped together', async () => {
  const { bridge, store, order } = await openStore(THREE)
  store.hand.lift('b', ['a', 'b'], 'keyboard')
  store.hand.carry(2)
  store.hand.drop()
  expect(store.voice.spoken.getState()).toBe('2 tiles dropped at position 3 of 3.')
  expect(order()).toEqual(['c', 'a', 'b'])
  expect(bridge.asked).toEqual([['tiles:move', ['a', 'b'], undefined]])
})

test('a tile is put back', async () => {
  const { bridge, store, order } = await openStore(THREE)
  store.hand.lift('a', [], 'pointer')
  store.hand.carry(2)
  store.hand.putBack()
  expect(store.hand.held).toBeUndefined()
  expect(order()).toEqual(['a', 'b', 'c'])
  expect(store.voice.spoken.getState()).toBe('a moved back to position 1 of 3.')
  expect(bridge.asked).toEqual([])
})

test('nothing is asked for a tile that is dropped where it was', async () => {
  const { bridge, store } = await openStore(THREE)
  store.hand.lift('b', [], 'pointer')
  store.hand.drop()
  expect(bridge.asked).toEqual([])
})

test('a held tile that nobody has moved stays where it is when another comes back', async () => {
  const { bridge, store, order } = await openStore(THREE, {
    tiles: tilesOf('away', 'a', 'b', 'c'),
  })
  store.hand.lift('b', [], 'keyboard')
  bridge.publishCameras({ changed: [aCamera('away')] })
  expect(order()).toEqual(['away', 'a', 'b', 'c'])
  expect(store.hand.held?.to).toBe(2)
  store.hand.drop()
  expect(bridge.asked).toEqual([])
})

test('a held tile is let go when its camera is taken away', async () => {
  const { bridge, store } = await openStore(THREE)
  store.hand.lift('a', [], 'pointer')
  bridge.publishCameras({ gone: ['a'] })
  expect(store.hand.held).toBeUndefined()
})

test('a held tile goes back when the layout is locked elsewhere', async () => {
  const { bridge, store, order } = await openStore(THREE)
  store.hand.lift('a', [], 'keyboard')
  store.hand.carry(2)
  bridge.publish({ layout: { ...DEFAULT_LAYOUT, isLocked: true } })
  expect(store.hand.held).toBeUndefined()
  expect(store.voice.spoken.getState()).toBe('a moved back to position 1 of 3.')
  store.hand.drop()
  expect(order()).toEqual(['a', 'b', 'c'])
  expect(bridge.asked).toEqual([])
})

describe('step', () => {
  test('moves tiles past one other, and no further than to the ends', async () => {
    const { bridge, store, order } = await openStore(THREE)
    store.hand.step(['a', 'b'], 1)
    expect(order()).toEqual(['c', 'a', 'b'])
    store.hand.step(['a', 'b'], 1)
    expect(order()).toEqual(['c', 'a', 'b'])
    store.hand.step(['b'], -1)
    expect(order()).toEqual(['c', 'b', 'a'])
    expect(bridge.asked).toEqual([
      ['tiles:move', ['a', 'b'], undefined],
      ['tiles:move', ['b'], 'a'],
    ])
  })
})
