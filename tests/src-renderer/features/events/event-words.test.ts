import { expect, test } from 'vitest'
import { eventText, eventTime } from '../../../../src-renderer/features/events/event-words.ts'

const HEAD = { id: 1, at: 0, camera: 'Barn', hasPicture: false } as const

test.each([
  [{ kind: 'text', text: 'Temp 77 F' }, 'Temp 77 F'],
  [{ kind: 'text', text: '' }, 'An event without a text'],
  [{ kind: 'reading', text: 'celsius: 21' }, 'celsius: 21'],
  [{ kind: 'health', code: 'gone', phase: 'begin' }, 'Gone: disconnected'],
  [{ kind: 'health', code: 'gone', phase: 'end', lasted: 65_000 }, 'Gone ended after 1 min 05 s'],
  [
    { kind: 'health', code: 'gone', phase: 'stop', lasted: 9000 },
    'Gone for 9 s when Camwall stopped',
  ],
  [{ kind: 'alarm', text: 'Door', phase: 'begin' }, 'Door'],
  [{ kind: 'alarm', text: 'Door', phase: 'end', lasted: 2000 }, 'Door ended after 2 s'],
] as const)('%j says %s', (event, said) => {
  expect(eventText({ ...HEAD, ...event })).toBe(said)
})

test('today has no date', () => {
  const at = new Date(2026, 10, 25, 14, 3, 7).getTime()
  expect(eventTime(at, new Date(2026, 10, 25).getTime())).toBe('14:03:07')
  expect(eventTime(at, new Date(2026, 10, 26).getTime())).toBe('Nov 25, 14:03:07')
})
