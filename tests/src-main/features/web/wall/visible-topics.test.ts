import { expect, test } from 'vitest'
import type { Right } from '../../../../../src-main/contract/request.ts'
import { section } from '../../../../../src-main/contract/setting.ts'
import { visibleTopics } from '../../../../../src-main/features/web/wall/visible-topics.ts'

const STATE = {
  alarms: { active: [], signed: ['r1 https://hooks.example.com'] },
  recording: { cameras: ['Barn'], folder: '/home/ann/Videos/Camwall' },
  snapshot: { folder: '/home/ann/Pictures/Camwall', isChosen: false },
}
const SECTIONS = [section('lamp', {})]

const seenBy = (...rights: Right[]) => visibleTopics(STATE, new Set(rights), SECTIONS)

test('whoever may configure sees paths and servers of webhooks', () => {
  expect(seenBy('view', 'configure')).toMatchObject(STATE)
})

test.each([[['view']], [['view', 'arrange']]] as const)(
  'with the rights %j, they are not seen, and the rest is',
  (rights) => {
    expect(seenBy(...rights)).toEqual({
      alarms: { active: [], signed: [] },
      recording: { cameras: ['Barn'], folder: '' },
      snapshot: { folder: '', isChosen: false },
    })
  },
)

test('what did not change is not told', () => {
  expect(visibleTopics({ notices: [] }, new Set(['view']), SECTIONS)).toEqual({ notices: [] })
})
