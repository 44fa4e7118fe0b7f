/** From what is noticed of a camera to its warnings, second by second. */
import { describe, expect, test } from 'vitest'
import type { Warning } from '../../../../src-main/contract/warnings.ts'
import type { CameraSigns } from '../../../../src-main/feed/camera-signs.ts'
import {
  healthSection,
  type HealthSettings,
} from '../../../../src-main/features/health/contract.ts'
import { onsetsAfter, type Onsets } from '../../../../src-main/features/health/onsets.ts'
import { delaysOf, warningsOf } from '../../../../src-main/features/health/warnings.ts'

const HEALTHY: CameraSigns = {
  camera: 'Barn',
  state: 'live',
  received: 100,
  connections: 1,
  silentFor: 50,
  lateFor: 0,
  unchangedFor: 0,
  faults: 0,
  isShared: false,
  isRenaming: false,
  sentBefore: undefined,
}
/** The epoch begins so long before the monotonic clock. */
const EPOCH = 1_000_000

/** A camera that is judged whenever the test says so. */
function aJudge(settings: Partial<HealthSettings> = {}) {
  const delays = delaysOf({ ...healthSection.defaults, ...settings })
  let onsets: Onsets = new Map()
  let warnings: readonly Warning[] = []
  return (now: number, signs: Partial<CameraSigns> = {}, brightness?: number) => {
    onsets = onsetsAfter(onsets, { signs: { ...HEALTHY, ...signs }, brightness }, now)
    warnings = warningsOf(onsets, delays, warnings, { at: EPOCH + now, steady: now })
    return warnings
  }
}
const codes = (warnings: readonly Warning[]) => warnings.map(({ code }) => code)

test('a healthy camera has none', () => {
  const judge = aJudge({ frozenSeconds: 5, darkSeconds: 5 })
  expect(judge(0, { sentBefore: 80 }, 0.5)).toEqual([])
})

test('one that is silent has its state, since its newest picture', () => {
  const judge = aJudge()
  expect(judge(10_000, { state: 'stalled', silentFor: 2500 })).toEqual([
    { code: 'stalled', since: EPOCH + 7500 },
  ])
  expect(codes(judge(10_500, { state: 'gone', silentFor: 3000 }))).toEqual(['gone'])
  expect(judge(11_000)).toEqual([])
})

test('a warning that stays keeps its identity, and so does the list', () => {
  const judge = aJudge()
  const first = judge(10_000, { state: 'stalled', silentFor: 2500 })
  expect(judge(10_500, { state: 'stalled', silentFor: 3000 })).toBe(first)
  const more = judge(11_000, { state: 'stalled', silentFor: 3500, isShared: true })
  expect(more[0]).toBe(first[0])
})

test('one that is late, after the time in the settings', () => {
  const judge = aJudge({ lateSeconds: 10 })
  expect(judge(20_000, { lateFor: 9900 })).toEqual([])
  expect(judge(20_500, { lateFor: 10_400 })).toEqual([{ code: 'late', since: EPOCH + 10_100 }])
  expect(judge(21_000, { lateFor: 0 })).toEqual([])
})

test('one that is stalled is nothing else that pictures would show', () => {
  const judge = aJudge({ frozenSeconds: 5, darkSeconds: 1 })
  const signs = { lateFor: 60_000, unchangedFor: 60_000, sentBefore: 90_000 } as const
  judge(0, signs, 0)
  expect(codes(judge(60_000, { state: 'stalled', silentFor: 3000, ...signs }, 0))).toEqual([
    'stalled',
  ])
})

test('a still scene and a night are silent unless switched on', () => {
  const judge = aJudge()
  judge(0, { unchangedFor: 60_000 }, 0)
  expect(judge(600_000, { unchangedFor: 660_000 }, 0)).toEqual([])
})

test('frozen, since the picture is the same', () => {
  const judge = aJudge({ frozenSeconds: 30 })
  expect(judge(40_000, { unchangedFor: 29_000 })).toEqual([])
  expect(judge(41_000, { unchangedFor: 30_000 })).toEqual([
    { code: 'frozen', since: EPOCH + 11_000 },
  ])
  expect(judge(41_500, { unchangedFor: 0 })).toEqual([])
})

describe('dark', () => {
  test('after the time in the settings, since the first dark picture', () => {
    const judge = aJudge({ darkSeconds: 10 })
    expect(judge(1000, {}, 0.02)).toEqual([])
    expect(judge(10_900, {}, 0.02)).toEqual([])
    expect(judge(11_000, {}, 0.02)).toEqual([{ code: 'dark', since: EPOCH + 1000 }])
    expect(judge(12_000, {}, 0.3)).toEqual([])
  })

  test('ends only when it is clearly brighter', () => {
    const judge = aJudge({ darkSeconds: 1 })
    judge(0, {}, 0.059)
    expect(codes(judge(1000, {}, 0.08))).toEqual(['dark'])
    expect(judge(2000, {}, 0.09)).toEqual([])
    expect(judge(3000, {}, 0.08)).toEqual([])
  })

  test('not of pictures whose brightness is not known', () => {
    const judge = aJudge({ darkSeconds: 1 })
    judge(0)
    expect(judge(5000)).toEqual([])
  })
})

test('messages that cannot be shown, from the third in a row until the next good picture', () => {
  const judge = aJudge()
  expect(judge(0, { faults: 2 })).toEqual([])
  expect(codes(judge(500, { faults: 3 }))).toEqual(['faults'])
  expect(judge(1000, { faults: 0 })).toEqual([])
})

test('a sender that has sent nothing but such messages is not stalled', () => {
  const judge = aJudge()
  expect(codes(judge(9000, { received: 0, state: 'stalled', faults: 5 }))).toEqual(['faults'])
})

test('two senders with one name, and one that makes up names', () => {
  const judge = aJudge()
  expect(codes(judge(0, { isShared: true, isRenaming: true }))).toEqual(['same-name', 'renaming'])
  expect(judge(500)).toEqual([])
})

describe('a clock', () => {
  test.each([
    ['ahead', -2100, -1500, -900],
    ['behind', 31_000, 25_000, 19_000],
  ])('that is %s', (_, wrong, better, right) => {
    const judge = aJudge()
    expect(judge(0, { sentBefore: wrong })).toEqual([])
    expect(codes(judge(3000, { sentBefore: wrong }))).toEqual(['clock'])
    expect(codes(judge(4000, { sentBefore: better }))).toEqual(['clock'])
    expect(judge(5000, { sentBefore: right })).toEqual([])
    expect(judge(9000, { sentBefore: better })).toEqual([])
  })

  test('is not known of a sender that does not say when it sends', () => {
    const judge = aJudge()
    judge(0)
    expect(judge(9000)).toEqual([])
  })
})
