/** Which tile a gesture is about. */
import { afterEach, expect, test, vi } from 'vitest'
import { tileAt } from '../../../../src-renderer/features/views/tile-on-page.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { openStore } from '../../support/stand-in-bridge.ts'

afterEach(() => vi.unstubAllGlobals())

test('in kiosk mode gestures are about no tile: nothing can be changed', async () => {
  class TileElement extends EventTarget {
    readonly dataset = { tile: 'a' }
    closest = (selector: string) => (selector === 'button' ? null : this)
    getBoundingClientRect = () => ({ left: 0, top: 0, width: 400, height: 300 })
  }
  vi.stubGlobal('Element', TileElement)
  const { bridge, store } = await openStore([aCamera('a')])
  expect(tileAt(store, new TileElement())?.tile.id).toBe('a')
  bridge.publish({ kiosk: { isOn: true, asksIn: undefined, hasPin: false } })
  expect(tileAt(store, new TileElement())).toBeUndefined()
})
