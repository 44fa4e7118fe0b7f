import { expect, test } from 'vitest'
import type { HubState } from '../../../../src-main/contract/hub.ts'
import { followInto, Repeats } from '../../../../src-main/app/log/follow.ts'
import { NoticeBoard, type NewNotice } from '../../../../src-main/app/notices/notice-board.ts'
import { verbatim } from '../../../support/verbatim.ts'
import { faulty, listening, subscribed } from '../../../support/hub-states.ts'

const bad: NewNotice = { key: 'a', severity: 'warning', what: verbatim('“Barn” sent nonsense.') }

function open() {
  const repeats = new Repeats()
  const board = new NoticeBoard((notices) => repeats.notices(notices))
  return { repeats, board }
}

test('the same fault is logged at most once a second, with a count of omitted ones', () => {
  const { repeats, board } = open()
  const lines: string[] = []
  for (let time = 0; time < 2500; time += 2) {
    board.add(bad)
    if (time % 500 === 0) lines.push(...repeats.due(time))
  }
  lines.push(...repeats.due(Infinity))
  expect(lines).toEqual([
    'warning: “Barn” sent nonsense.',
    'warning: “Barn” sent nonsense. … and 499 more',
    'warning: “Barn” sent nonsense. … and 499 more',
    'warning: “Barn” sent nonsense. … and 248 more',
  ])
})

test('large numbers have thousands separators', () => {
  const { repeats, board } = open()
  for (let repeat = 0; repeat < 1205; repeat++) board.add({ ...bad, todo: verbatim('Fix it.') })
  expect(repeats.due(0)).toEqual(['warning: “Barn” sent nonsense. Fix it. … and 1,204 more'])
  expect(repeats.due(5000)).toEqual([])
})

test('different faults are limited independently', () => {
  const { repeats, board } = open()
  board.add(bad)
  expect(repeats.due(0)).toHaveLength(1)
  board.add({ ...bad, key: 'b', what: verbatim('Else.') })
  expect(repeats.due(10)).toEqual(['warning: Else.'])
})

test('notices that were removed from the full board between two checks are counted', () => {
  const { repeats, board } = open()
  for (let key = 0; key < 100; key++) board.add({ ...bad, key: `${key}`, what: verbatim(`${key}`) })
  const lines = repeats.due(0)
  expect(lines).toHaveLength(21)
  expect(lines.at(-1)).toBe('warning: … and 80 more notices of other kinds')
  expect(repeats.due(5000)).toEqual([])
})

test('a change of the hub’s state is logged once, whatever it retries in between', () => {
  const repeats = new Repeats()
  const opening: HubState = { mode: 'req-rep', listeners: [], publishers: [] }
  const fault = faulty('tcp://*:5555', { what: verbatim('Taken.'), todo: verbatim('Free it.') })
  const lines: string[] = []
  for (let time = 0; time < 20_000; time += 2000) {
    repeats.hub(opening)
    repeats.hub(fault)
    lines.push(...repeats.due(time))
  }
  repeats.hub(listening('tcp://*:5555'))
  lines.push(...repeats.due(20_000))
  expect(lines).toEqual([
    'hub fault at tcp://*:5555: Taken. Free it.',
    'hub listening on tcp://*:5555 (req-rep)',
  ])
})

test('it logs from the start, and at the end logs omitted and unreported faults', () => {
  const lines: string[] = []
  let notify: () => void = () => undefined
  const board = new NoticeBoard(() => undefined)
  const hubOf = (publisher: 'waiting' | 'connected') => subscribed(['tcp://pi:5555', publisher])
  const state = { hub: hubOf('waiting'), notices: board.notices }
  board.add(bad)
  state.notices = board.notices
  const { end } = followInto((line) => lines.push(line), {
    state,
    publisher: {
      published: { cameras: [] },
      follow: (listener) => {
        notify = listener
        return () => (notify = () => undefined)
      },
    },
  })
  board.add(bad)
  state.notices = board.notices
  state.hub = hubOf('connected')
  notify()
  const early = [
    'hub subscribed (pub-sub): tcp://pi:5555 not connected',
    'warning: “Barn” sent nonsense.',
  ]
  expect(lines).toEqual(early)

  board.add({ ...bad, key: 'b', what: verbatim('Else.') })
  state.notices = board.notices
  end()
  expect(lines).toEqual([
    ...early,
    'hub subscribed (pub-sub): tcp://pi:5555 connected',
    'warning: “Barn” sent nonsense.',
    'warning: Else.',
  ])
})
