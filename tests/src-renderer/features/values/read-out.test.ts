/** The read-out by keys. */
import { afterEach, expect, test, vi } from 'vitest'
import { ReadOut } from '../../../../src-renderer/features/values/read-out.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { until } from '../../../support/until.ts'
import { openStore } from '../../support/stand-in-bridge.ts'

afterEach(() => void vi.unstubAllGlobals())

const AREA = { width: 640, height: 480 }

async function open() {
  vi.stubGlobal('window', Object.assign(new EventTarget(), { devicePixelRatio: 1 }))
  vi.stubGlobal('document', new EventTarget())
  const opened = await openStore([aCamera('Depth', AREA)])
  const { store } = opened
  store.view.setRects([], AREA, new Map([['Depth', { x: 0, y: 0, ...AREA }]]))
  store.view.setCurrent('Depth', { focus: false })
  const readOut = new ReadOut()
  const stop = readOut.start(store)
  const spoken = () => store.voice.spoken.getState()
  return { ...opened, readOut, stop, spoken }
}

test('after a step by key, its place and values are said once', async () => {
  const { bridge, readOut, stop, spoken, store } = await open()
  const answer = (x: number, channels: readonly { name: string; value: string }[]) =>
    bridge.results.set('values:read', [{ x, y: 240, channels }])
  answer(320, [{ name: '', value: '1170' }])
  readOut.step({ x: 1, y: 0 })
  await until('it is said', () => spoken() !== '')
  expect(spoken()).toBe('x 320 y 240: 1170')

  store.voice.say('')
  const { length } = bridge.asked
  await until('it is read again', () => bridge.asked.length > length + 1)
  expect(spoken()).toBe('')

  const colours = ['R', 'G', 'B'].map((name, index) => ({ name, value: String(index) }))
  answer(321, colours)
  readOut.step({ x: 1, y: 0 })
  await until('it is said', () => spoken() !== '')
  expect(spoken()).toBe('x 321 y 240: R 0, G 1, B 2')

  bridge.results.set('values:read', [undefined])
  readOut.step({ x: 1, y: 0 })
  await until('it is said', () => spoken().startsWith('The values'))
  stop()
})
