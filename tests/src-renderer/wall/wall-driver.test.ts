/** What the pointer does on a tile, beside dragging it: see tile-drag. */
import { expect, test } from 'vitest'
import { toggleSolo } from '../../../src-renderer/wall/wall-driver.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

const THREE = ['a', 'b', 'c'].map((name) => aCamera(name))

test('a double-click shows a tile solo, and then all', async () => {
  const { store } = await openStore(THREE)
  toggleSolo(store, 'b')
  expect(store.view.now.solo).toBe('b')
  toggleSolo(store, 'b')
  expect(store.mode).toBe('all')
})

test('a double-click puts a tile back that is held', async () => {
  const { bridge, store, order } = await openStore(THREE)
  store.hand.lift('a', [], 'keyboard')
  store.hand.carry(2)
  toggleSolo(store, 'b')
  expect(store.mode).toBe('solo')
  store.view.showAll()
  expect(store.mode).toBe('all')
  expect(order()).toEqual(['a', 'b', 'c'])
  expect(bridge.asked).toEqual([])
})
