/** Which key does what, in which mood. */
import { expect, test } from 'vitest'
import { commandFor, type WallMood } from '../../../src-renderer/wall/wall-keys.ts'

test.each<{ key: string; mood: WallMood; command: unknown }>([
  { key: 'ArrowUp', mood: 'all', command: { kind: 'go', direction: 'up' } },
  { key: 'Home', mood: 'all', command: { kind: 'go-to', end: 'first' } },
  { key: 'End', mood: 'all', command: { kind: 'go-to', end: 'last' } },
  { key: ' ', mood: 'all', command: { kind: 'lift' } },
  { key: 'Enter', mood: 'all', command: { kind: 'show-alone' } },
  { key: 'Delete', mood: 'all', command: { kind: 'remove' } },
  { key: 'x', mood: 'all', command: undefined },
  { key: 'ArrowLeft', mood: 'alone', command: { kind: 'step', by: -1 } },
  { key: 'ArrowRight', mood: 'alone', command: { kind: 'step', by: 1 } },
  { key: 'ArrowUp', mood: 'alone', command: undefined },
  { key: 'Enter', mood: 'alone', command: { kind: 'show-all' } },
  { key: ' ', mood: 'alone', command: undefined },
  { key: 'ArrowDown', mood: 'holding', command: { kind: 'carry', direction: 'down' } },
  { key: ' ', mood: 'holding', command: { kind: 'drop' } },
  { key: 'Enter', mood: 'holding', command: { kind: 'drop' } },
  { key: 'Delete', mood: 'holding', command: undefined },
])('$mood: "$key"', ({ key, mood, command }) => {
  expect(commandFor(key, mood)).toEqual(command)
})
