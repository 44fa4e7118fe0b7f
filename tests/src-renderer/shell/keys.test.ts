/** Which keys are heard where, and what they do. */
import { describe, expect, test } from 'vitest'
import { commands } from '../../../src-renderer/features/commands.ts'
import { answerKey, type Focus, type KeyPress } from '../../../src-renderer/shell/keys.ts'
import { aCamera } from '../../support/a-camera.ts'
import { openStore } from '../support/stand-in-bridge.ts'

/** Commands that a single letter runs. */
const LETTERS = commands.flatMap(({ keys = [] }) => keys.filter((key) => /^[a-z]$/.test(key)))

class Key implements KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey = false
  readonly altKey = false
  readonly shiftKey: boolean
  readonly repeat: boolean
  defaultPrevented: boolean

  constructor(
    key: string,
    { ctrl = false, shift = false, repeat = false, isAnswered = false } = {},
  ) {
    this.key = key
    this.ctrlKey = ctrl
    this.shiftKey = shift
    this.repeat = repeat
    this.defaultPrevented = isAnswered
  }

  preventDefault(): void {
    this.defaultPrevented = true
  }
}

async function pressed(key: Key, focus: Focus) {
  const opened = await openStore([aCamera('a'), aCamera('b', { state: 'gone' })])
  opened.store.view.setCurrent('b', { focus: false })
  answerKey(key, focus, opened.store)
  return { ...opened, selected: opened.store.view.now.selection.ids.size }
}

describe('Escape', () => {
  test('cancels what a person has begun, and is not handled when there is nothing', async () => {
    const { store } = await openStore([aCamera('a')])
    const first = new Key('Escape')
    answerKey(first, 'elsewhere', store)
    expect(first.defaultPrevented).toBe(false)
    store.openSheet('settings')
    answerKey(new Key('Escape', { isAnswered: true }), 'elsewhere', store)
    expect(store.sheet.getState()).toBe('settings')
    answerKey(new Key('Escape'), 'elsewhere', store)
    expect(store.sheet.getState()).toBeUndefined()
  })
})

describe('a command’s key', () => {
  test('counts wherever the focus is, when it is the wall’s', async () => {
    const key = new Key(',', { ctrl: true })
    const { store } = await pressed(key, 'text')
    expect(store.sheet.getState()).toBe('settings')
    expect(key.defaultPrevented).toBe(true)
  })

  test.each<{ focus: Focus; count: number }>([
    { focus: 'wall', count: 1 },
    { focus: 'nowhere', count: 1 },
    { focus: 'button-on-wall', count: 0 },
    { focus: 'text', count: 0 },
    { focus: 'elsewhere', count: 0 },
  ])('of tiles: $focus', async ({ focus, count }) => {
    expect((await pressed(new Key('Delete'), focus)).bridge.asked).toHaveLength(count)
  })

  test.each<{ focus: Focus; isHeard: boolean }>([
    { focus: 'wall', isHeard: true },
    { focus: 'nowhere', isHeard: false },
    { focus: 'button-on-wall', isHeard: false },
    { focus: 'text', isHeard: false },
    { focus: 'elsewhere', isHeard: false },
  ])('that is a single letter: $focus', async ({ focus, isHeard }) => {
    for (const letter of LETTERS) {
      const key = new Key(letter)
      const { bridge } = await pressed(key, focus)
      if (!isHeard) expect(bridge.asked).toEqual([])
      expect(key.defaultPrevented).toBe(isHeard)
    }
  })

  test('that is a single character is not heard when these are switched off', async () => {
    const off = { singleCharacters: false }
    for (const character of [...LETTERS, '?']) {
      const { store, bridge } = await openStore([aCamera('a')])
      const topics = store.main.topics.getState()
      if (topics === undefined) throw new Error('The store has no topics.')
      bridge.publish({ settings: { ...topics.settings, keys: off } })
      const key = new Key(character)
      answerKey(key, 'wall', store)
      expect(key.defaultPrevented).toBe(false)
      answerKey(new Key('F1'), 'wall', store)
      expect(store.sheet.getState()).toBe('keys')
    }
  })

  test.each<{ focus: Focus; isHeard: boolean }>([
    { focus: 'wall', isHeard: true },
    { focus: 'nowhere', isHeard: true },
    { focus: 'button-on-wall', isHeard: true },
    { focus: 'text', isHeard: false },
    { focus: 'elsewhere', isHeard: false },
  ])('Ctrl+A: $focus', async ({ focus, isHeard }) => {
    const key = new Key('a', { ctrl: true })
    expect((await pressed(key, focus)).selected).toBe(isHeard ? 2 : 0)
    expect(key.defaultPrevented).toBe(isHeard)
  })

  test('Ctrl+A selects the text of an empty wall', async () => {
    const { store } = await openStore([])
    const key = new Key('a', { ctrl: true })
    answerKey(key, 'nowhere', store)
    expect(key.defaultPrevented).toBe(false)
  })

  test('is asked of the main process when that carries it out', async () => {
    const { bridge } = await pressed(new Key('F11'), 'text')
    expect(bridge.asked).toEqual([['command:run', 'full-screen']])
  })
})

describe('a key that is held', () => {
  test('does once what is not moving', async () => {
    const key = new Key(' ', { repeat: true })
    expect((await pressed(key, 'wall')).store.mode).toBe('all')
    expect(key.defaultPrevented).toBe(true)
  })
})

test('Space on a button, or with the focus nowhere, is not the wall’s', async () => {
  for (const focus of ['nowhere', 'button-on-wall', 'elsewhere'] as const) {
    const key = new Key(' ')
    expect((await pressed(key, focus)).store.mode).toBe('all')
    expect(key.defaultPrevented).toBe(false)
  }
})
