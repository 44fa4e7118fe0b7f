/** Keys by their names. */
import { expect, test } from 'vitest'
import {
  keyLabel,
  keyName,
  keyShortcut,
  keyWords,
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
])('%s is shown', (name, label, onMac, shortcut) => {
  expect(keyLabel(name, false)).toBe(label)
  expect(keyLabel(name, true)).toBe(onMac)
  expect(keyShortcut(name, false)).toBe(shortcut)
})

test.each([
  ['Ctrl+a', 'Control+A', 'Command+A'],
  ['Shift+r', 'Shift+R', 'Shift+R'],
  ['Alt+ArrowLeft', 'Alt+Left arrow', 'Option+Left arrow'],
  ['Ctrl+ ', 'Control+Space', 'Command+Space'],
  ['Delete', 'Delete', 'Delete'],
])('%s is read out', (name, words, onMac) => {
  expect(keyWords(name, false)).toBe(words)
  expect(keyWords(name, true)).toBe(onMac)
})

test('a tooltip has the key behind the label', () => {
  expect(withKey('Show alone', 'Enter')).toBe('Show alone (Enter)')
  expect(withKey('All cameras', undefined)).toBe('All cameras')
})
