/** Keys that count wherever the focus is. */
import { expect, test } from 'vitest'
import { answerPageKey, type PressedKey } from '../../../src-renderer/shell/page-keys.ts'
import { CamwallStore } from '../../../src-renderer/store/camwall-store.ts'
import { aWall, StandInBridge } from '../support/stand-in-bridge.ts'

class Key implements PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey = false
  defaultPrevented: boolean

  constructor(key: string, { ctrlKey = false, isAnswered = false } = {}) {
    this.key = key
    this.ctrlKey = ctrlKey
    this.defaultPrevented = isAnswered
  }

  preventDefault(): void {
    this.defaultPrevented = true
  }
}

test('opens Settings with Ctrl+, and closes it with Escape', () => {
  const store = new CamwallStore(new StandInBridge(aWall()))
  const comma = new Key(',', { ctrlKey: true })
  answerPageKey(comma, store)
  expect(comma.defaultPrevented).toBe(true)
  expect(store.state.getState().settingsOpen).toBe(true)

  answerPageKey(new Key('Escape', { isAnswered: true }), store)
  expect(store.state.getState().settingsOpen).toBe(true)
  answerPageKey(new Key('Escape'), store)
  expect(store.state.getState().settingsOpen).toBe(false)
})

test('leaves Escape alone when there is nothing to undo', () => {
  const key = new Key('Escape')
  answerPageKey(key, new CamwallStore(new StandInBridge(aWall())))
  expect(key.defaultPrevented).toBe(false)
})
