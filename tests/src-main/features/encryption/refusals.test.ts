import { expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { Refusals } from '../../../../src-main/features/encryption/refusals.ts'
import type { NewNotice } from '../../../../src-main/app/notices/notice-board.ts'

function aLog() {
  const reported: NewNotice[] = []
  return { reported, refusals: new Refusals((notice) => reported.push(notice)) }
}

test('each sender is reported once and counted always', () => {
  const { reported, refusals } = aLog()
  for (let time = 0; time < 3; time++) refusals.note({ why: 'address', who: '10.0.0.7' })
  refusals.note({ why: 'name', who: '10.0.0.7' })
  refusals.note({ why: 'unencrypted' })
  refusals.note({ why: 'unencrypted' })
  for (const why of ['key', 'key', 'hub-key', 'encrypts', 'address'] as const)
    refusals.note({ why: `publisher-${why}`, who: 'tcp://pi:1' })
  expect(reported.map(({ what }) => ENGLISH.say(what))).toEqual([
    'Refused a sender at 10.0.0.7: its address is not in the list.',
    'Refused “10.0.0.7”: its name is not in the list.',
    'Refused a sender that did not encrypt.',
    'Refused tcp://pi:1: it does not encrypt, or not with the key after its address.',
    'tcp://pi:1 refused the connection: it encrypts with the key of another hub.',
    'tcp://pi:1 refused the connection: it encrypts, and Camwall does not.',
    'Cannot connect to tcp://pi:1: no host can have this name.',
  ])
  expect(refusals.counts).toEqual([
    { why: 'address', who: '10.0.0.7', times: 3 },
    { why: 'name', who: '10.0.0.7', times: 1 },
    { why: 'unencrypted', times: 2 },
    { why: 'publisher-key', who: 'tcp://pi:1', times: 2 },
    { why: 'publisher-hub-key', who: 'tcp://pi:1', times: 1 },
    { why: 'publisher-encrypts', who: 'tcp://pi:1', times: 1 },
    { why: 'publisher-address', who: 'tcp://pi:1', times: 1 },
  ])
})

test('a sender that is still refused after a change of the lists is reported again, and its count continues', () => {
  const { reported, refusals } = aLog()
  refusals.note({ why: 'key', who: '10.0.0.7', key: 'k' })
  refusals.reportAgain()
  refusals.note({ why: 'key', who: '10.0.0.7', key: 'k' })
  expect(reported).toHaveLength(2)
  expect(refusals.counts).toEqual([{ why: 'key', who: 'k', times: 2 }])
})

test('a sender with a thousand names is reported a few times, and every refusal is counted', () => {
  const { reported, refusals } = aLog()
  for (let name = 0; name < 1000; name++) refusals.note({ why: 'name', who: `Pi ${name}` })
  refusals.note({ why: 'address', who: '10.0.0.7' })
  expect(reported).toHaveLength(9)
  expect(refusals.counts.length).toBeLessThanOrEqual(258)
  expect(refusals.counts.reduce((sum, { times }) => sum + times, 0)).toBe(1001)
  refusals.note({ why: 'name', who: 'Pi 0' })
  expect(refusals.counts[0]).toEqual({ why: 'name', who: 'Pi 0', times: 2 })
})
