import { expect, test } from 'vitest'
import { OwnTopics } from '../../../../src-main/app/layouts/own-topics.ts'

function open() {
  let own: Readonly<Record<string, unknown>> = { tiles: ['t1'], layout: { kind: 'fit' } }
  const topics = new OwnTopics(() => own)
  return { topics, change: (changed: object) => (own = { ...own, ...changed }) }
}

test('a page that has just loaded gets everything but the walls of other windows', () => {
  const { topics } = open()
  expect(topics.complete({ hub: 1, walls: [] })).toEqual({
    hub: 1,
    tiles: ['t1'],
    layout: { kind: 'fit' },
  })
})

test('with a change for all windows comes what changed of its own, once', () => {
  const { topics, change } = open()
  topics.complete({})
  const cameras = { gone: ['Barn'], changed: [] }
  change({ tiles: ['t2'], layout: { kind: 'fit' } })
  expect(topics.withOwn({ cameras, topics: { walls: [1], hub: 2 } })).toEqual({
    cameras,
    topics: { hub: 2, tiles: ['t2'] },
  })
  expect(topics.withOwn({ cameras, topics: { walls: [2] } })).toEqual({ cameras })
})

test('a change of another window’s wall is none', () => {
  const { topics } = open()
  topics.complete({})
  expect(topics.withOwn({ topics: { walls: [3] } })).toBeUndefined()
})
