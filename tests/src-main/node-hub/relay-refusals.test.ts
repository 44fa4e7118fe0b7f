import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { relayRefusals } from '../../../src-main/node-hub/relay-refusals.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a key that is refused is in the log, with the flag that admits it', () => {
  const lines: string[] = []
  const refusals = relayRefusals('--site-key', (line) => lines.push(line))
  refusals.note({ why: 'key', who: '10.0.0.7', key: 'K' })
  refusals.note({ why: 'address', who: '10.0.0.8' })
  expect(lines).toEqual([
    "Refused a sender at 10.0.0.7: its key is not in the list. If it is yours, start the relay with '--site-key=K', too.",
    'Refused a sender at 10.0.0.8: its address is not in the list.',
  ])
})

test('after an hour, who is refused is in the log also behind many strangers', () => {
  const lines: string[] = []
  const refusals = relayRefusals('--wall-key', (line) => lines.push(line))
  for (let host = 0; host < 50; host++) refusals.note({ why: 'address', who: `10.0.0.${host}` })
  expect(lines).toHaveLength(8)
  vi.advanceTimersByTime(3_600_000)
  refusals.note({ why: 'address', who: '10.0.1.1' })
  expect(lines.at(-1)).toContain('10.0.1.1')
})
