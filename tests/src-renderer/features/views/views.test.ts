/** What the commands for views of tiles do on this page. */
import { expect, test } from 'vitest'
import { runCommand } from '../../../../src-renderer/features/commands.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { openStore } from '../../support/stand-in-bridge.ts'

const AREA = { width: 400, height: 300 }

test('all tiles that are shown are frozen, and all that are frozen are live again', async () => {
  const { store } = await openStore(['a', 'b', 'c'].map((name) => aCamera(name)))
  const show = (...ids: readonly string[]) =>
    store.view.setRects([], AREA, new Map(ids.map((id) => [id, { x: 0, y: 0, ...AREA }])))
  const frozen = () => [...store.views.state.getState().frozen.keys()]
  show('a', 'b')
  runCommand(store, 'freeze-all')
  expect(frozen()).toEqual(['a', 'b'])
  expect(store.voice.spoken.getState()).toBe('2 tiles frozen')
  show('c')
  runCommand(store, 'freeze-all')
  expect(frozen()).toEqual(['a', 'b', 'c'])
  runCommand(store, 'freeze-all')
  expect(frozen()).toEqual([])
  expect(store.voice.spoken.getState()).toBe('3 tiles live again')
  runCommand(store, 'freeze', [])
  expect(frozen()).toEqual([])
})

test('a tile of a camera that is only in a recording is not hidden: no list would bring it back', async () => {
  const { bridge, store } = await openStore([aCamera('a')])
  store.views.setPast(true, new Map([['old', { width: 320, height: 240 }]]))
  runCommand(store, 'hide-tile', store.tiles.all.slice(1))
  expect(bridge.asked).toEqual([])
  expect(store.voice.refused.getState()).toEqual({
    why: 'A tile that is here only while its recording is played cannot be hidden.',
  })
  runCommand(store, 'hide-tile', store.tiles.all)
  expect(bridge.asked).toEqual([['views:hide', ['a']]])
  expect(store.voice.spoken.getState()).toBe('1 tile hidden')
})
