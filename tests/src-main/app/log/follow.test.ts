import { expect, test } from 'vitest'
import type { HubState } from '../../../../src-main/contract/hub.ts'
import { followInto, Repeats } from '../../../../src-main/app/log/follow.ts'
import { NoticeBoard, type NewNotice } from '../../../../src-main/app/notices/notice-board.ts'

const bad: NewNotice = { key: 'a', severity: 'warning', what: '“Barn” sent nonsense.' }

function open() {
  const repeats = new Repeats()
  const board = new NoticeBoard((notices) => repeats.notices(notices))
  return { repeats, board }
}

test('the same fault no more than once a second, with a count of what was left out', () => {
  const { repeats, board } = open()
  const lines: string[] = []
  for (let time = 0; time < 2500; time += 2) {
    board.post(bad)
    if (time % 500 === 0) lines.push(...repeats.look(time))
  }
  lines.push(...repeats.look(Infinity))
  expect(lines).toEqual([
    'warning: “Barn” sent nonsense.',
    'warning: “Barn” sent nonsense. … and 499 more',
    'warning: “Barn” sent nonsense. … and 499 more',
    'warning: “Barn” sent nonsense. … and 248 more',
  ])
})

test('thousands are written so that they can be read', () => {
  const { repeats, board } = open()
  for (let repeat = 0; repeat < 1205; repeat++) board.post({ ...bad, todo: 'Mend it.' })
  expect(repeats.look(0)).toEqual(['warning: “Barn” sent nonsense. Mend it. … and 1,204 more'])
  expect(repeats.look(5000)).toEqual([])
})

test('different faults do not wait for one another', () => {
  const { repeats, board } = open()
  board.post(bad)
  expect(repeats.look(0)).toHaveLength(1)
  board.post({ ...bad, key: 'b', what: 'Else.' })
  expect(repeats.look(10)).toEqual(['warning: Else.'])
})

test('notices that were pushed off the board between two looks are counted', () => {
  const { repeats, board } = open()
  for (let key = 0; key < 100; key++) board.post({ ...bad, key: `${key}`, what: `${key}` })
  const lines = repeats.look(0)
  expect(lines).toHaveLength(21)
  expect(lines.at(-1)).toBe('warning: … and 80 more notices of other kinds')
  expect(repeats.look(5000)).toEqual([])
})

test('the hub’s changes are told once, whatever it tries in between', () => {
  const repeats = new Repeats()
  const opening: HubState = { kind: 'opening', mode: 'req-rep' }
  const fault: HubState = { kind: 'fault', mode: 'req-rep', what: 'Taken.', todo: 'Free it.' }
  const lines: string[] = []
  for (let time = 0; time < 20_000; time += 2000) {
    repeats.hub(opening)
    repeats.hub(fault)
    lines.push(...repeats.look(time))
  }
  repeats.hub({ kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' })
  lines.push(...repeats.look(20_000))
  expect(lines).toEqual([
    'hub fault (req-rep): Taken. Free it.',
    'hub listening on tcp://*:5555 (req-rep)',
  ])
})

test('it follows from the start, and at the end says what it held back or was never told', () => {
  const lines: string[] = []
  let tell: () => void = () => undefined
  const board = new NoticeBoard(() => undefined)
  const hubOf = (publisher: 'waiting' | 'connected'): HubState => ({
    kind: 'subscribed',
    mode: 'pub-sub',
    publishers: [{ address: 'tcp://pi:5555', state: publisher }],
  })
  const state = { hub: hubOf('waiting'), notices: board.notices }
  board.post(bad)
  state.notices = board.notices
  const { end } = followInto((line) => lines.push(line), {
    state,
    publisher: {
      follow: (listener) => {
        tell = listener
        return () => (tell = () => undefined)
      },
    },
  })
  board.post(bad)
  state.notices = board.notices
  state.hub = hubOf('connected')
  tell()
  const early = [
    'hub subscribed (pub-sub): tcp://pi:5555 not connected',
    'warning: “Barn” sent nonsense.',
  ]
  expect(lines).toEqual(early)

  board.post({ ...bad, key: 'b', what: 'Else.' })
  state.notices = board.notices
  end()
  expect(lines).toEqual([
    ...early,
    'hub subscribed (pub-sub): tcp://pi:5555 connected',
    'warning: “Barn” sent nonsense.',
    'warning: Else.',
  ])
})
