/** Views of tiles, from the change of a person to the state that the main process makes of it. */
import { expect, test } from 'vitest'
import { aCamera } from '../../support/a-camera.ts'
import { openStore, settled } from '../support/stand-in-bridge.ts'

const ZOOMED = { zoom: 2, x: 0.5, y: 0.5 }

async function openWithTile() {
  const { store, bridge } = await openStore([aCamera('Barn')])
  const [tile = ''] = store.tiles.all.map(({ id }) => id)
  return { views: store.views, bridge, tile }
}

test('a view stays when its request is answered before the state that it changed arrives', async () => {
  const { views, bridge, tile } = await openWithTile()
  views.change(tile, ZOOMED)
  await settled()
  expect(views.state.getState().changed.size).toBe(0)
  expect(views.of(tile)).toMatchObject(ZOOMED)
  bridge.publish({ views: [{ tile, ...ZOOMED }] })
  expect(views.of(tile)).toMatchObject(ZOOMED)
})

test('a state that arrives before the answer is not taken back', async () => {
  const { views, bridge, tile } = await openWithTile()
  views.change(tile, ZOOMED)
  bridge.publish({ views: [{ tile, ...ZOOMED }] })
  bridge.publish({ views: [{ tile, ...ZOOMED, zoom: 4 }] })
  await settled()
  expect(views.state.getState().changed.size).toBe(0)
  expect(views.of(tile).zoom).toBe(4)
})

test('the state of an earlier change that arrives meanwhile does not undo a later one', async () => {
  const { views, bridge, tile } = await openWithTile()
  views.change(tile, ZOOMED)
  await settled()
  views.change(tile, { ...ZOOMED, zoom: 4 })
  bridge.publish({ views: [{ tile, ...ZOOMED }] })
  await settled()
  expect(views.of(tile).zoom).toBe(4)
})
