/** A rule while it is edited, and what is said of it. */
import { describe, expect, test } from 'vitest'
import { DAYS } from '../../../../src-main/contract/alarm-rule.ts'
import { isComplete, newRule } from '../../../../src-renderer/features/alarms/rule-draft.ts'
import { ruleSummary, scheduleWords } from '../../../../src-renderer/features/alarms/rule-words.ts'

const RULE = newRule([], 'Camera lost')
const asSent = (camera: string) => camera

describe('a new rule', () => {
  test('has an id of its own, and is complete', () => {
    expect(RULE.id).toBe('r1')
    const others = [RULE, { ...RULE, id: 'r3' }]
    expect(newRule(others, 'x').id).toBe('r2')
    expect(isComplete(RULE)).toBe(true)
  })

  test.each([
    ['a name', { name: ' ' }],
    ['a group', { cameras: { by: 'groups', groups: [] } }],
    ['a camera', { cameras: { by: 'names', cameras: [] } }],
    ['a state', { trigger: { kind: 'state', codes: [] } }],
    ['a text', { trigger: { kind: 'text', text: '', isPattern: false } }],
    ['a day', { schedule: { days: [], from: '22:00', to: '06:00' } }],
    ['an address', { effects: { ...RULE.effects, webhook: { url: '', allowsLocal: false } } }],
  ] as const)('is not complete without %s', (_what, differs) => {
    expect(isComplete({ ...RULE, ...differs })).toBe(false)
  })
})

describe('the summary', () => {
  test.each([
    [{}, 'All cameras: Gone, Stalled for 10 s'],
    [{ lastsSeconds: 0 }, 'All cameras: Gone, Stalled'],
    [
      { cameras: { by: 'groups', groups: ['north', 'south'] } },
      'north and south: Gone, Stalled for 10 s',
    ],
    [
      { cameras: { by: 'names', cameras: ['A', 'B', 'C', 'D', 'E', 'F'] } },
      'A, B, C, D and 2 more: Gone, Stalled for 10 s',
    ],
    [
      { trigger: { kind: 'text', text: 'motion', isPattern: false } },
      'All cameras: an event says “motion”',
    ],
    [
      { trigger: { kind: 'text', text: 'm.*n', isPattern: true } },
      'All cameras: an event matches m.*n',
    ],
  ] as const)('of %j', (differs, expected) => {
    expect(ruleSummary({ ...RULE, ...differs }, asSent)).toBe(expected)
  })

  test('has what a camera is called on the wall', () => {
    const rule = { ...RULE, cameras: { by: 'names', cameras: ['cam-1'] } } as const
    expect(ruleSummary(rule, () => 'Stable')).toContain('Stable: ')
  })

  test.each([
    [null, 'Always'],
    [{ days: DAYS, from: '22:00', to: '06:00' }, 'Every day, 22:00 to 06:00'],
    [{ days: ['sat', 'sun'], from: '08:00', to: '18:00' }, 'Sat and Sun, 08:00 to 18:00'],
  ] as const)('of the schedule %j', (schedule, expected) => {
    expect(scheduleWords({ ...RULE, schedule })).toBe(expected)
  })
})
