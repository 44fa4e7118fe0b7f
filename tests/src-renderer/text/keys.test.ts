/** Names of keys. */
import { expect, test } from 'vitest'
import { ENGLISH, message } from '../../../src-main/contract/text/text.ts'
import {
  keyLabel,
  keyName,
  keyShortcut,
  spokenKey,
  withKey,
  type PressedKey,
} from '../../../src-renderer/text/keys.ts'

function pressed(key: string, differs: Partial<PressedKey> = {}): PressedKey {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...differs }
}

test.each<{ press: PressedKey; name: string; onMac: string }>([
  { press: pressed('r'), name: 'r', onMac: 'r' },
  { press: pressed('R', { shiftKey: true }), name: 'Shift+r', onMac: 'Shift+r' },
  { press: pressed(',', { ctrlKey: true }), name: 'Ctrl+,', onMac: 'Other+,' },
  { press: pressed(',', { metaKey: true }), name: 'Other+,', onMac: 'Ctrl+,' },
  { press: pressed('?', { shiftKey: true }), name: '?', onMac: '?' },
  { press: pressed(' ', { shiftKey: true }), name: 'Shift+ ', onMac: 'Shift+ ' },
  { press: pressed('ArrowLeft', { altKey: true }), name: 'Alt+ArrowLeft', onMac: 'Alt+ArrowLeft' },
])('$name', ({ press, name, onMac }) => {
  expect(keyName(press, false)).toBe(name)
  expect(keyName(press, true)).toBe(onMac)
})

test.each([
  ['Ctrl+,', 'Ctrl+,', '⌘,', 'Control+,'],
  ['Shift+r', 'Shift+R', '⇧R', 'Shift+r'],
  ['Alt+ArrowLeft', 'Alt+←', '⌥←', 'Alt+ArrowLeft'],
  ['Escape', 'Esc', 'Esc', 'Escape'],
  ['Ctrl+ ', 'Ctrl+Space', '⌘Space', 'Control+Space'],
  ['F11', 'F11', 'F11', 'F11'],
  ['+', '+', '+', '+'],
])('%s is shown', (name, label, onMac, shortcut) => {
  expect(ENGLISH.say(keyLabel(name, false))).toBe(label)
  expect(ENGLISH.say(keyLabel(name, true))).toBe(onMac)
  expect(keyShortcut(name, false)).toBe(shortcut)
})

test.each([
  ['Ctrl+a', 'Control+A', 'Command+A'],
  ['Shift+r', 'Shift+R', 'Shift+R'],
  ['Alt+ArrowLeft', 'Alt+Left arrow', 'Option+Left arrow'],
  ['Ctrl+ ', 'Control+Space', 'Command+Space'],
  ['Delete', 'Delete', 'Delete'],
])('%s is read out', (name, words, onMac) => {
  expect(ENGLISH.say(spokenKey(name, false))).toBe(words)
  expect(ENGLISH.say(spokenKey(name, true))).toBe(onMac)
})

test('a tooltip has the key behind the label', () => {
  const label = message('tile.show-all')
  expect(ENGLISH.say(withKey(label, 'Enter'))).toBe('Show all cameras (Enter)')
  expect(withKey(label, undefined)).toBe(label)
})
