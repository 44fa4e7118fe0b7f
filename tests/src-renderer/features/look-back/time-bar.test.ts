/** The pure parts of the time bar. */
import { expect, test } from 'vitest'
import { bandPath } from '../../../../src-renderer/features/look-back/band-path.ts'
import { markedPart } from '../../../../src-renderer/features/look-back/marked-part.ts'
import { actOfKey } from '../../../../src-renderer/features/look-back/time-keys.ts'

const spans = (...begins: readonly number[]) => begins.map((from) => [{ from, to: 200 }])

test('the band is as high as the part of the cameras that have frames', () => {
  const at = { from: 100, to: 200 }
  expect(bandPath({ spans: spans(100, 150), ...at })).toBe('M0 1H0V0.5H0.5V0H1V1Z')
  expect(bandPath({ spans: spans(50, 250), ...at })).toBe('M0 1H0V0.5H1V0H1V1Z')
  expect(bandPath({ spans: [], ...at })).toBe('')
  expect(bandPath({ spans: spans(100), from: 100, to: 100 })).toBe('')
})

test('the band has gaps where nothing is recorded', () => {
  const barn = [
    { from: 100, to: 120 },
    { from: 150, to: 180 },
  ]
  expect(bandPath({ spans: [barn, []], from: 100, to: 200 })).toBe(
    'M0 1H0V0.5H0.2V1H0.5V0.5H0.8V1H1V1Z',
  )
})

test('keys go by frames, seconds and tenths, to the oldest time, and to now', () => {
  const acts = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Escape', ' ', 'a']
  expect(acts.map((key) => actOfKey(key, false, 60_000))).toEqual([
    { kind: 'frame', by: -1 },
    { kind: 'frame', by: 1 },
    { kind: 'move', by: 6000 },
    { kind: 'move', by: -6000 },
    { kind: 'oldest' },
    { kind: 'newest' },
    { kind: 'live' },
    { kind: 'play' },
    undefined,
  ])
  expect(['i', 'o'].map((key) => actOfKey(key, false, 60_000))).toEqual([
    { kind: 'mark', side: 'from' },
    { kind: 'mark', side: 'to' },
  ])
  expect(actOfKey('ArrowLeft', true, 60_000)).toEqual({ kind: 'move', by: -1000 })
  expect(actOfKey('ArrowRight', true, 60_000)).toEqual({ kind: 'move', by: 1000 })
})

test('a marked stretch is a part of the bar; without one of its marks, up to an end', () => {
  const bar = { from: 100, to: 200 }
  expect(markedPart({}, bar)).toBeUndefined()
  expect(markedPart({ from: 125, to: 150 }, bar)).toEqual([0.25, 0.5])
  expect(markedPart({ from: 125 }, bar)).toEqual([0.25, 0])
  expect(markedPart({ to: 150 }, bar)).toEqual([0, 0.5])
  expect(markedPart({ from: 50, to: 150 }, bar)).toEqual([0, 0.5])
  expect(markedPart({ from: 50, to: 60 }, bar)).toBeUndefined()
  expect(markedPart({ from: 125 }, { from: 100, to: 100 })).toBeUndefined()
})
