/** A tile that follows the pointer, until it is dropped or its hold has ended otherwise. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import type { Point } from '../../../src-main/contract/rect.ts'
import { composeScene } from '../../../src-renderer/wall/scene.ts'
import { dragTile } from '../../../src-renderer/wall/tile-drag.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

const FROM: Point = { x: 10, y: 10 }
const FAR: Point = { x: 800, y: 10 }
const NO_KEYS = { shiftKey: false }

/** Four in a row, of which `a` is dragged. */
async function dragA() {
  const opened = await openStore(['a', 'b', 'c', 'd'].map((name) => aCamera(name)))
  const { store } = opened
  const offsets: Point[] = []
  const stage = {
    scene: composeScene({
      size: { width: 809, height: 150, scale: 1 },
      tiles: store.tiles.all,
      held: undefined,
      heldCell: undefined,
      solo: undefined,
      layout: DEFAULT_LAYOUT,
      page: 0,
      isForAll: true,
    }),
    move: (offset: Point) => void offsets.push(offset),
  }
  const drag = dragTile(store, stage, 'a')
  if (drag === undefined) throw new Error('The tile cannot be dragged.')
  return { ...opened, offsets, drag, lift: (id: string) => dragTile(store, stage, id) }
}

test('a tile is dropped where the pointer is', async () => {
  const { drag, offsets, order, store } = await dragA()
  drag.move(FROM, FAR, NO_KEYS)
  expect(offsets).toEqual([{ x: 790, y: 0 }])
  drag.drop()
  expect(store.mode).toBe('all')
  expect(order()).toEqual(['b', 'c', 'd', 'a'])
})

test('a drag that is cancelled puts the tile back', async () => {
  const { drag, order, store } = await dragA()
  drag.move(FROM, FAR, NO_KEYS)
  drag.cancel()
  expect(store.mode).toBe('all')
  expect(order()).toEqual(['a', 'b', 'c', 'd'])
})

test('nothing is dragged while one is shown solo, nor when all would be', async () => {
  const { drag, lift, store } = await dragA()
  drag.cancel()
  store.view.selectAll()
  expect(lift('a')).toBeUndefined()
  store.view.showSolo('b')
  expect(lift('b')).toBeUndefined()
})

describe('a drag whose hold has ended moves nothing more', () => {
  test.each(['drop', 'cancel'] as const)('%s, after a key has dropped the tile', async (end) => {
    const { bridge, drag, offsets, order, store } = await dragA()
    store.hand.drop()
    store.hand.lift('c', [], 'keyboard')
    drag.move(FROM, FAR, NO_KEYS)
    drag[end]()
    expect(offsets).toEqual([])
    expect(store.hand.held).toMatchObject({ tile: 'c', by: 'keyboard', to: 2 })
    expect(order()).toEqual(['a', 'b', 'c', 'd'])
    expect(bridge.asked).toEqual([])
  })

  test('after the camera has left, and the same tile was picked up by a key', async () => {
    const { bridge, drag, offsets, store } = await dragA()
    bridge.publishCameras({ gone: ['a'] })
    bridge.publishCameras({ changed: [aCamera('a')] })
    store.hand.lift('a', [], 'keyboard')
    drag.move(FROM, FAR, NO_KEYS)
    drag.cancel()
    expect(offsets).toEqual([])
    expect(store.hand.held).toMatchObject({ tile: 'a', by: 'keyboard', to: 0 })
  })
})
