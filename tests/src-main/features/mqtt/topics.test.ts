import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TOPIC } from '../../../../src-main/features/mqtt/contract.ts'
import { pictureTopic, stateTopic, topicIdOf } from '../../../../src-main/features/mqtt/topics.ts'

test.each([
  ['Barn', /^barn_[\da-f]{8}$/],
  ['Barn door 2', /^barn_door_2_[\da-f]{8}$/],
  ['Küche', /^ku_che_[\da-f]{8}$/],
  ['+/#', /^[\da-f]{8}$/],
  ['', /^[\da-f]{8}$/],
])('%j is recognised in its topic', (name, id) => {
  expect(topicIdOf(name)).toMatch(id)
})

test('names with the same letters have topics of their own', () => {
  expect(new Set(['Barn', 'barn', 'BARN', 'barn ', 'bärn'].map(topicIdOf)).size).toBe(5)
})

test('no name becomes a level, a wildcard or a system’s topic', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      for (const topic of [
        stateTopic('camwall', 'ab', name),
        pictureTopic('camwall', 'ab', name),
      ]) {
        expect(topic).toMatch(TOPIC)
        expect(topic.split('/')).toHaveLength(4)
        expect(topic.length).toBeLessThan(80)
      }
    }),
  )
})
