import { expect, test } from 'vitest'
import { absenceWords } from '../../../src-renderer/text/absence-words.ts'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 2).getTime()
const now = at(26, 15) / 1000
const since = at(26, 14)

test.each([
  ['that never came', [], /^since .*02/, 'not seen since Camwall started'],
  [
    'that came before',
    [{ camera: 'Barn', at: at(25, 13) }],
    /^since Nov 25/,
    'not seen since Camwall started',
  ],
  [
    'that was removed',
    [{ camera: 'Barn', at: at(26, 15) }],
    /^since .*02/,
    'not seen since it was removed',
  ],
])('a camera %s', (_who, last, time, why) => {
  const words = absenceWords('Barn', { since, last }, now)
  expect(words).toMatchObject({ short: 'Missing', why })
  expect(words.time).toMatch(time)
})
