import { describe, expect, test } from 'vitest'
import { MAX_TOPICS, Topics } from '../../../../src-main/consumers/publisher/topics.ts'
import { headerStart } from '../../../../src-main/consumers/publisher/published-header.ts'

function topics(...texts: readonly string[]): Topics {
  const all = new Topics()
  for (const text of texts) all.add(Buffer.from(text))
  return all
}

describe('a camera is wanted', () => {
  test.each(['', '{', '{"msg": "', '{"msg": "Ba', '{"msg": "Barn"', '{"msg": "Barn|jpg'])(
    'by %j',
    (topic) => {
      expect(topics('{"msg": "Yard"', topic).wants(headerStart('Barn', ''))).toBe(true)
    },
  )

  test.each(['{"msg": "Barn 2"', '{"msg": "Barns', '{"msg":"Barn"', '{"msg": "Yard"', 'Barn'])(
    'not by %j',
    (topic) => {
      expect(topics(topic).wants(headerStart('Barn', ''))).toBe(false)
    },
  )
})

test('a topic that was removed wants nothing', () => {
  const all = topics('')
  all.remove(Buffer.from(''))
  expect(all.wants(headerStart('Barn', ''))).toBe(false)
})

test('their number is bounded', () => {
  const many = topics(...Array.from({ length: MAX_TOPICS + 10 }, (_each, index) => `${index}`))
  expect(many.size).toBe(MAX_TOPICS)
})
