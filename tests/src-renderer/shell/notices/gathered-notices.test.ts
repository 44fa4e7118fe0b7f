/** The order of notices, and which of them is the newest. */
import { expect, test } from 'vitest'
import type { Notice } from '../../../../src-main/app/notices/contract.ts'
import { ENGLISH, message } from '../../../../src-main/contract/text/text.ts'
import { updateStrips } from '../../../../src-renderer/features/updates/updates.ts'
import {
  gatheredNotices,
  worstOf,
} from '../../../../src-renderer/shell/notices/gathered-notices.ts'
import { identityOf, newestOf } from '../../../../src-renderer/shell/notices/newest.ts'
import { OpenSettings } from '../../../../src-renderer/shell/notices/strip-acts.tsx'
import { faulty, listening } from '../../../support/hub-states.ts'

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

test('begins with the worst and newest', () => {
  const strips = gatheredNotices({ ...NOTHING, notices: NOTICES })
  expect(strips.map(({ what }) => what)).toEqual([4, 3, 2, 1].map(wordsOf))
  expect(worstOf(strips)).toBe('error')
  expect(worstOf(strips.slice(1))).toBe('warning')
})

test('the newest is the worst of those that came at once, and no repeat', () => {
  const before = new Set(
    gatheredNotices({ ...NOTHING, notices: NOTICES.slice(0, 2) }).map(identityOf),
  )
  const repeated = { ...notice(1, 'info', 99), what: message('message.picture-empty') }
  const strips = gatheredNotices({ ...NOTHING, notices: [repeated, ...NOTICES.slice(1)] })
  expect(newestOf(strips, before)?.what).toBe(wordsOf(4))
  expect(newestOf(strips, new Set(strips.map(identityOf)))).toBeUndefined()
})

test('an alarm is worse than an error', () => {
  const alarm = { key: 'alarm Lost', severity: 'alarm', what: 'Alarm: Lost.' } as const
  const strips = gatheredNotices({
    ...NOTHING,
    notices: NOTICES,
    strips: [{ ...alarm, todo: undefined, figure: undefined, Acts: OpenSettings }],
  })
  expect(worstOf(strips)).toBe('alarm')
})

test('a strip of a feature is new when it says another thing', () => {
  const [at42 = [], at43 = [], ready = []] = [
    { kind: 'downloading', version: '0.2.0', percent: 42 } as const,
    { kind: 'downloading', version: '0.2.0', percent: 43 } as const,
    { kind: 'downloaded', version: '0.2.0' } as const,
  ].map(updateStrips)
  const known = new Set(at42.map(identityOf))
  expect(newestOf(at43, known)).toBeUndefined()
  expect(newestOf(ready, known)).toEqual(ready[0])
})

test('a repeat changes no place', () => {
  const shown = (notices: readonly Notice[]) =>
    gatheredNotices({ ...NOTHING, notices }).map(({ key }) => key)
  const repeated = notice(2, 'warning', 60)
  expect(shown([...NOTICES.filter(({ id }) => id !== 2), repeated])).toEqual(shown(NOTICES))
})

test("puts the hub's fault first; it cannot be dismissed", () => {
  const what = message('hub.fault.port-not-permitted', { port: 80 })
  const todo = message('hub.fault.port-not-permitted.todo')
  const hub = faulty('tcp://*:80', { what, todo })
  const strips = gatheredNotices({ ...NOTHING, hub, notices: NOTICES, trouble: TROUBLE })
  expect(strips[0]).toEqual({
    key: 'hub 0',
    severity: 'error',
    what: ENGLISH.say(what),
    todo: ENGLISH.say(todo),
    figure: undefined,
    Acts: OpenSettings,
  })
  expect(strips[1]).toMatchObject({ what: 'Camwall could not do that. The picture is empty.' })
  expect(strips[2]).toMatchObject({ what: wordsOf(4), notice: 4, figure: '×4' })
  expect(strips).toHaveLength(6)
})

test('there are none when all is well', () => {
  const hub = listening('tcp://*:5555')
  expect(gatheredNotices({ ...NOTHING, hub })).toEqual([])
  expect(worstOf([])).toBeUndefined()
})

test('strips of features come after a failed request and before notices', () => {
  const ofFeatures = updateStrips({ kind: 'downloading', version: '0.2.0', percent: 42 })
  const strips = gatheredNotices({
    ...NOTHING,
    notices: NOTICES,
    trouble: TROUBLE,
    strips: ofFeatures,
  })
  expect(strips.map(({ what }) => what)).toEqual([
    'Camwall could not do that. The picture is empty.',
    'Downloading Camwall 0.2.0.',
    ...[4, 3, 2, 1].map(wordsOf),
  ])
})
