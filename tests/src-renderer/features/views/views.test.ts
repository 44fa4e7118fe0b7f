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
