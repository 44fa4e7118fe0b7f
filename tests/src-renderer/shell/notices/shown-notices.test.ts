/** Which notices are shown, and in which order. */
import { expect, test } from 'vitest'
import type { Notice } from '../../../../src-main/contract/bridge.ts'
import { shownNotices } from '../../../../src-renderer/shell/notices/shown-notices.ts'

function notice(id: number, severity: Notice['severity'], at: number): Notice {
  return { id, severity, what: `notice ${id}`, at, times: id }
}

const NOTHING = { hub: undefined, notices: [], trouble: undefined, update: undefined }

const NOTICES = [
  notice(1, 'info', 50),
  notice(2, 'warning', 10),
  notice(3, 'warning', 20),
  notice(4, 'error', 1),
]

test('shows the worst and newest, and counts the rest', () => {
  const { strips, more } = shownNotices({ ...NOTHING, notices: NOTICES })
  expect(strips.map(({ what }) => what)).toEqual(['notice 4', 'notice 3', 'notice 2'])
  expect(more).toBe(1)
})

test('a repeat changes no place', () => {
  const shown = (notices: readonly Notice[]) =>
    shownNotices({ ...NOTHING, notices }).strips.map(({ key }) => key)
  const repeated = notice(2, 'warning', 60)
  expect(shown([...NOTICES.filter(({ id }) => id !== 2), repeated])).toEqual(shown(NOTICES))
})

test("puts the hub's fault first; it cannot be dismissed", () => {
  const hub = { kind: 'fault', mode: 'req-rep', what: 'Taken.', todo: 'Free it.' } as const
  const { strips, more } = shownNotices({ ...NOTHING, hub, notices: NOTICES, trouble: 'It broke.' })
  expect(strips[0]).toEqual({
    key: 'hub',
    severity: 'error',
    what: 'Taken.',
    todo: 'Free it.',
    figure: undefined,
    source: 'hub',
  })
  expect(strips[1]).toMatchObject({ what: 'Camwall could not do that. It broke.', source: 'page' })
  expect(strips[2]).toMatchObject({ what: 'notice 4', source: { notice: 4 }, figure: '×4' })
  expect(more).toBe(3)
})

test('shows nothing when all is well', () => {
  const hub = { kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' } as const
  expect(shownNotices({ ...NOTHING, hub })).toEqual({ strips: [], more: 0 })
})

test('an update comes after what is broken and before what has happened, until it is taken', () => {
  const update = { kind: 'downloading', version: '0.2.0', percent: 42 } as const
  const { strips } = shownNotices({ ...NOTHING, notices: NOTICES, trouble: 'It broke.', update })
  expect(strips.map(({ what }) => what)).toEqual([
    'Camwall could not do that. It broke.',
    'Camwall 0.2.0 is being downloaded.',
    'notice 4',
  ])
  expect(strips[1]?.figure).toBe('42 %')
  const none = shownNotices({ ...NOTHING, update: { kind: 'none' } })
  expect(none).toEqual({ strips: [], more: 0 })
})
