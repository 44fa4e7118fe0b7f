/** Which notices are shown, and in which order. */
import { expect, test } from 'vitest'
import type { Notice } from '../../../../src-main/app/notices/contract.ts'
import { ENGLISH, message } from '../../../../src-main/contract/text/text.ts'
import { updateStrips } from '../../../../src-renderer/features/updates/updates.ts'
import { shownNotices } from '../../../../src-renderer/shell/notices/shown-notices.ts'
import { OpenSettings } from '../../../../src-renderer/shell/notices/strip-acts.tsx'

function notice(id: number, severity: Notice['severity'], at: number): Notice {
  return {
    id,
    severity,
    what: message('notice.diagnostics-saved', { path: `/${id}` }),
    at,
    times: id,
  }
}

function wordsOf(id: number): string {
  return `The diagnostics are in /${id}.`
}

const TROUBLE = message('message.picture-empty')
const NOTHING = { hub: undefined, notices: [], trouble: undefined, strips: [] }

const NOTICES = [
  notice(1, 'info', 50),
  notice(2, 'warning', 10),
  notice(3, 'warning', 20),
  notice(4, 'error', 1),
]

test('shows the worst and newest, and counts the rest', () => {
  const { strips, more } = shownNotices({ ...NOTHING, notices: NOTICES })
  expect(strips.map(({ what }) => what)).toEqual([4, 3, 2].map(wordsOf))
  expect(more).toBe(1)
})

test('a repeat changes no place', () => {
  const shown = (notices: readonly Notice[]) =>
    shownNotices({ ...NOTHING, notices }).strips.map(({ key }) => key)
  const repeated = notice(2, 'warning', 60)
  expect(shown([...NOTICES.filter(({ id }) => id !== 2), repeated])).toEqual(shown(NOTICES))
})

test("puts the hub's fault first; it cannot be dismissed", () => {
  const what = message('hub.fault.port-not-permitted', { port: 80 })
  const todo = message('hub.fault.port-not-permitted.todo')
  const hub = { kind: 'fault', mode: 'req-rep', what, todo } as const
  const { strips, more } = shownNotices({ ...NOTHING, hub, notices: NOTICES, trouble: TROUBLE })
  expect(strips[0]).toEqual({
    key: 'hub',
    severity: 'error',
    what: ENGLISH.say(what),
    todo: ENGLISH.say(todo),
    figure: undefined,
    Acts: OpenSettings,
  })
  expect(strips[1]).toMatchObject({ what: 'Camwall could not do that. The picture is empty.' })
  expect(strips[2]).toMatchObject({ what: wordsOf(4), notice: 4, figure: '×4' })
  expect(more).toBe(3)
})

test('shows nothing when all is well', () => {
  const hub = { kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' } as const
  expect(shownNotices({ ...NOTHING, hub })).toEqual({ strips: [], more: 0 })
})

test('strips of features come after a failed request and before notices', () => {
  const ofFeatures = updateStrips({ kind: 'downloading', version: '0.2.0', percent: 42 })
  const { strips } = shownNotices({
    ...NOTHING,
    notices: NOTICES,
    trouble: TROUBLE,
    strips: ofFeatures,
  })
  expect(strips.map(({ what }) => what)).toEqual([
    'Camwall could not do that. The picture is empty.',
    'Downloading Camwall 0.2.0.',
    wordsOf(4),
  ])
})
