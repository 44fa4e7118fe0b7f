import { expect, test } from 'vitest'
import type { CameraSigns } from '../../../../src-main/feed/camera-signs.ts'
import { CameraHistory } from '../../../../src-main/features/health/camera-history.ts'
import { POINT_SECONDS, POINTS } from '../../../../src-main/features/health/contract.ts'
import { RecentCounts } from '../../../../src-main/features/health/recent-counts.ts'

const MINUTE = 60_000
const POINT_MS = 1000 * POINT_SECONDS

function signs(differs: Partial<CameraSigns> = {}): CameraSigns {
  return {
    camera: 'Barn',
    state: 'live',
    received: 0,
    connections: 1,
    silentFor: 0,
    lateFor: 0,
    unchangedFor: 0,
    faults: 0,
    isShared: false,
    isRenaming: false,
    sentBefore: undefined,
    ...differs,
  }
}

test('counts are of the last hour', () => {
  const counts = new RecentCounts()
  counts.add(2, 0)
  counts.add(3, 30 * MINUTE)
  expect(counts.total(59 * MINUTE)).toBe(5)
  expect(counts.total(60 * MINUTE)).toBe(3)
  expect(counts.total(89 * MINUTE)).toBe(3)
  expect(counts.total(90 * MINUTE)).toBe(0)
  counts.add(1, 1000 * MINUTE)
  expect(counts.total(1000 * MINUTE)).toBe(1)
})

test('a stall counts once, however long it lasts, and so does each new connection', () => {
  const history = new CameraHistory(signs(), 0)
  history.note(signs({ received: 10, state: 'stalled' }), 500)
  history.note(signs({ received: 10, state: 'gone' }), 1000)
  history.note(signs({ received: 11, connections: 2 }), 1500)
  history.note(signs({ received: 11, connections: 2, state: 'stalled' }), 4000)
  history.note(signs({ received: 12, connections: 4 }), 4500)
  expect(history.stalls(5000)).toBe(2)
  expect(history.reconnections(5000)).toBe(3)
})

test('the rate has a point every five seconds, and as many as are shown', () => {
  const history = new CameraHistory(signs({ received: 7 }), 0)
  history.note(signs({ received: 40 }), POINT_MS - 1)
  expect(history.rates).toEqual([])
  history.note(signs({ received: 57 }), POINT_MS)
  history.note(signs({ received: 57 }), 2 * POINT_MS)
  expect(history.rates).toEqual([10, 0])
  for (let point = 3; point <= 3 * POINTS; point++)
    history.note(signs({ received: 57 }), point * POINT_MS)
  expect(history.rates).toHaveLength(POINTS)
})
